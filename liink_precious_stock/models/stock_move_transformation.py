from odoo import api, fields, models
from odoo.exceptions import UserError

from .stock_move_line import FIELDS_FROZEN_BY_LINK


class StockMove(models.Model):
    """A move may belong to a transformation."""

    _inherit = "stock.move"

    liink_transformation_id = fields.Many2one(
        "liink.metal.transformation", "Transformation", index="btree_not_null", ondelete="restrict", copy=False
    )


class StockMoveLine(models.Model):
    """What a transformation moved, its loss included, is corrected by its reverse only."""

    _inherit = "stock.move.line"

    def write(self, vals):
        changed = [name for name in FIELDS_FROZEN_BY_LINK if name in vals]
        if changed:
            self.filtered(
                lambda line: any(line._liink_is_changed(name, vals[name]) for name in changed)
            )._liink_raise_if_transformed()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_transformed(self):
        self._liink_raise_if_transformed()

    def _liink_raise_if_transformed(self):
        for line in self.sudo():
            if line.state == "done" and line.move_id.liink_transformation_id:
                raise UserError(
                    self.env._(
                        "This movement belongs to transformation %s and cannot be changed by itself. Reverse the"
                        " transformation.",
                        line.move_id.liink_transformation_id.name,
                    )
                )
