from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("todo", "To do"),
    ("progress", "In progress"),
    ("blocked", "Blocked"),
    ("done", "Done"),
]


class LiinkOrderPhase(models.Model):
    """One phase (CAD, casting, setting …) of one order line at one maker: planned, started, done, with its photos.

    A phase carries its maker, so that a later phase may go to another house. Photos and remarks are posted in the
    order's thread: there is no second chat.
    """

    _name = "liink.order.phase"
    _description = "Order phase"
    _inherit = ["liink.checked.photo"]
    _order = "order_id, sequence, id"

    order_id = fields.Many2one("purchase.order", required=True, ondelete="cascade", index=True)
    line_id = fields.Many2one("purchase.order.line", "Order line", ondelete="cascade", index=True)
    product_id = fields.Many2one(related="line_id.product_id", string="Piece")
    maker_id = fields.Many2one(
        "res.partner",
        required=True,
        index=True,
        help="The company that does this phase; the portal shows it to nobody else.",
    )
    company_id = fields.Many2one(related="order_id.company_id", store=True)
    phase_id = fields.Many2one("liink.phase", required=True, ondelete="restrict")
    sequence = fields.Integer(default=10)
    date_planned = fields.Date("Planned end")
    date_started = fields.Date("Started", readonly=True)
    date_done = fields.Date("Done on", readonly=True)
    state = fields.Selection(STATES, default="todo", required=True)
    remark = fields.Char()
    attachment_ids = fields.Many2many("ir.attachment", string="Photos", readonly=True)
    photo_count = fields.Integer("Photo count", compute="_compute_photo_count")
    is_late = fields.Boolean("Late", compute="_compute_is_late")

    @api.depends("attachment_ids")
    def _compute_photo_count(self):
        for phase in self:
            phase.photo_count = len(phase.attachment_ids)

    @api.depends("phase_id")
    def _compute_display_name(self):
        for phase in self:
            phase.display_name = phase.phase_id.name

    @api.depends("date_planned", "state")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for phase in self:
            phase.is_late = bool(phase.state != "done" and phase.date_planned and phase.date_planned < today)

    def action_start(self):
        """The phase has begun."""
        self._liink_set_state("progress")

    def action_done(self):
        """The phase is finished."""
        self._liink_set_state("done")

    def action_reset(self):
        """Put a phase back to do, after a wrong tap."""
        self._liink_set_state("todo")

    @api.private
    def _liink_plan(self, line, bom):
        """Create the phases of an order line from its BoM, planned one after the other in calendar days."""
        date = fields.Date.context_today(self)
        values = []
        for rank, phase in enumerate(bom.liink_phase_ids.sorted("sequence")):
            date += timedelta(days=phase.days)
            values.append(
                {
                    "order_id": line.order_id.id,
                    "line_id": line.id,
                    "maker_id": line.order_id.liink_maker_id.id,
                    "phase_id": phase.phase_id.id,
                    "sequence": (rank + 1) * 10,
                    "date_planned": date,
                }
            )
        return self.create(values)

    @api.private
    def _liink_set_state(self, state, author=None):
        """Set the state, its dates, and say so in the order's thread.

        :param author: res.partner who did it, when the caller acts for somebody
        """
        today = fields.Date.context_today(self)
        labels = dict(self._fields["state"]._description_selection(self.env))
        if state not in labels:
            raise UserError(self.env._("This state does not exist."))
        for phase in self.filtered(lambda p: p.state != state):
            phase._liink_check_open()
            phase.write({"state": state, **phase._liink_get_dates(state, today)})
            phase._liink_post(
                self.env._("%(phase)s: %(state)s", phase=phase.phase_id.name, state=labels[state]), author=author
            )

    def _liink_get_dates(self, state, today):
        if state == "done":
            return {"date_started": self.date_started or today, "date_done": today}
        if state == "todo":
            return {"date_started": False, "date_done": False}
        return {"date_started": self.date_started or today, "date_done": False}

    def _liink_check_open(self):
        if self.order_id.state != "purchase":
            raise UserError(
                self.env._("Order %s is not open: its phases cannot be changed.", self.order_id.name)
            )

    @api.private
    def _liink_add_photo(self, name, data, remark="", author=None):
        """Keep a photo of this phase and show it in the order's thread.

        :param str name: the file's name, as given; only shown, never trusted
        :param bytes data: a JPEG, PNG or WebP picture of at most 10 MB, checked by content
        :return: the ir.attachment
        :raises UserError: when the file is no such picture or too large; nothing is kept then
        """
        self.ensure_one()
        self._liink_check_open()
        mimetype = self._liink_check_photo(data)
        attachment = self.env["ir.attachment"].create(
            {
                "name": (name or "photo").replace("/", "_")[-100:],
                "raw": data,
                "mimetype": mimetype,
                "res_model": "purchase.order",
                "res_id": self.order_id.id,
            }
        )
        self.attachment_ids |= attachment
        body = self.env._("%(phase)s: photo", phase=self.phase_id.name)
        if remark:
            body = f"{body} – {remark}"
        self._liink_post(body, author=author, attachments=attachment)
        return attachment

    def _liink_post(self, body, author=None, attachments=None):
        return self.order_id.message_post(
            body=body,
            author_id=author.id if author else None,
            attachment_ids=attachments.ids if attachments else [],
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )
