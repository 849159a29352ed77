from datetime import timezone

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command

STAGES = [
    ("draft", "To confirm"),
    ("ordered", "Ordered"),
    ("making", "In the making"),
    ("partial", "Partly received"),
    ("received", "Received"),
    ("cancel", "Cancelled"),
]


class PurchaseOrder(models.Model):
    """The production order: a purchase order to a maker, with its material, phases, photos and pieces.

    Confirming it is one click: needs are computed, stock is checked, lots are allocated to the delivery, the order's
    PDF is sent to the maker, and the thread is open to both sides.
    """

    _inherit = "purchase.order"

    is_production_order = fields.Boolean(
        "Production order",
        compute="_compute_is_production_order",
        store=True,
        index="btree_not_null",
        help="The order has pieces made by an outside maker.",
    )
    liink_maker_id = fields.Many2one(
        "res.partner",
        "Maker's company",
        related="partner_id.commercial_partner_id",
        store=True,
        index="btree_not_null",
    )
    liink_reference_id = fields.Many2one("stock.reference", "Delivery reference", copy=False, readonly=True)
    liink_phase_ids = fields.One2many("liink.order.phase", "order_id", "Phases", copy=False)
    liink_current_phase_id = fields.Many2one(
        "liink.order.phase", "Current phase", compute="_compute_liink_progress", store=True
    )
    liink_progress = fields.Integer("Progress (%)", compute="_compute_liink_progress", store=True)
    liink_stage = fields.Selection(
        STAGES,
        "Stage",
        compute="_compute_liink_stage",
        store=True,
        index=True,
        group_expand="_group_expand_liink_stage",
        tracking=True,
    )
    liink_piece_count = fields.Integer("Pieces ordered", compute="_compute_liink_piece_counts", store=True)
    liink_received_count = fields.Integer("Pieces received", compute="_compute_liink_piece_counts", store=True)
    liink_piece_ids = fields.One2many("stock.lot", "liink_order_id", "Pieces", readonly=True)
    liink_is_delivery_waiting = fields.Boolean(
        "Material to deliver", compute="_compute_liink_is_delivery_waiting"
    )
    liink_is_late = fields.Boolean("Late", compute="_compute_liink_is_late", search="_search_liink_is_late")
    liink_image = fields.Image("Picture", related="order_line.product_id.image_256")

    @api.depends("order_line.product_id.precious_kind", "order_line.display_type")
    def _compute_is_production_order(self):
        for order in self:
            order.is_production_order = any(line._liink_is_piece() for line in order.order_line)

    @api.depends("liink_phase_ids.state", "liink_phase_ids.sequence")
    def _compute_liink_progress(self):
        for order in self:
            phases = order.liink_phase_ids.sorted(lambda p: (p.sequence, p._origin.id))
            done = phases.filtered(lambda p: p.state == "done")
            order.liink_progress = round(100 * len(done) / len(phases)) if phases else 0
            order.liink_current_phase_id = phases.filtered(lambda p: p.state in ("progress", "blocked"))[:1] or (
                phases - done
            )[:1]

    @api.depends("order_line.product_qty", "order_line.qty_received", "order_line.product_id.precious_kind")
    def _compute_liink_piece_counts(self):
        for order in self:
            pieces = order.order_line.filtered(lambda line: line._liink_is_piece())
            order.liink_piece_count = sum(pieces.mapped("product_qty"))
            order.liink_received_count = sum(pieces.mapped("qty_received"))

    @api.depends("state", "liink_piece_count", "liink_received_count", "liink_phase_ids.state")
    def _compute_liink_stage(self):
        for order in self:
            order.liink_stage = order._liink_get_stage()

    def _liink_get_stage(self):
        if self.state == "cancel":
            return "cancel"
        if self.state != "purchase":
            return "draft"
        if self.liink_piece_count and self.liink_received_count >= self.liink_piece_count:
            return "received"
        if self.liink_received_count:
            return "partial"
        started = self.liink_phase_ids.filtered(lambda phase: phase.state != "todo")
        return "making" if started else "ordered"

    @api.model
    def _group_expand_liink_stage(self, _stages, _domain):
        """Open stages are shown on the board even when empty."""
        return ["draft", "ordered", "making", "partial"]

    @api.depends("order_line.move_ids.state", "state")
    def _compute_liink_is_delivery_waiting(self):
        for order in self:
            order.liink_is_delivery_waiting = bool(
                order.is_production_order
                and order.state == "purchase"
                and order._liink_get_open_deliveries()
            )

    @api.depends("date_planned", "liink_stage")
    def _compute_liink_is_late(self):
        today = self._liink_get_start_of_today()
        for order in self:
            waiting = order.liink_stage in ("ordered", "making", "partial")
            order.liink_is_late = bool(waiting and order.date_planned and order.date_planned < today)

    def _search_liink_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [
            ("liink_stage", "in", ("ordered", "making", "partial")),
            ("date_planned", "<", self._liink_get_start_of_today()),
        ]

    def _liink_get_start_of_today(self):
        """An order is late from the day after the one it was wanted on, whatever the hour; naive UTC."""
        now = fields.Datetime.context_timestamp(self, fields.Datetime.now())
        return now.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(timezone.utc).replace(tzinfo=None)

    @api.depends_context("lang")
    def _compute_display_name(self):
        """An order that has no number yet is called new in the reader's language; core says "New" in all."""
        result = super()._compute_display_name()
        for order in self.filtered(lambda o: o.display_name == "New"):
            order.display_name = self.env._("New order")
        return result

    @api.model_create_multi
    def create(self, vals_list):
        """Orders to makers are numbered in a sequence of their own: 2847, whose pieces are 2847-001, 2847-002 …"""
        for vals in vals_list:
            if not vals.get("partner_id") and not self.env.context.get("default_partner_id"):
                raise ValidationError(self.env._("An order needs a maker or a supplier: choose one."))
            if vals.get("name", "New") in ("New", "/") and self._liink_is_order_to_maker(vals):
                company = vals.get("company_id") or self.env.company.id
                vals["name"] = (
                    self.env["ir.sequence"].with_company(company).sudo().next_by_code("liink.production.order")
                )
        return super().create(vals_list)

    def _liink_is_order_to_maker(self, vals):
        partner = self.env["res.partner"].browse(vals.get("partner_id"))
        return bool(partner and partner.commercial_partner_id.is_maker)

    # Confirmation

    def button_confirm(self):
        """Confirm; production orders are checked first, and a shortage of material is asked about.

        :raises UserError: naming what is wrong with the order and what to do
        """
        drafts = self.filtered(lambda o: o.state in ("draft", "sent"))
        production_orders = drafts.filtered("is_production_order")
        drafts.filtered("liink_maker_id.is_maker")._liink_check_not_empty()
        production_orders._liink_check_orderable()
        if not self.env.context.get("liink_accept_shortage"):
            short = production_orders.filtered(lambda o: o._liink_get_shortages())
            if short:
                return short._liink_open_shortage_wizard()
        return super().button_confirm()

    def button_approve(self, force=False):
        """Open the making of the orders that this approves."""
        for order in self.filtered("is_production_order"):
            order.liink_maker_id._liink_get_holder(order.company_id)
        result = super().button_approve(force=force)
        approved = self.filtered(lambda o: o.is_production_order and o.state == "purchase")
        approved._liink_open_making()
        return result

    def _liink_open_making(self):
        """Check core made the manufacturing orders, allocate lots, plan phases, tell the maker."""
        self._liink_check_manufactured()
        self._liink_keep_revisions()
        for order in self:
            order._liink_allocate()
            order._liink_plan_phases()
            order._liink_notify_maker()

    def _liink_keep_revisions(self):
        """Write down what each line is made of, and freeze it: a later change of the piece is another revision."""
        for line in self.order_line.filtered(lambda line: line._liink_is_piece()):
            productions = line.move_ids.filtered("is_subcontract").move_orig_ids.production_id
            line.liink_bom_id = productions.bom_id[:1] or line._liink_get_bom()
        self.order_line.liink_bom_id.sudo()._liink_freeze()

    def _liink_allocate(self):
        """Reserve the lots of the deliveries of material to the maker."""
        self._liink_get_open_deliveries().action_assign()

    def _liink_plan_phases(self):
        """Copy the piece's phases to each order line, dated one after the other from today."""
        self.ensure_one()
        for line in self.order_line.filtered(lambda line: line._liink_is_piece()):
            if line not in self.liink_phase_ids.line_id:
                self.env["liink.order.phase"].sudo()._liink_plan(line, line._liink_get_bom())

    def _liink_notify_maker(self):
        """Send the order with its PDF to the maker, in the order's thread, and let the maker follow it."""
        self.ensure_one()
        if self.env.context.get("liink_no_notification"):
            return
        self.message_subscribe(self.partner_id.ids)
        template = self.env.ref("liink_subcontracting.mail_template_order_to_maker")
        self.message_post_with_source(
            template,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            email_layout_xmlid="mail.mail_notification_layout_with_responsible_signature",
        )

    def button_cancel(self):
        """Cancel; what is on its way to the maker and the phases that have not been done are cancelled with it.

        Core leaves a delivery whose order has made pieces already.
        """
        deliveries = self.filtered("is_production_order")._liink_get_open_deliveries()
        result = super().button_cancel()
        deliveries._liink_cancel_open()
        self.liink_phase_ids.filtered(lambda phase: phase.state != "done").sudo().unlink()
        return result

    def _liink_open_shortage_wizard(self):
        wizard = self.env["liink.shortage"].create({"order_ids": [Command.set(self.ids)]})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Not enough material"),
            "res_model": "liink.shortage",
            "res_id": wizard.id,
            "view_mode": "form",
            "target": "new",
        }
