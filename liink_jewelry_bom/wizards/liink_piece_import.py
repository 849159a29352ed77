import base64
import binascii

from odoo import api, fields, models
from odoo.addons.liink_precious_stock.tools import format_measure
from odoo.exceptions import UserError
from odoo.tools import SQL
from odoo.tools.misc import clean_context

from ..tools.picture_archive import MAX_BYTES, MAX_ENTRIES, MAX_PICTURE_BYTES, ArchiveError, PictureArchive
from .piece_import_check import PieceImportCheck
from .piece_import_keeper import PieceImportKeeper

# What an import writes to, so that two at once end one after the other.
TURN = "liink_jewelry_bom.piece_import"


class LiinkPieceImport(models.TransientModel):
    """Pieces with their bills of materials, one line per material, and their pictures in a ZIP archive.

    A dry run shows what will be made and every bad line; then all pieces are made or none. A piece that is there
    already is never changed: its reference is a bad line.
    """

    _name = "liink.piece.import"
    _inherit = "liink.file.import"
    _description = "Import Pieces"

    archive = fields.Binary(
        "Pictures (ZIP)", attachment=False, help="A ZIP archive of JPEG, PNG and WebP files, at most 100 MB."
    )
    archive_name = fields.Char()
    is_creating = fields.Boolean(
        "Create what is missing",
        default=True,
        help="Articles, qualities and collections that the file names and LIINK does not have yet. They are listed"
        " before"
        " anything is made.",
    )
    new_names = fields.Text("Created along with the pieces", readonly=True)
    notices = fields.Text("To know", readonly=True)
    piece_count = fields.Integer("Pieces", readonly=True)
    piece_ids = fields.One2many("liink.piece.import.piece", "import_id", "What will be made", readonly=True)
    issue_ids = fields.One2many("liink.piece.import.issue", "import_id", "What is wrong", readonly=True)

    @api.depends_context("lang", "company")
    def _compute_template_file(self):
        return super()._compute_template_file()

    @api.onchange("file", "archive", "is_creating")
    def _onchange_subject(self):
        self.state = "upload"

    def action_check(self):
        """Read the file, list what will be made and every bad line; nothing is imported."""
        self.piece_ids.unlink()
        return super().action_check()

    def _liink_title(self):
        return self.env._("Import Pieces")

    def _liink_check_rights(self):
        self.env["product.template"].check_access("create")
        self.env["mrp.bom"].check_access("create")

    def _liink_check_rows(self, columns, positions, ignored, lines):
        # What the screen wants of a new piece (`default_jewel_type`) is not meant for the articles of a file.
        wizard = self.with_env(self.env(context=clean_context(self.env.context)))
        check = PieceImportCheck(wizard, columns, positions, ignored, wizard._liink_open_archive())
        check.run(lines)
        return check

    def _liink_import(self, is_partial):
        self._liink_check_rights()
        self._liink_take_turn()
        return super()._liink_import(is_partial)

    def _liink_take_turn(self):
        """Wait for an import that is going on; what it makes is then seen.

        Both write the same row: the one that has waited fails, and Odoo's request layer runs it again, where it finds
        the references of the first.
        """
        now = fields.Datetime.to_string(fields.Datetime.now())
        self.env.cr.execute(
            SQL(
                "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s)"
                " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
                TURN,
                now,
            )
        )

    def _liink_keep(self, check):
        pieces = PieceImportKeeper(check).run()
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_jewelry_bom.action_liink_pieces")
        name = self.env._("%s pieces imported", len(pieces))
        if len(pieces) == 1:
            return pieces._liink_action_open()
        return {**action, "name": name, "domain": [("id", "in", pieces.ids)], "target": "main"}

    def _liink_prepare_checked_vals(self, check):
        self.env["liink.piece.import.piece"].create(
            [{**piece.summary(), "import_id": self.id} for piece in check.pieces if piece.is_good]
        )
        return {
            **super()._liink_prepare_checked_vals(check),
            "piece_count": len(check.pieces),
            "new_names": "\n".join(check.missing.names()),
            "notices": "\n".join(check.notices),
        }

    def _liink_summary(self, check):
        pieces, lines, bad = (
            format_measure(self.env, count, 0, 0) for count in (len(check.pieces), check.row_count, check.bad_count)
        )
        if not check.bad_count:
            return self.env._("Pieces: %(pieces)s, lines: %(lines)s, all of them good.", pieces=pieces, lines=lines)
        return self.env._(
            "Pieces: %(pieces)s, lines: %(lines)s. To mend: %(bad)s; nothing can be imported before.",
            pieces=pieces,
            lines=lines,
            bad=bad,
        )

    def _liink_refusal(self, check):
        first = check.issues[0]
        place = self.env._("Line %s", first["line_number"]) if first["line_number"] else self.env._("Pictures")
        return self.env._(
            "The file has errors (%(count)s), so nothing was imported. %(place)s, %(column)s: %(reason)s",
            count=check.bad_count,
            place=place,
            column=first["column"] or first["value"] or "–",
            reason=first["reason"],
        )

    # The archive of pictures

    def _liink_open_archive(self):
        """Return the ``PictureArchive`` sent along, or nothing."""
        if not self.archive:
            return None
        try:
            return PictureArchive(base64.b64decode(self.archive, validate=False))
        except (ArchiveError, binascii.Error) as error:
            raise UserError(self._liink_archive_message(error)) from error

    def _liink_archive_message(self, error):
        name = self.archive_name or self.env._("The archive")
        entry, reason = getattr(error, "name", ""), getattr(error, "reason", "not_an_archive")
        messages = {
            "too_large": self.env._(
                "%(file)s is too large: at most %(size)s MB. Make the pictures smaller, or cut it into several"
                " archives.",
                file=name,
                size=MAX_BYTES // 1_000_000,
            ),
            "too_many": self.env._(
                "%(file)s holds more than %(count)s files. Cut it into several archives.", file=name, count=MAX_ENTRIES
            ),
            "bomb": self.env._(
                "%(file)s unpacks into far more than pictures do (%(entry)s): nothing was unpacked. A picture may have"
                " %(size)s MB.",
                file=name,
                entry=entry or name,
                size=MAX_PICTURE_BYTES // 1_000_000,
            ),
            "overlap": self.env._("%s is no honest archive: its files share their bytes. Make it anew.", name),
            "path": self.env._(
                "%(file)s has a file that leads out of the archive (%(entry)s). Make the archive anew, of the pictures"
                " only.",
                file=name,
                entry=entry,
            ),
            "protected": self.env._("%s is protected by a password. Make it without.", name),
            "twice": self.env._(
                "%(file)s has two files called %(entry)s: nobody could tell which is meant. Give them different"
                " names.",
                file=name,
                entry=entry.rpartition("/")[2],
            ),
        }
        default = self.env._("%s is no ZIP archive that can be read. Make it anew.", name)
        return messages.get(reason, default)
