import base64
import io
import zipfile

from openpyxl import Workbook
from PIL import Image

from .common import PieceCommon

HEADINGS = (
    "Reference", "Name", "Type", "Ring Size", "Retail Price", "Kind", "Alloy or Article", "Grams", "Loss", "Nature",
    "Shape", "mm", "Carats", "Pieces", "Quality", "Setting", "Position",
)  # fmt: skip
RING = (
    ("E-1", "Éternelle", "Ring", "52", "2890", "metal", "White gold 750", "7", "8"),
    ("E-1", "", "", "", "", "stone", "", "", "", "Diamond", "Round", "", "0.5", "1", "GH/VS", "Claw", "centre"),
    ("E-1", "", "", "", "", "stone", "", "", "", "Diamond", "Round", "", "0.02", "12", "DEF/VVS", "Pavé", "surround"),
    ("E-1", "", "", "", "", "finding", "Clasp", "", "", "", "", "", "", "1"),
)


class PieceImportCommon(PieceCommon):
    """Files of pieces as people send them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The articles that the lines of these files mean are the only ones.
        others = cls.env["product.product"].search([("precious_kind", "in", ("metal", "stone", "component"))])
        (others - cls.gold - cls.centre - cls.melee - cls.clasp).active = False
        cls.env["product.template"].search([("default_code", "=like", "E-%")]).active = False

    def _wizard(self, rows, headings=HEADINGS, archive=None, **values):
        """A wizard with a CSV file of these rows."""
        content = "\n".join(";".join(map(str, row)) for row in (headings, *rows))
        return self._wizard_of(content.encode(), archive, **values)

    def _wizard_of(self, content, archive=None, **values):
        return self.env["liink.piece.import"].create(
            {
                "file": base64.b64encode(content),
                "filename": "bijoux.xlsx",
                "archive": archive and base64.b64encode(archive),
                "archive_name": archive and "photos.zip",
                "is_creating": False,
                **values,
            }
        )

    def _check(self, rows, **values):
        wizard = self._wizard(rows, **values)
        wizard.action_check()
        return wizard

    def _issues(self, rows, **values):
        """{(line, column): reason} of the dry run."""
        wizard = self._check(rows, **values)
        return {(issue.line_number, issue.column): issue.reason for issue in wizard.issue_ids}

    def _import(self, wizard):
        """The pieces made, by reference."""
        before = self.env["product.template"].search([])
        wizard.action_import_all()
        made = self.env["product.template"].search([("precious_kind", "=", "jewel")]) - before
        return {piece.default_code: piece for piece in made}

    def _xlsx(self, rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def _picture(self, image_format="PNG", colour="red"):
        stream = io.BytesIO()
        Image.new("RGB", (40, 30), colour).save(stream, image_format)
        return stream.getvalue()

    def _zip(self, files, compression=zipfile.ZIP_STORED):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", compression) as archive:
            for name, data in files.items() if isinstance(files, dict) else files:
                archive.writestr(name, data)
        return stream.getvalue()
