from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

REMAINING_STATES = ("open", "partial")


class LiinkMemo(models.Model):
    """Others' property entrusted to the company: dealer's memo (confié), maker's metal, client's stone, repair.

    Its lots carry their owner on the quant, are worth nothing to the company, and are taken only for the order
    that they were entrusted for. What was received, bought, returned and remains is read from done moves.
    """

    _name = "liink.memo"
    _description = "Entrusted Property"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char("Number", default="/", copy=False, readonly=True)
    kind = fields.Selection(
        [
            ("memo", "Dealer's Memo"),
            ("maker_metal", "Maker's Metal"),
            ("client_stone", "Client's Property"),
            ("repair", "Repair"),
        ],
        required=True,
        default="memo",
        tracking=True,
    )
    partner_id = fields.Many2one("res.partner", "Owner", required=True, index=True, tracking=True, ondelete="restrict")
    owner_id = fields.Many2one(
        related="partner_id.commercial_partner_id", string="Owner's House", store=True, index=True
    )
    reference = fields.Char("Their Reference", help="Number of the owner's memo or delivery note.")
    date = fields.Date("Entrusted on", required=True, default=fields.Date.context_today)
    date_term = fields.Date("Term", tracking=True, help="Until when it is bought or goes back.")
    reminder_days = fields.Integer(
        "Remind before (days)", default=7, help="Days before the term; 0 for the day itself."
    )
    date_reminded = fields.Date("Reminded on", copy=False, readonly=True)
    user_id = fields.Many2one("res.users", "Responsible", default=lambda self: self.env.user, tracking=True)
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    currency_id = fields.Many2one(
        "res.currency", required=True, default=lambda self: self.env.company.currency_id, ondelete="restrict"
    )
    location_id = fields.Many2one(
        "stock.location",
        "Where It Lies",
        compute="_compute_location_id",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
        domain=[("usage", "=", "internal")],
        help="The safe, or the maker's own place for metal that it advances. Empty: chosen when it is received.",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("open", "Received"),
            ("partial", "Partly Settled"),
            ("closed", "Settled"),
            ("cancel", "Cancelled"),
        ],
        default="draft",
        required=True,
        copy=False,
        index=True,
        tracking=True,
    )
    line_ids = fields.One2many("liink.memo.line", "memo_id", "Property", copy=True)
    purchase_ids = fields.Many2many("purchase.order", string="Purchases", copy=False, readonly=True)
    purchase_count = fields.Integer("Number of Purchases", compute="_compute_counts")
    picking_count = fields.Integer("Number of Transfers", compute="_compute_counts")
    remaining_value = fields.Monetary(compute="_compute_remaining_value")
    is_overdue = fields.Boolean("Overdue", compute="_compute_is_overdue", search="_search_is_overdue")
    note = fields.Html("Terms")

    _reminder_positive = models.Constraint("CHECK (reminder_days >= 0)", "Days before the term cannot be negative.")

    @api.depends("kind", "partner_id", "company_id")
    def _compute_location_id(self):
        for memo in self:
            memo.location_id = memo._liink_usual_location()

    @api.depends("line_ids.purchase_line_ids", "purchase_ids")
    def _compute_counts(self):
        for memo in self:
            memo.purchase_count = len(memo.purchase_ids)
            memo.picking_count = len(memo._liink_get_pickings())

    @api.depends("line_ids.remaining_value")
    def _compute_remaining_value(self):
        for memo in self:
            memo.remaining_value = sum(memo.line_ids.mapped("remaining_value"))

    @api.depends("state", "date_term")
    def _compute_is_overdue(self):
        today = fields.Date.context_today(self)
        for memo in self:
            memo.is_overdue = bool(memo.state in REMAINING_STATES and memo.date_term and memo.date_term < today)

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "in", REMAINING_STATES) & Domain("date_term", "<", fields.Date.context_today(self))

    @api.constrains("kind", "date", "date_term")
    def _check_term(self):
        for memo in self:
            if memo.kind == "memo" and not memo.date_term:
                raise ValidationError(
                    self.env._("A dealer's memo needs its term: until when the stones are bought or go back.")
                )
            if memo.date_term and memo.date_term < memo.date:
                raise ValidationError(self.env._("The term of %s is before the day it was entrusted.", memo.name))

    @api.constrains("partner_id", "company_id")
    def _check_owner(self):
        for memo in self:
            if memo.owner_id == memo.company_id.partner_id.commercial_partner_id:
                raise ValidationError(
                    self.env._(
                        "%s is your own company: what belongs to it is not entrusted. Choose the dealer, the maker or"
                        " the client.",
                        memo.partner_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("name", "/") == "/":
                company = vals.get("company_id") or self.env.company.id
                vals["name"] = self.env["ir.sequence"].with_company(company).next_by_code("liink.memo") or "/"
        return super().create(vals_list)

    def write(self, vals):
        self._liink_check_frozen(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_drafts_only(self):
        if any(memo.state not in ("draft", "cancel") for memo in self):
            raise UserError(self.env._("What was received is kept: give it back or buy it, then it is settled."))

    def action_receive(self):
        """Receive the property of these memos: a done receipt each, with owner, lots and carats."""
        for memo in self:
            memo._liink_check_receivable()
            memo.line_ids._liink_ensure_lots()
            memo.line_ids._liink_do_picking("received")
            memo.state = "open"

    def action_cancel(self):
        """Cancel drafts; what was received must be settled."""
        if any(memo.state != "draft" for memo in self):
            raise UserError(self.env._("What was received is kept: give it back or buy it, then it is settled."))
        self.state = "cancel"

    def action_return(self):
        """Open the return of what remains."""
        return self._liink_open_settlement("return")

    def action_buy(self):
        """Open the purchase of what remains."""
        return self._liink_open_settlement("buy")

    def action_view_pickings(self):
        """Open the receipts and returns of this memo."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.stock_picking_action")
        return {**action, "domain": [("id", "in", self._liink_get_pickings().ids)], "context": {}}

    def action_view_purchases(self):
        """Open the purchases of what was entrusted."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("purchase.purchase_form_action")
        return {**action, "domain": [("id", "in", self.purchase_ids.ids)], "context": {}}

    def _liink_open_settlement(self, operation):
        self.ensure_one()
        self.check_access("write")
        wizard = self.env["liink.memo.settlement"]._liink_prepare(self, operation)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Buy") if operation == "buy" else self.env._("Give back"),
            "res_model": "liink.memo.settlement",
            "res_id": wizard.id,
            "view_mode": "form",
            "target": "new",
        }

    def _liink_get_pickings(self):
        return self.line_ids.sudo().move_ids.picking_id

    def _liink_usual_location(self):
        """Return where it lies: at the maker for metal that it advances, else in the company's stock."""
        if self.kind == "maker_metal":
            return self.partner_id.with_company(self.company_id).liink_holder_location_id
        return self._liink_get_warehouse().lot_stock_id

    def _liink_get_warehouse(self):
        return self.env["stock.warehouse"].search([("company_id", "=", self.company_id.id)], limit=1)

    def _liink_partner_location(self):
        partner = self.partner_id.with_company(self.company_id)
        if self.kind in ("client_stone", "repair"):
            return partner.property_stock_customer
        return partner.property_stock_supplier

    def _liink_check_receivable(self):
        if self.state != "draft":
            raise UserError(self.env._("%s has been received already.", self.name))
        if not self.line_ids:
            raise UserError(self.env._("%s: say first what was entrusted, lot by lot.", self.name))
        if not self.location_id:
            self.location_id = self.partner_id._liink_get_holder(self.company_id).location_id

    def _liink_check_frozen(self, vals):
        """Refuse that what was received changes its owner or place on paper."""
        frozen = [name for name in ("partner_id", "kind", "company_id", "location_id") if name in vals]
        received = self.filtered(lambda memo: memo.state not in ("draft", "cancel"))
        if any(
            self._fields[name].convert_to_cache(vals[name], memo)
            != self._fields[name].convert_to_cache(memo[name], memo)
            for memo in received
            for name in frozen
        ):
            raise UserError(self.env._("What was received keeps its owner and place; transfer it instead."))

    def _liink_update_state(self):
        """Say whether anything of these memos remains to be settled."""
        self.line_ids.invalidate_recordset()
        for memo in self.filtered(lambda memo: memo.state in (*REMAINING_STATES, "closed")):
            remaining = any(line.remaining_quantity > 0 for line in memo.line_ids)
            memo.state = "partial" if remaining else "closed"

    @api.model
    def _cron_remind(self):
        """Remind the responsible of near terms, once each, by an activity and an e-mail; close what is used up."""
        memos = self.search([("state", "in", REMAINING_STATES)])
        memos.filtered(lambda memo: not any(line.remaining_quantity > 0 for line in memo.line_ids)).state = "closed"
        today = fields.Date.context_today(self)
        memos.filtered(
            lambda memo: (
                memo.state in REMAINING_STATES
                and memo.date_term
                and not memo.date_reminded
                and memo.date_term - timedelta(days=memo.reminder_days) <= today
            )
        )._liink_remind()

    def _liink_remind(self):
        template = self.env.ref("liink_precious_stock.mail_template_memo_term")
        for memo in self:
            user = memo.user_id or self.env.user
            memo.with_context(lang=user.lang).activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=memo.date_term,
                user_id=user.id,
                summary=memo.with_context(lang=user.lang).env._("%s: buy it or give it back", memo.name),
            )
            template.send_mail(memo.id)
        self.date_reminded = fields.Date.context_today(self)

    def _liink_prepare_picking_vals(self, operation):
        warehouse = self._liink_get_warehouse()
        outside = self._liink_partner_location()
        is_in = operation == "received"
        return {
            "picking_type_id": (warehouse.in_type_id if is_in else warehouse.out_type_id).id,
            "partner_id": self.partner_id.id,
            "owner_id": self.owner_id.id,
            "location_id": (outside if is_in else self.location_id).id,
            "location_dest_id": (self.location_id if is_in else outside).id,
            "origin": self.name,
            "company_id": self.company_id.id,
        }
