from odoo import api, fields, models
from odoo.tools import SQL


class StockLot(models.Model):
    """What reservation by specification asks a lot of stones, kept on the lot as plain numbers.

    Grades become ranks (1 is the best, 0 is unknown), quality ranges their two ends, so that one domain finds the
    suitable lots among 50,000. See ``liink.stone.spec._liink_lot_domain``.
    """

    _inherit = "stock.lot"

    carats_each = fields.Float(
        "Weight of one stone (ct)",
        digits=(16, 3),
        aggregator="avg",
        readonly=True,
        copy=False,
        help="Carats of the stone; in a parcel, the average. The last known weight once none is left.",
    )
    size_from_mm = fields.Float("Smallest (mm)", digits=(16, 2), aggregator=None, compute="_compute_sizes", store=True)
    size_to_mm = fields.Float("Largest (mm)", digits=(16, 2), aggregator=None, compute="_compute_sizes", store=True)
    colour_rank_best = fields.Integer(compute="_compute_colour_ranks", store=True, aggregator=None)
    colour_rank_worst = fields.Integer(compute="_compute_colour_ranks", store=True, aggregator=None)
    clarity_rank_best = fields.Integer(compute="_compute_clarity_ranks", store=True, aggregator=None)
    clarity_rank_worst = fields.Integer(compute="_compute_clarity_ranks", store=True, aggregator=None)
    grade_rank = fields.Integer(
        compute="_compute_grade_rank",
        store=True,
        aggregator=None,
        help="Sum of the worst colour and clarity ranks: the higher, the cheaper the stone.",
    )
    is_certified = fields.Boolean(
        "Certified",
        compute="_compute_is_certified",
        store=True,
        help="A stone with a serial number or a laboratory's report: it is not taken for melee.",
    )

    _liink_match_index = models.Index("(product_id, carats_each) WHERE precious_kind = 'stone'")

    @api.depends("length_mm", "width_mm", "sieve_id.mm_from", "sieve_id.mm_to", "product_id.stone_size_mm")
    def _compute_sizes(self):
        for lot in self:
            lot.size_from_mm, lot.size_to_mm = lot._liink_get_sizes()

    def _liink_get_sizes(self):
        """Return smallest and largest size in mm: as measured, else the sieve's, else the product's."""
        if self.length_mm and self.product_id.stone_shape in (False, "round"):
            diameters = (self.length_mm, self.width_mm or self.length_mm)
            return min(diameters), max(diameters)
        if self.length_mm:
            return self.length_mm, self.length_mm
        if self.sieve_id:
            return self.sieve_id.mm_from, self.sieve_id.mm_to
        return self.product_id.stone_size_mm, self.product_id.stone_size_mm

    @api.depends("colour_id.rank", "quality_id.colour_from_id.rank", "quality_id.colour_to_id.rank")
    def _compute_colour_ranks(self):
        self._liink_set_ranks("colour")

    @api.depends("clarity_id.rank", "quality_id.clarity_from_id.rank", "quality_id.clarity_to_id.rank")
    def _compute_clarity_ranks(self):
        self._liink_set_ranks("clarity")

    def _liink_set_ranks(self, scale):
        for lot in self:
            best, worst = lot._liink_known_grades(scale)
            lot[f"{scale}_rank_best"], lot[f"{scale}_rank_worst"] = best.rank, worst.rank

    def _liink_known_grades(self, scale):
        """Return the best and the worst ``liink.grade`` of the stones here: the report's, else the quality range's."""
        graded = self[f"{scale}_id"]
        if graded:
            return graded, graded
        best, worst = self.quality_id[f"{scale}_from_id"], self.quality_id[f"{scale}_to_id"]
        return best or worst, worst or best

    def _liink_grade_text(self, scale):
        """Return the grades of ``scale`` as G or G–H, an empty text if unknown."""
        return "–".join(dict.fromkeys(grade.name for grade in self._liink_known_grades(scale) if grade))

    @api.depends("colour_rank_worst", "clarity_rank_worst")
    def _compute_grade_rank(self):
        for lot in self:
            lot.grade_rank = lot.colour_rank_worst + lot.clarity_rank_worst

    @api.depends("certificate_number", "precious_kind", "product_id.tracking")
    def _compute_is_certified(self):
        for lot in self:
            lot.is_certified = lot.precious_kind == "stone" and bool(
                lot.certificate_number or lot.product_id.tracking == "serial"
            )

    @api.model
    def _liink_computed_alone(self):
        """Return stored fields of a lot that follow from its own values and what they refer to. Hook."""
        ranks = [f"{scale}_rank_{end}" for scale in ("colour", "clarity") for end in ("best", "worst")]
        return ["size_from_mm", "size_to_mm", *ranks, "grade_rank", "is_certified"]

    def _liink_recompute_carats_each(self):
        """Write the weight of one stone of these lots from their quants: one statement for all of them."""
        if not self.ids:
            return
        self.env["stock.quant"].flush_model(["quantity", "carats", "lot_id", "location_id"])
        self.flush_recordset(["carats_each"])
        self.env.cr.execute(
            SQL(
                """
                UPDATE stock_lot lot SET carats_each = held.each
                FROM (
                    SELECT quant.lot_id, ROUND((SUM(quant.carats) / SUM(quant.quantity))::numeric, 3) AS each
                    FROM stock_quant quant JOIN stock_location place ON place.id = quant.location_id
                    WHERE quant.lot_id = ANY(%s) AND %s
                    GROUP BY quant.lot_id HAVING SUM(quant.quantity) > 0 AND SUM(quant.carats) > 0
                ) held
                WHERE lot.id = held.lot_id AND lot.carats_each IS DISTINCT FROM held.each
                """,
                self.ids,
                self._liink_sql_is_stock("place"),
            )
        )
        self.invalidate_recordset(["carats_each"], flush=False)
