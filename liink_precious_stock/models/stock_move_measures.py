from odoo import api, models
from odoo.exceptions import ValidationError


class StockMove(models.Model):
    """Grams and pieces are never added: the unit of a move is of the same kind as its product's."""

    _inherit = "stock.move"

    @api.constrains("product_uom", "product_id")
    def _check_unit_kind(self):
        for move in self.filtered("precious_kind"):
            move.product_id._liink_check_unit_kind(move.product_uom)

    def _action_done(self, cancel_backorder=False):
        # Before core cancels moves of nothing, and their carats with them.
        lines = self.filtered(lambda move: move.precious_kind == "stone" and move.picked).move_line_ids
        lines.filtered(lambda line: line.carats and line.picked)._liink_check_pieces_of_carats()
        return super()._action_done(cancel_backorder=cancel_backorder)


class StockMoveLine(models.Model):
    """A line in a unit of its product's kind; carats only with stones, except where they are weighed again."""

    _inherit = "stock.move.line"

    @api.constrains("product_uom_id", "product_id")
    def _check_unit_kind(self):
        for line in self.filtered("precious_kind"):
            line.product_id._liink_check_unit_kind(line.product_uom_id)

    @api.constrains("carats", "quantity", "state")
    def _check_carats_with_pieces(self):
        for line in self.filtered(lambda line: line.carats and line.precious_kind):
            if line.precious_kind in ("metal", "scrap"):
                raise ValidationError(
                    self.env._("%s is weighed in grams: it has no carats.", line.product_id.display_name)
                )
            if line.state == "done":
                line._liink_check_pieces_of_carats()

    def _liink_check_pieces_of_carats(self):
        """Raise if a line would move carats without a stone; weighing again is an inventory line."""
        for line in self.filtered(lambda line: not line.quantity):
            if "inventory" in (line.location_id | line.location_dest_id).mapped("usage"):
                continue
            raise ValidationError(
                line.env._(
                    "%(product)s, lot %(lot)s: %(carats)s ct without any stone. Give the number of stones; to correct"
                    " their weight only, use “Weigh again” on the lot.",
                    product=line.product_id.display_name,
                    lot=line.lot_id.name or line.lot_name or "",
                    carats=line.carats,
                )
            )


class StockQuant(models.Model):
    """Nobody counts less than nothing."""

    _inherit = "stock.quant"

    @api.constrains("inventory_quantity")
    def _check_count(self):
        for quant in self.filtered(lambda quant: quant.precious_kind and quant.inventory_quantity < 0):
            raise ValidationError(
                self.env._(
                    "%(product)s, lot %(lot)s: %(counted)s was counted. A count is zero or more.",
                    product=quant.product_id.display_name,
                    lot=quant.lot_id.name or "",
                    counted=quant.inventory_quantity,
                )
            )


class PurchaseOrderLine(models.Model):
    """Metal is bought by weight, stones by the piece, never in a unit of the other kind."""

    _inherit = "purchase.order.line"

    @api.constrains("product_uom_id", "product_id")
    def _check_unit_kind(self):
        for line in self.filtered("product_id.precious_kind"):
            line.product_id._liink_check_unit_kind(line.product_uom_id)


class ProductProduct(models.Model):
    """The unit of a precious product decides which other units may be used for it."""

    _inherit = "product.product"

    def _liink_check_unit_kind(self, unit):
        """Raise if ``unit`` cannot be converted into this product's unit: odoo would convert it silently."""
        if unit and not unit._has_common_reference(self.uom_id):
            raise ValidationError(
                self.env._(
                    "%(product)s is counted in %(wanted)s; %(unit)s is a unit of another kind.",
                    product=self.display_name,
                    wanted=self.uom_id.name,
                    unit=unit.name,
                )
            )
