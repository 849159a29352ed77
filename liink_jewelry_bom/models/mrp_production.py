from odoo import models


class MrpProduction(models.Model):
    """The stones that a piece asks for are asked of the stock: each component knows its specification."""

    _inherit = "mrp.production"

    def _get_move_raw_values(self, product, product_uom_qty, product_uom, operation_id=False, bom_line=False):
        values = super()._get_move_raw_values(product, product_uom_qty, product_uom, operation_id, bom_line)
        if bom_line and bom_line.stone_spec_id:
            values["liink_stone_spec_id"] = bom_line.stone_spec_id.id
        return values
