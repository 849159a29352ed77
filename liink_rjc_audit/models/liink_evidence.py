import base64
import binascii
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import human_size

from ..tools import MAX_FILE_SIZE, paper_type
from ..tools.paper_file import MIMETYPES


class LiinkEvidence(models.Model):
    """A paper that proves something about lots or about an order: its kind, number, date, issuer and the file.

    The file is PDF, JPEG or PNG by its content, whatever its name says, and at most 20 MB; its SHA-256 is kept to show
    later that it is still the same.
    """

    _name = "liink.evidence"
    _description = "Paper"
    _inherit = ["mail.thread"]
    _order = "date desc, id desc"
    _rec_name = "reference"

    kind_id = fields.Many2one("liink.evidence.kind", required=True, index=True, ondelete="restrict", tracking=True)
    reference = fields.Char("Number", tracking=True, help="The number on the paper.")
    date = fields.Date("Dated", required=True, default=fields.Date.context_today, tracking=True)
    partner_id = fields.Many2one(
        "res.partner",
        "Issued by",
        compute="_compute_partner_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        tracking=True,
    )
    file = fields.Binary(required=True, attachment=True)
    file_name = fields.Char()
    mimetype = fields.Char("Type", readonly=True)
    file_size = fields.Integer("Size (bytes)", readonly=True)
    checksum = fields.Char("SHA-256", readonly=True, help="Fingerprint of the file, to show that it is unchanged.")
    lot_ids = fields.Many2many("stock.lot", "liink_evidence_lot_rel", "evidence_id", "lot_id", "Lots")
    order_id = fields.Many2one("purchase.order", "Production Order", index="btree_not_null", ondelete="restrict")
    note = fields.Text()
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    active = fields.Boolean(default=True)

    @api.depends("lot_ids", "order_id")
    def _compute_partner_id(self):
        for paper in self:
            paper.partner_id = paper.partner_id or paper.lot_ids.supplier_id[:1] or paper.order_id.liink_maker_id

    @api.depends("kind_id", "reference")
    def _compute_display_name(self):
        for paper in self:
            paper.display_name = " ".join(filter(None, (paper.kind_id.name, paper.reference)))

    @api.constrains("lot_ids", "order_id", "kind_id")
    def _check_subject(self):
        for paper in self:
            if not paper.lot_ids and not paper.order_id:
                raise ValidationError(
                    self.env._("%s: choose the lots or the order that this paper proves.", paper.display_name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([{**vals, **self._liink_prepare_file_vals(vals)} for vals in vals_list])

    def write(self, vals):
        return super().write({**vals, **self._liink_prepare_file_vals(vals)})

    @api.model
    def _liink_prepare_file_vals(self, vals):
        """Return what is known of the file in ``vals`` from its content, nothing when there is none.

        :raises UserError: when the file is too large, empty, or neither PDF, JPEG nor PNG
        """
        if "file" not in vals:
            return {}
        name = vals.get("file_name") or self.env._("The file")
        content = self._liink_decode(vals["file"])
        if len(content) > MAX_FILE_SIZE:
            raise UserError(
                self.env._(
                    "%(file)s is too large: %(size)s, where a paper may have %(most)s. Scan it with less resolution,"
                    " or in several parts.",
                    file=name,
                    size=human_size(len(content)),
                    most=human_size(MAX_FILE_SIZE),
                )
            )
        file_type = paper_type(content)
        if not file_type:
            raise UserError(
                self.env._(
                    "%s cannot be kept as a proof: its content is neither PDF nor JPEG nor PNG, whatever its name"
                    " says. Give the paper as a PDF or as a picture.",
                    name,
                )
            )
        return {
            "mimetype": MIMETYPES[file_type],
            "file_size": len(content),
            "checksum": hashlib.sha256(content).hexdigest(),
        }

    @api.model
    def _liink_decode(self, data):
        try:
            return base64.b64decode(data or b"", validate=False)
        except (binascii.Error, ValueError):
            return b""

    def _liink_get_files(self):
        """Return {paper id: content in bytes} of these papers, in one query; a paper whose file is lost is left out.

        Reading the papers is what was granted; their files come with them.
        """
        self.check_access("read")
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", self._name), ("res_field", "=", "file"), ("res_id", "in", self.ids)])
        )
        return {attachment.res_id: attachment.raw for attachment in attachments if attachment.raw}
