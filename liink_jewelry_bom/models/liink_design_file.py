import base64
import binascii
import hashlib

from odoo import api, fields, models
from odoo.addons.liink_precious_stock.tools import UNLOCK
from odoo.exceptions import UserError, ValidationError

from ..tools.design_content import FORMATS, ContentError, inspect_content
from ..tools.design_name import design_name, plain_file_name, taken_by_camera

STATES = [
    ("submitted", "To approve"),
    ("approved", "Approved"),
    ("superseded", "Superseded"),
    ("rejected", "Rejected"),
]
# Which groups of formats each kind of design may have.
GROUPS = {
    "cad": ("model",),
    "drawing": ("document", "picture"),
    "rendering": ("picture",),
    "photo": ("picture",),
}


class LiinkDesignFile(models.Model):
    """One version of one design of a piece: its CAD model, a drawing, a rendering, a photo.

    A design is a piece, a kind and a name (letter case apart); its versions are numbered from 1. At most one version
    of a design is approved, the database sees to it; that one is what the maker sees. The file of a version is never
    changed and never lost: what is wrong is rejected with a reason, what is better is a new version.
    """

    _name = "liink.design.file"
    _description = "Design File"
    _inherit = ["mail.thread"]
    _order = "product_tmpl_id, kind, name, version desc, id desc"

    product_tmpl_id = fields.Many2one(
        "product.template",
        "Piece",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("precious_kind", "=", "jewel")],
    )
    company_id = fields.Many2one(related="product_tmpl_id.company_id", store=True, index="btree_not_null")
    kind = fields.Selection(
        [("cad", "CAD model"), ("drawing", "Drawing"), ("rendering", "Rendering"), ("photo", "Photo")], required=True
    )
    name = fields.Char(
        "Design", required=True, help="Files of the same piece, kind and name are versions of one design."
    )
    version = fields.Integer(readonly=True, required=True, copy=False, aggregator=None)
    file = fields.Binary(required=True, attachment=True)
    filename = fields.Char("File Name", readonly=True)
    file_format = fields.Selection(
        [(key, key.upper()) for key in FORMATS], "Format", readonly=True, help="Found from the file's content."
    )
    mimetype = fields.Char("Media Type", readonly=True, help="Found from the file's content.")
    file_size = fields.Integer("Size (bytes)", readonly=True, aggregator=None)
    sha256 = fields.Char("SHA-256", readonly=True, help="Fingerprint of the file, to show that it is unchanged.")
    state = fields.Selection(STATES, default="submitted", required=True, readonly=True, copy=False, tracking=True)
    submitted_by_id = fields.Many2one("res.users", "Submitted by", readonly=True, copy=False, ondelete="restrict")
    submitted_at = fields.Datetime("Submitted on", readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    approved_at = fields.Datetime("Approved on", readonly=True, copy=False)
    rejection_reason = fields.Text(readonly=True, copy=False)
    note = fields.Text(help="What whoever looks at this file should know.")

    _approved_unique = models.UniqueIndex(
        "(product_tmpl_id, kind, LOWER(name)) WHERE state = 'approved'",
        "Another version of this design has just been approved. Look at the piece again.",
    )
    _version_unique = models.UniqueIndex(
        "(product_tmpl_id, kind, LOWER(name), version)",
        "Another version of this design has just been submitted. Send your file again.",
    )

    @api.depends("name", "version")
    def _compute_display_name(self):
        for design in self:
            design.display_name = self.env._(
                "%(design)s, version %(version)s", design=design.name, version=design.version
            )

    @api.constrains("kind", "file_format")
    def _check_kind(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for design in self:
            if FORMATS[design.file_format].group not in GROUPS[design.kind]:
                raise ValidationError(
                    self.env._(
                        "%(file)s is a %(format)s file: it cannot be kept as “%(kind)s”. Choose another kind.",
                        file=design.filename or design.name,
                        format=design.file_format.upper(),
                        kind=labels[design.kind],
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Submit files: their type, size and fingerprint are read from the content, who and when from the session.

        :raises UserError: a file that is no design file, or one that could harm; nothing is kept then
        """
        vals_list = [self._liink_prepare_submission(vals) for vals in vals_list]
        self._liink_number_versions(vals_list)
        # Odoo would make large pictures smaller: the file is kept to the last byte.
        designs = super(LiinkDesignFile, self.with_context(image_no_postprocess=True)).create(vals_list)
        return designs.with_env(self.env)

    def write(self, vals):
        """Name, kind and note may be put right until somebody decides; nothing else is ever written by hand."""
        if self.env.context.get("liink_unlock") is not UNLOCK:
            self._liink_check_writable(vals)
        if {"name", "kind"}.isdisjoint(vals):
            return super().write(vals)
        for design in self:
            renamed = {
                "product_tmpl_id": design.product_tmpl_id.id,
                "kind": vals.get("kind", design.kind),
                "name": design_name(vals.get("name", design.name)) or design.name,
            }
            if (renamed["kind"], renamed["name"].lower()) != (design.kind, design.name.lower()):
                self._liink_number_versions([renamed])
            super(LiinkDesignFile, design).write({**vals, **renamed})
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._(
                "Design files are kept: makers may have worked from them. Reject the file instead, with a reason."
            )
        )

    def _liink_check_writable(self, vals):
        open_fields = {"name", "kind", "note", "message_follower_ids", "message_ids", "message_main_attachment_id"}
        decided = self.filtered(lambda design: design.state != "submitted")
        if vals.keys() - open_fields or (decided and not vals.keys() <= open_fields - {"name", "kind", "note"}):
            raise UserError(
                self.env._(
                    "%s cannot be changed: a design file stays as it was submitted. Submit a new version instead.",
                    (decided or self)[:1].display_name,
                )
            )

    def _liink_unlocked(self):
        return self.with_context(liink_unlock=UNLOCK)

    @api.model
    def _liink_prepare_submission(self, vals):
        """The values of a new version, with what its content says."""
        data = self._liink_decode(vals.get("file"))
        filename = plain_file_name(vals.get("filename"))
        content = self._liink_inspect(data, filename)
        return {
            **vals,
            "kind": vals.get("kind") or self._liink_guess_kind(content, data),
            "name": design_name(vals.get("name")) or design_name(filename, content),
            "filename": filename or f"design.{content.extension}",
            "file_format": content.key,
            "mimetype": content.mimetype,
            "file_size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "state": "submitted",
            "submitted_by_id": self.env.uid,
            "submitted_at": fields.Datetime.now(),
            "approved_by_id": False,
            "approved_at": False,
            "rejection_reason": False,
        }

    @api.model
    def _liink_decode(self, encoded):
        try:
            return base64.b64decode(encoded or b"")
        except (binascii.Error, ValueError):
            return b""

    @api.model
    def _liink_inspect(self, data, filename):
        limit = self._liink_max_megabytes()
        try:
            return inspect_content(data, filename, limit * 1024 * 1024)
        except ContentError as error:
            raise UserError(self._liink_explain(error, filename, limit)) from None

    @api.model
    def _liink_guess_kind(self, content, data):
        if content.group == "model":
            return "cad"
        if content.group == "document":
            return "drawing"
        return "photo" if taken_by_camera(data) else "rendering"

    @api.model
    def _liink_number_versions(self, vals_list):
        """Number versions, those of one design in their order, after those that are there."""
        latest = self._liink_latest_versions({vals.get("product_tmpl_id") for vals in vals_list})
        for vals in vals_list:
            key = (vals.get("product_tmpl_id"), vals["kind"], vals["name"].lower())
            latest[key] = vals["version"] = latest.get(key, 0) + 1

    @api.model
    def _liink_latest_versions(self, piece_ids):
        """{(piece id, kind, name in small letters): highest version}, whoever may see it."""
        rows = self.sudo()._read_group(
            [("product_tmpl_id", "in", list(piece_ids))],
            ["product_tmpl_id", "kind", "name"],
            ["version:max"],
        )
        latest = {}
        for piece, kind, name, version in rows:
            key = (piece.id, kind, name.lower())
            latest[key] = max(version, latest.get(key, 0))
        return latest
