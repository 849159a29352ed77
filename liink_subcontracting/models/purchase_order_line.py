from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.misc import formatLang


class PurchaseOrderLine(models.Model):
    """A line of pieces ordered from a maker."""

    _inherit = "purchase.order.line"

    liink_bom_id = fields.Many2one(
        "mrp.bom",
        "Revision",
        copy=False,
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="What the pieces of this line are made of: the revision that was current when they were ordered.",
    )

    def _liink_is_piece(self):
        """True for a line that orders pieces, as opposed to labour, services or notes."""
        self.ensure_one()
        return not self.display_type and self.product_id.precious_kind == "jewel"

    def _liink_get_bom(self):
        """The revision that this line was ordered with; before that, the one that core will use for it, or none."""
        self.ensure_one()
        if self.liink_bom_id:
            return self.liink_bom_id.sudo()
        order = self.order_id
        return (
            self.env["mrp.bom"]
            .sudo()
            ._bom_subcontract_find(
                self.product_id,
                picking_type=order.picking_type_id,
                company_id=order.company_id.id,
                subcontractor=order.partner_id,
            )
        )

    @api.constrains("product_qty", "product_id", "product_uom_id")
    def _check_liink_pieces(self):
        """Pieces are ordered one by one, at least one, and not a typing error's worth."""
        for line in self:
            if line._liink_is_piece():
                line._liink_check_quantity()

    def _liink_check_quantity(self):
        quantity, most = self.product_qty, self.company_id.liink_max_pieces_per_line or 1000
        if quantity <= 0:
            raise ValidationError(
                self.env._("%s: order at least one piece.", self.product_id.display_name)
            )
        if quantity != int(quantity):
            raise ValidationError(
                self.env._(
                    "%(piece)s: %(quantity)s is not a whole number of pieces.",
                    piece=self.product_id.display_name,
                    quantity=formatLang(self.env, quantity, digits=2),
                )
            )
        if quantity > most:
            raise ValidationError(
                self.env._(
                    "%(piece)s: %(quantity)s pieces on one line look like a typing error (at most %(most)s). "
                    "Split the order, or raise the limit in the settings.",
                    piece=self.product_id.display_name,
                    quantity=formatLang(self.env, quantity, digits=0),
                    most=formatLang(self.env, most, digits=0),
                )
            )
        self._liink_check_not_below_received()

    def _liink_check_not_below_received(self):
        if self.order_id.state == "purchase" and self.product_qty < self.qty_received:
            raise ValidationError(
                self.env._(
                    "%(piece)s: %(received)d pieces are received already; the order cannot go below.",
                    piece=self.product_id.display_name,
                    received=self.qty_received,
                )
            )

    def _get_date_planned(self, seller, po=False):
        """Pieces are wanted no sooner than their phases take, one after the other."""
        date = super()._get_date_planned(seller, po=po)
        if not (self and self._liink_is_piece()):
            return date
        delay = seller.delay if seller else 0
        days = sum(self._liink_get_bom().liink_phase_ids.mapped("days"))
        return date + timedelta(days=max(0, days - delay))

    def _create_or_update_picking(self):
        """An order lowered to what has come awaits nothing more: core would look for a receipt without moves."""
        complete = self.filtered(lambda line: line._liink_is_piece() and line.product_qty <= line.qty_received)
        complete._liink_await_nothing()
        return super(PurchaseOrderLine, self - complete)._create_or_update_picking()

    def _liink_await_nothing(self):
        """Cancel the receipts of these lines; and the delivery of material, unless another line waits for it."""
        deliveries = {order: order._liink_get_open_deliveries() for order in self.order_id}
        self.move_ids.filtered(
            lambda m: m._liink_is_piece_receipt() and m.state not in ("done", "cancel")
        )._action_cancel()
        for order, open_deliveries in deliveries.items():
            if not order._liink_get_pending_receipts():
                open_deliveries._liink_cancel_open()
