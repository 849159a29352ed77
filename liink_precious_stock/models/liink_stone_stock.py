from odoo import api, fields, models
from odoo.tools import SQL

from .product_template import STONE_NATURES, STONE_ORIGINS, STONE_SHAPES


class LiinkStoneStock(models.Model):
    """The stone screen: pieces and carats by nature, shape, size, grade and place."""

    _name = "liink.stone.stock"
    _inherit = "liink.held.stock"
    _description = "Stones in Stock"
    _auto = False
    _depends = {
        "stock.lot": [
            "sieve_id", "quality_id", "colour_id", "clarity_id", "laboratory_id", "certificate_number",
            "is_carats_estimated", "is_mixed",
        ],
        "product.template": ["stone_nature", "stone_origin", "stone_shape", "stone_size_mm"],
    }  # fmt: skip

    stone_nature = fields.Selection(STONE_NATURES, "Nature", readonly=True)
    stone_origin = fields.Selection(STONE_ORIGINS, "Origin", readonly=True)
    stone_shape = fields.Selection(STONE_SHAPES, "Shape", readonly=True)
    stone_size_mm = fields.Float("Size (mm)", digits=(16, 2), readonly=True, aggregator=None)
    sieve_id = fields.Many2one("liink.sieve", "Sieve Size", readonly=True)
    quality_id = fields.Many2one("liink.stone.quality", readonly=True)
    colour_id = fields.Many2one("liink.grade", readonly=True)
    clarity_id = fields.Many2one("liink.grade", readonly=True)
    laboratory_id = fields.Many2one("liink.laboratory", readonly=True)
    certificate_number = fields.Char("Certificate", readonly=True)
    is_certified = fields.Boolean("Certified", readonly=True)
    is_carats_estimated = fields.Boolean("Estimated", readonly=True)
    is_mixed = fields.Boolean("Mixed", readonly=True)
    quantity = fields.Float("Pieces", digits=(16, 0))
    reserved_quantity = fields.Float("Reserved", digits=(16, 0))
    free_quantity = fields.Float("Free", digits=(16, 0))
    carats = fields.Float(digits=(16, 3), readonly=True)
    free_carats = fields.Float(digits=(16, 3), readonly=True)
    average_carats = fields.Float(
        "Average (ct)", digits=(16, 3), readonly=True, aggregator="avg", help="Carats per stone."
    )

    @api.model
    def _liink_kinds(self):
        return ["stone"]

    @api.model
    def _liink_select(self):
        return {
            **super()._liink_select(),
            **{name: SQL.identifier("template", name) for name in ("stone_nature", "stone_origin", "stone_shape")},
            "stone_size_mm": SQL("template.stone_size_mm"),
            **{name: SQL.identifier("lot", name) for name in self._liink_lot_columns()},
            "is_certified": SQL("(lot.certificate_number IS NOT NULL AND lot.certificate_number != '')"),
            "carats": SQL("COALESCE(quant.carats, 0)"),
            "free_carats": SQL(
                """CASE WHEN %s AND quant.quantity > 0
                   THEN COALESCE(quant.carats, 0) * (quant.quantity - quant.reserved_quantity) / quant.quantity
                   ELSE 0 END""",
                self._liink_sql_is_free(),
            ),
            "average_carats": SQL("quant.carats / NULLIF(quant.quantity, 0)"),
        }

    @api.model
    def _liink_lot_columns(self):
        return (
            "sieve_id", "quality_id", "colour_id", "clarity_id", "laboratory_id", "certificate_number",
            "is_carats_estimated", "is_mixed",
        )  # fmt: skip

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec != "average_carats:avg":
            return super()._read_group_select(aggregate_spec, query)
        carats, pieces = (self._field_to_sql(self._table, name, query) for name in ("carats", "quantity"))
        return SQL("SUM(%s) / NULLIF(SUM(%s), 0)", carats, pieces)
