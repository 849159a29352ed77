from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import format_measure
from .stock_lot import GRAM_KINDS


class StockLot(models.Model):
    """What a lot holds now, read from done moves: fine grams, carats, and at whose place it lies.

    Nothing is stored on the lot. Each projection reads a whole batch of lots in a fixed number of queries.
    """

    _inherit = "stock.lot"

    # Core shows two digits here, whatever the precision of quantities.
    product_qty = fields.Float(digits="Product Unit")
    fine_weight = fields.Float(
        "Fine Weight (g)",
        digits=(16, 4),
        compute="_compute_fine_weight",
        aggregator="sum",
        help="Grams of pure metal on hand: weight on hand × fineness / 1000.",
    )
    carats = fields.Float(
        "Carats on Hand",
        digits=(16, 3),
        compute="_compute_carats",
        aggregator="sum",
        help="Weight of the stones on hand, from done transfers.",
    )
    average_carats = fields.Float(
        "Average (ct)", digits=(16, 3), compute="_compute_average_carats", help="Carats per stone on hand."
    )
    liink_whereabouts = fields.Char(
        "Where", compute="_compute_liink_whereabouts", help="At whose place it lies, and how much of it."
    )

    @api.depends("product_qty", "fineness", "precious_kind", "metal_weight")
    def _compute_fine_weight(self):
        for lot in self:
            grams = lot.product_qty if lot.precious_kind in GRAM_KINDS else lot.metal_weight
            lot.fine_weight = grams * lot.fineness / 1000

    @api.depends("quant_ids.carats", "precious_kind")
    def _compute_carats(self):
        carats_by_lot = self._liink_sum_carats()
        for lot in self:
            lot.carats = round(carats_by_lot.get(lot._origin.id, 0.0), 3)

    @api.depends("carats", "product_qty")
    def _compute_average_carats(self):
        for lot in self:
            lot.average_carats = lot.carats / lot.product_qty if lot.product_qty > 0 else 0.0

    @api.depends("quant_ids.quantity")
    @api.depends_context("lang", "company")
    def _compute_liink_whereabouts(self):
        quantity_by_place = self._liink_quantity_by_place()
        for lot in self:
            places = quantity_by_place[lot._origin.id]
            lot.liink_whereabouts = " · ".join(
                lot._liink_place_text(place, quantity) for place, quantity in places.items() if quantity
            )

    def _read_group_select(self, aggregate_spec, query):
        """Let grouped lists sum what is not stored: grams, fine grams and carats on hand."""
        measure = {
            "product_qty:sum": self._liink_sql_on_hand,
            "fine_weight:sum": self._liink_sql_fine_weight,
            "carats:sum": self._liink_sql_carats,
        }.get(aggregate_spec)
        if not measure:
            return super()._read_group_select(aggregate_spec, query)
        for model in ("stock.quant", "stock.lot"):
            self.env[model].flush_model()
        return SQL("SUM(%s)", measure(query))

    def _liink_sql_on_hand(self, query, measure="quantity"):
        return SQL(
            """(SELECT COALESCE(SUM(%s), 0) FROM stock_quant quant
                JOIN stock_location place ON place.id = quant.location_id
                WHERE quant.lot_id = %s AND %s AND (quant.company_id IS NULL OR quant.company_id = ANY(%s)))""",
            SQL.identifier("quant", measure),
            self._field_to_sql(self._table, "id", query),
            self._liink_sql_is_stock("place"),
            self.env.companies.ids,
        )

    def _liink_sql_fine_weight(self, query):
        return SQL(
            "(CASE WHEN %s = ANY(%s) THEN %s ELSE %s END) * %s / 1000",
            self._field_to_sql(self._table, "precious_kind", query),
            list(GRAM_KINDS),
            self._liink_sql_on_hand(query),
            SQL("COALESCE(%s, 0)", self._field_to_sql(self._table, "metal_weight", query)),
            SQL("COALESCE(%s, 0)", self._field_to_sql(self._table, "fineness", query)),
        )

    def _liink_sql_carats(self, query):
        return self._liink_sql_on_hand(query, "carats")

    @api.model
    def _liink_sql_is_stock(self, alias):
        usage, company = SQL.identifier(alias, "usage"), SQL.identifier(alias, "company_id")
        return SQL("(%s = 'internal' OR (%s = 'transit' AND %s IS NOT NULL))", usage, usage, company)

    def _liink_sum_carats(self):
        """Return {lot id: carats on hand}, in one query."""
        groups = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                Domain("lot_id", "in", self.ids)
                & Domain("carats", "!=", 0)
                & self._liink_on_hand_domain("location_id"),
                ["lot_id"],
                ["carats:sum"],
            )
        )
        return {lot.id: carats for lot, carats in groups}

    def _liink_project_carats(self):
        """Bring the carats of these lots up to date with their done lines."""
        self.env["stock.quant"].sudo()._liink_recompute_carats(self)

    @api.model
    def _liink_on_hand_domain(self, location_field):
        """Return the domain of what counts as on hand, the same as core's ``product_qty``."""
        return Domain(f"{location_field}.usage", "=", "internal") | (
            Domain(f"{location_field}.usage", "=", "transit") & Domain(f"{location_field}.company_id", "!=", False)
        )

    def _liink_quantity_by_place(self):
        """Return {lot id: {place name: quantity}}; a holder's name stands for its locations."""
        groups = self.env["stock.quant"]._read_group(
            Domain("lot_id", "in", self.ids) & self._liink_on_hand_domain("location_id"),
            ["lot_id", "location_id"],
            ["quantity:sum"],
        )
        locations = self.env["stock.location"].union(*(location for _lot, location, _quantity in groups))
        names = locations._liink_place_names()
        result = defaultdict(lambda: defaultdict(float))
        for lot, location, quantity in groups:
            result[lot.id][names[location.id]] += quantity
        return result

    def _liink_place_text(self, place, quantity):
        if self.precious_kind in GRAM_KINDS:
            return self.env._(
                "%(place)s: %(quantity)s %(unit)s",
                place=place,
                quantity=format_measure(self.env, quantity, 2, 4),
                unit=self.product_uom_id.name,
            )
        return self.env._("%(place)s: %(pieces)s pcs", place=place, pieces=format_measure(self.env, quantity, 0, 0))
