from odoo import api, models
from odoo.exceptions import ValidationError


class PurchaseOrderLine(models.Model):
    """A line of pieces ordered from a maker."""

    _inherit = "purchase.order.line"

    def _liink_is_piece(self):
        """True for a line that orders pieces, as opposed to labour, services or notes."""
        self.ensure_one()
        return not self.display_type and self.product_id.precious_kind == "jewel"

    def _liink_get_bom(self):
        """The bill of materials that core will use for this line and its maker, or none."""
        self.ensure_one()
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
                    quantity=quantity,
                )
            )
        if quantity > most:
            raise ValidationError(
                self.env._(
                    "%(piece)s: %(quantity)d pieces on one line look like a typing error (at most %(most)d). "
                    "Split the order, or raise the limit in the settings.",
                    piece=self.product_id.display_name,
                    quantity=quantity,
                    most=most,
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
