import base64
import io

from odoo.fields import Command
from odoo.tools.pdf import PdfReader

from .common import PieceCommon
from .design_samples import picture


class SheetCommon(PieceCommon):
    """The seed's ring with all that a technical sheet tells."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # No server answers here: style sheets are looked for in vain, which is quicker than waiting for them.
        cls.env["ir.config_parameter"].set_param("report.url", "http://127.0.0.1:9")
        cls.env.company.country_id = cls.env.ref("base.fr")
        cls.ring.write(
            {
                "default_code": "ETN-R-052",
                "collection_id": cls.env["liink.collection"].create({"name": "Collection d'essai"}).id,
                "width_mm": 3.7,
                "thickness_mm": 2.25,
                "finish_ids": [Command.set(cls.env.ref("liink_jewelry_bom.finish_polished").ids)],
                "description": "<p>Two claws face the finger.</p>",
            }
        )
        cls.gold_line.loss_percent = 8
        sizes = cls.env["product.attribute"].create({"name": "Finger size", "liink_role": "ring_size"})
        cls.sizes = cls.env["product.attribute.value"].create(
            [{"name": f"T{size}", "attribute_id": sizes.id, "liink_ring_size": size} for size in (50, 52, 54)]
        )

    @classmethod
    def _offer_sizes(cls, piece):
        values = {"attribute_id": cls.sizes.attribute_id.id, "value_ids": [Command.set(cls.sizes.ids)]}
        piece.attribute_line_ids = [Command.create(values)]

    @classmethod
    def _submit(cls, piece, data, filename, approve=True, **values):
        design = cls.env["liink.design.file"].create(
            {"product_tmpl_id": piece.id, "filename": filename, "file": base64.b64encode(data), **values}
        )
        if approve:
            design.action_approve()
        return design

    def _sheet(self, records, lang="en_US", **context):
        """The only sheet of these records, as a user of the brand reads it."""
        (sheet,) = records.with_user(self.user).with_context(lang=lang, **context)._liink_get_technical_sheets()
        return sheet

    def _html(self, report, records, lang="en_US"):
        Report = self.env["ir.actions.report"].with_user(self.user).with_context(lang=lang)
        return Report._render_qweb_html(report, records.ids)[0].decode().replace("\xa0", " ")

    def _pages(self, report, records, lang="en_US"):
        """The texts of the pages of a real PDF."""
        Report = self.env["ir.actions.report"].with_user(self.user)
        if Report.get_wkhtmltopdf_state() not in ("ok", "upgrade", "workers"):
            self.skipTest("no wkhtmltopdf here")
        Report = Report.with_context(force_report_rendering=True, lang=lang)
        pdf, kind = Report._render_qweb_pdf(report, records.ids)
        self.assertEqual(kind, "pdf")
        self.reader = PdfReader(io.BytesIO(pdf))
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    def _colour(self, *colour, size=(300, 200)):
        """The JPEG of a picture of one colour."""
        return picture(size=size, colour=colour) if colour else picture(size=size)
