from odoo import api, fields, models
from odoo.exceptions import ValidationError

GRADES = ("colour", "clarity", "cut", "polish", "symmetry", "fluorescence")


class StockLot(models.Model):
    """What a laboratory, or the dealer, says of the stones of a lot: grades, measurements, sieve size."""

    _inherit = "stock.lot"

    colour_id = fields.Many2one(
        "liink.grade",
        domain=[("scale", "=", "colour")],
        ondelete="restrict",
        index="btree_not_null",
    )
    clarity_id = fields.Many2one(
        "liink.grade",
        domain=[("scale", "=", "clarity")],
        ondelete="restrict",
        index="btree_not_null",
    )
    cut_id = fields.Many2one(
        "liink.grade",
        domain=[("scale", "=", "cut")],
        ondelete="restrict",
        index="btree_not_null",
    )
    polish_id = fields.Many2one(
        "liink.grade",
        domain=[("scale", "=", "polish")],
        ondelete="restrict",
        index="btree_not_null",
    )
    symmetry_id = fields.Many2one(
        "liink.grade",
        domain=[("scale", "=", "symmetry")],
        ondelete="restrict",
        index="btree_not_null",
    )
    fluorescence_id = fields.Many2one(
        "liink.grade",
        domain=[("scale", "=", "fluorescence")],
        ondelete="restrict",
        index="btree_not_null",
    )
    length_mm = fields.Float("Length (mm)", digits=(16, 2), aggregator=None, help="Length or diameter.")
    width_mm = fields.Float("Width (mm)", digits=(16, 2), aggregator=None, help="Width of the stone.")
    depth_mm = fields.Float("Depth (mm)", digits=(16, 2), aggregator=None, help="Height of the stone, in millimetres.")
    treatment = fields.Char(help="What was done to the stones, as disclosed: heated, oiled. Empty: nothing disclosed.")
    sieve_id = fields.Many2one("liink.sieve", "Sieve Size", ondelete="restrict", index="btree_not_null")
    is_carats_estimated = fields.Boolean(
        "Estimated", help="Pieces or carats were estimated from the sieve size, nobody counted or weighed them."
    )
    is_mixed = fields.Boolean("Mixed", help="Stones of unequal grade or origin were put together in this lot.")

    @api.constrains(*(f"{scale}_id" for scale in GRADES))
    def _check_grades(self):
        for lot in self:
            wrong = [scale for scale in GRADES if lot[f"{scale}_id"] and lot[f"{scale}_id"].scale != scale]
            if wrong:
                raise ValidationError(
                    self.env._(
                        "Lot %(lot)s: %(grade)s is not a grade of the scale %(scale)s.",
                        lot=lot.display_name,
                        grade=lot[f"{wrong[0]}_id"].name,
                        scale=self._fields[f"{wrong[0]}_id"].get_description(self.env, ["string"])["string"],
                    )
                )

    @api.constrains("length_mm", "width_mm", "depth_mm")
    def _check_measurements(self):
        for lot in self:
            if min(lot.length_mm, lot.width_mm, lot.depth_mm) < 0:
                raise ValidationError(self.env._("Lot %s has a negative measurement.", lot.display_name))
