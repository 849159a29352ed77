import base64

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.mimetypes import guess_mimetype

from .stock_lot import GRAM_KINDS

REPORT_TYPES = ("application/pdf", "image/jpeg", "image/png", "image/webp")
MOST_BYTES = 20 * 1024 * 1024


class LiinkAssay(models.Model):
    """A fineness that somebody measured: the only way in which the fineness of metal in stock changes.

    Confirmed, it counts from then on: open lines follow, done lines and closed documents keep what was known
    when they were done. What is on hand is put right by inventory lines without quantity, at every place, so
    that the fine grams of done lines always sum to grams on hand × fineness. Confirmed, it never changes: a
    mistake is corrected by another assay.
    """

    _name = "liink.assay"
    _description = "Assay"
    _order = "date desc, id desc"
    _rec_name = "lot_id"
    _check_company_auto = True

    lot_id = fields.Many2one(
        "stock.lot",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("precious_kind", "in", GRAM_KINDS)],
        check_company=True,
    )
    product_id = fields.Many2one(related="lot_id.product_id")
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company, required=True, index=True)
    date = fields.Date(
        required=True, default=fields.Date.context_today, help="When the metal was assayed, as the report says."
    )
    fineness = fields.Float(
        "Fineness Found (‰)",
        digits=(8, 4),
        aggregator=None,
        required=True,
        help="Parts of pure metal in a thousand, as measured.",
    )
    old_fineness = fields.Float(
        "Fineness Before (‰)", digits=(8, 4), aggregator=None, readonly=True, copy=False, help="What was known before."
    )
    fine_difference = fields.Float(
        "Difference (g fine)",
        digits=(16, 4),
        readonly=True,
        copy=False,
        help="Fine grams on hand that the assay found more, or less, than recorded; others' property included.",
    )
    partner_id = fields.Many2one(
        "res.partner", "Assayed by", ondelete="restrict", index="btree_not_null", help="Laboratory, refiner or caster."
    )
    reference = fields.Char("Report Number", help="Number of the assay report.")
    user_id = fields.Many2one(
        "res.users",
        "Entered by",
        default=lambda self: self.env.user,
        required=True,
        readonly=True,
        ondelete="restrict",
    )
    # In the row, not an attachment: an attachment could be replaced after the assay is confirmed.
    file = fields.Binary(
        "Report", attachment=False, copy=False, help="The assay report: PDF or picture, at most 20 MB."
    )
    file_name = fields.Char("Report Name", copy=False)
    note = fields.Text("Remarks")
    state = fields.Selection(
        [("draft", "Draft"), ("confirmed", "Confirmed")], required=True, default="draft", readonly=True, copy=False
    )
    confirmed_date = fields.Datetime("Confirmed on", readonly=True, copy=False, help="It counts from this moment on.")
    move_ids = fields.One2many("stock.move", "liink_assay_id", "Corrections", readonly=True)

    _fineness_in_range = models.Constraint(
        "CHECK (fineness > 0 AND fineness <= 1000)", "A fineness is above 0 and at most 1000 ‰."
    )

    @api.constrains("lot_id")
    def _check_lot(self):
        for assay in self:
            if assay.lot_id.precious_kind not in GRAM_KINDS:
                raise ValidationError(
                    self.env._("%s is no metal weighed in grams: it has no fineness to assay.", assay.lot_id.name)
                )

    @api.constrains("date")
    def _check_date(self):
        today = fields.Date.context_today(self)
        for assay in self:
            if assay.date > today:
                raise ValidationError(self.env._("The assay of lot %s is dated in the future.", assay.lot_id.name))

    @api.constrains("file")
    def _check_file(self):
        for assay in self.filtered("file"):
            content = base64.b64decode(assay.with_context(bin_size=False).file)
            if len(content) > MOST_BYTES or guess_mimetype(content) not in REPORT_TYPES:
                raise ValidationError(
                    self.env._(
                        "Assay of lot %s: the report must be a PDF or a picture (JPEG, PNG, WebP) of at most 20 MB.",
                        assay.lot_id.name,
                    )
                )

    @api.onchange("lot_id")
    def _onchange_lot_id(self):
        if self.lot_id.company_id:
            self.company_id = self.lot_id.company_id

    @api.model_create_multi
    def create(self, vals_list):
        # A confirmed assay is born by being confirmed only: it has corrected the stock.
        facts = ("state", "old_fineness", "fine_difference", "confirmed_date", "user_id", "move_ids")
        return super().create([{name: vals[name] for name in vals if name not in facts} for vals in vals_list])

    def write(self, vals):
        self._liink_check_open(vals)
        return super().write({name: vals[name] for name in vals if name not in ("state", "user_id")})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        self._liink_check_open({"lot_id": False})

    def _liink_check_open(self, vals):
        """Refuse to touch what is confirmed."""
        confirmed = self.filtered(lambda assay: assay.state == "confirmed")
        if vals and confirmed:
            raise UserError(
                self.env._(
                    "The assay of lot %s is confirmed and counts: it cannot be changed or deleted. Enter another"
                    " assay.",
                    confirmed[0].lot_id.name,
                )
            )

    def action_confirm(self):
        """Make these assays count from now on, each lot once.

        :raises UserError: when one is confirmed already, or older than what its lot was assayed with last
        """
        self.check_access("write")
        self._liink_check_confirmable()
        for assay in self:  # each may belong to another company; the lines of a lot are written together
            assay._liink_confirm()
        return True

    def _liink_check_confirmable(self):
        self._liink_check_open({"state": "confirmed"})
        lots = self.lot_id
        if len(lots) < len(self):
            raise UserError(self.env._("Confirm one assay of a lot at a time."))
        newest = dict(
            self._read_group([("lot_id", "in", lots.ids), ("state", "=", "confirmed")], ["lot_id"], ["date:max"])
        )
        for assay in self:
            last = newest.get(assay.lot_id)
            if last and last > assay.date:
                raise UserError(
                    self.env._(
                        "Lot %(lot)s has an assay of %(date)s, later than this one: what was measured last counts.",
                        lot=assay.lot_id.name,
                        date=fields.Date.to_string(last),
                    )
                )

    def _liink_confirm(self):
        self.ensure_one()
        lot, old_fineness = self.lot_id, self.lot_id.fineness
        quants = self.env["stock.quant"]._liink_lock_lot(lot)
        self._liink_record(state="confirmed", confirmed_date=fields.Datetime.now(), old_fineness=old_fineness)
        lot._liink_apply_assay(self)
        difference = quants._liink_correct_fine_weight(self, self.fineness - old_fineness)
        self._liink_record(fine_difference=difference)

    def _liink_record(self, **facts):
        """Write what nobody may type: that it is confirmed, and what it changed."""
        models.Model.write(self, facts)
