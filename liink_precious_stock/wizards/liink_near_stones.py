from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import SQL, format_list

from ..tools import format_measure

MOST_LINES = 20


class LiinkNearStones(models.TransientModel):
    """Why not these? The stones in stock that come nearest to what is asked, each with what keeps it out.

    At most twenty for each specification, nearest first; a lot can be out because of what it is (colour I, asked
    G–H) or because of where it stands (another's property, reserved, at a maker).
    """

    _name = "liink.near.stones"
    _description = "Stones that Almost Match"

    company_id = fields.Many2one("res.company", required=True)
    summary = fields.Char("Asked", readonly=True)
    line_ids = fields.One2many("liink.near.stones.line", "near_id", "Stones", readonly=True)

    @api.model
    def _liink_open(self, demands, company):
        """Open the screen.

        :param list demands: dicts of product, spec, missing (stones), location (from which they would be taken), held
            (the lots that the demand has reserved itself)
        :param company: the ``res.company`` whose stock and rules count
        :raises UserError: when no stones are asked for
        """
        if not demands:
            raise UserError(self.env._("No stones with a specification are asked for here."))
        near = self.with_company(company).create(self._liink_prepare(demands, company))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Why Not These Stones?"),
            "res_model": self._name,
            "res_id": near.id,
            "view_mode": "form",
            "target": "new",
        }

    @api.model
    def _liink_prepare(self, demands, company):
        lines = [
            Command.create({**vals, "sequence": rank})
            for rank, vals in enumerate(
                vals for demand in demands for vals in self.with_company(company)._liink_prepare_lines(demand, company)
            )
        ]
        asked = [self._liink_demand_text(demand) for demand in demands]
        return {"company_id": company.id, "summary": format_list(self.env, asked), "line_ids": lines}

    @api.model
    def _liink_demand_text(self, demand):
        name = f"{demand['product'].name} {demand['spec'].display_name}"
        if not demand["missing"]:
            return name
        missing = format_measure(self.env, demand["missing"], 0, 0)
        return self.env._("%(stones)s (%(missing)s missing)", stones=name, missing=missing)

    @api.model
    def _liink_prepare_lines(self, demand, company):
        """Return values of the lines of one demand, in a number of queries that does not depend on the stock."""
        spec, product = demand["spec"].sudo(), demand["product"]
        lots = self.env["stock.lot"].browse(self._liink_find_lots(spec, product, company, demand["location"]))
        standing = self._liink_standing(lots, demand["location"], company)
        return [
            {
                "lot_id": lot.id,
                "spec_id": spec.id,
                "pieces": standing[lot.id]["pieces"],
                "reasons": " · ".join(reasons),
            }
            for lot in lots - demand["held"]
            if (reasons := self._liink_lot_reasons(spec, product, lot) + standing[lot.id]["reasons"])
        ][:MOST_LINES]

    @api.model
    def _liink_lot_reasons(self, spec, product, lot):
        reasons = spec._liink_reasons(lot)
        if lot.product_id != product:
            reasons.append(self.env._("another product: %s", lot.product_id.name))
        return reasons

    # Which lots come near

    @api.model
    def _liink_find_lots(self, spec, product, company, location):
        """Return the ids of the lots nearest to ``spec`` that the company has anywhere, nearest first.

        What suits and is free at ``location`` is left out: nothing keeps it from being taken.
        """
        for model in ("stock.lot", "stock.quant", "product.template"):
            self.env[model].flush_model()
        query = SQL(
            """WITH held AS (%s), near AS (%s)
               SELECT id FROM near WHERE distance > 0 OR NOT is_free ORDER BY distance + standing, id LIMIT %s""",
            self._liink_sql_held(self._liink_find_products(spec), company, location),
            self._liink_sql_near(spec, product),
            2 * MOST_LINES,
        )
        return [lot_id for (lot_id,) in self.env.execute_query(query)]

    @api.model
    def _liink_find_products(self, spec):
        """Return every stone of the nature asked; a product that does not say its nature is of diamonds."""
        natures = [spec.nature, False] if spec.nature == "diamond" else [spec.nature]
        domain = Domain("precious_kind", "=", "stone") & Domain("stone_nature", "in", natures)
        return self.env["product.product"].sudo().search(domain)

    @api.model
    def _liink_sql_held(self, products, company, location):
        """Return the SELECT of lots on hand: is all reserved, is any own, is any free at ``location``."""
        return SQL(
            """
            SELECT quant.lot_id,
                   BOOL_AND(quant.quantity <= COALESCE(quant.reserved_quantity, 0)) AS is_reserved,
                   BOOL_OR(quant.owner_id IS NULL OR quant.owner_id = %(own)s) AS is_own,
                   BOOL_OR((quant.owner_id IS NULL OR quant.owner_id = %(own)s)
                           AND quant.quantity > COALESCE(quant.reserved_quantity, 0)
                           AND place.parent_path LIKE %(path)s) AS is_free
            FROM stock_quant quant JOIN stock_location place ON place.id = quant.location_id
            WHERE quant.product_id = ANY(%(products)s) AND quant.quantity > 0
              AND quant.company_id = %(company)s AND place.usage IN ('internal', 'transit')
            GROUP BY quant.lot_id
            """,
            own=company.partner_id.id,
            path=f"{location.parent_path}%",
            products=products.ids,
            company=company.id,
        )

    @api.model
    def _liink_sql_near(self, spec, product):
        """Return the SELECT of the lots ``held``: how far they are from ``spec``, and half a step if not to be had."""
        return SQL(
            """
            SELECT lot.id, held.is_free, %s AS distance,
                   held.is_reserved::int * 0.5 + (NOT held.is_own)::int * 0.5 AS standing
            FROM stock_lot lot
            JOIN held ON held.lot_id = lot.id
            JOIN product_product product ON product.id = lot.product_id
            JOIN product_template template ON template.id = product.product_tmpl_id
            """,
            self._liink_sql_distance(spec, product),
        )

    @api.model
    def _liink_sql_distance(self, spec, product):
        """Return how far a lot is from ``spec``: one for each grade, each tenth of weight or size, each other fact."""
        weight = SQL("COALESCE(NULLIF(lot.carats_each, 0), template.carats_per_stone, 0)")
        smallest, largest = spec._liink_size_bounds()
        terms = [
            SQL("(lot.product_id != %s)::int * 0.25", product.id),
            self._liink_sql_outside(weight, weight, spec.carats_min, spec.carats_max),
            self._liink_sql_outside(SQL("lot.size_from_mm"), SQL("lot.size_to_mm"), smallest, largest),
            *(self._liink_sql_grade_distance(spec, scale) for scale in ("colour", "clarity")),
            SQL("COALESCE(lot.is_mixed, FALSE)::int"),
            SQL("(COALESCE(lot.is_certified, FALSE) AND NOT %s)::int", bool(spec.is_single)),
            SQL("(COALESCE(template.stone_origin, 'natural') != %s)::int * 3", spec.stone_origin or "natural"),
        ]
        if spec.shape:
            terms.append(SQL("(COALESCE(template.stone_shape, '') != %s)::int * 3", spec.shape))
        return SQL("(%s)", SQL(" + ").join(terms))

    @api.model
    def _liink_sql_outside(self, low, high, smallest, largest):
        middle = ((smallest or largest) + (largest or smallest)) / 2
        if not middle:
            return SQL("0")
        return SQL(
            "GREATEST(%(smallest)s - COALESCE(%(high)s, 0), COALESCE(%(low)s, 0) - %(largest)s, 0) / %(step)s",
            smallest=smallest,
            largest=largest or 1000000,
            low=low,
            high=high,
            step=middle / 10,
        )

    @api.model
    def _liink_sql_grade_distance(self, spec, scale):
        best, worst = spec._liink_asked_grades(scale)
        if not worst:
            return SQL("0")
        lot_best, lot_worst = SQL.identifier("lot", f"{scale}_rank_best"), SQL.identifier("lot", f"{scale}_rank_worst")
        too_good = SQL("0")
        if best and spec._liink_refuses_better():
            too_good = SQL("GREATEST(%s - %s, 0)", best.rank, lot_best)
        return SQL(
            "CASE WHEN COALESCE(%(worst)s, 0) = 0 THEN 3 ELSE GREATEST(%(worst)s - %(asked)s, 0) + %(too_good)s END",
            worst=lot_worst,
            asked=worst.rank,
            too_good=too_good,
        )

    # Where they stand

    @api.model
    def _liink_standing(self, lots, location, company):
        """Return {lot id: pieces there are, reasons why they cannot be taken}, batched for all lots."""
        quants = (
            self.env["stock.quant"]
            .sudo()
            .search(
                Domain("lot_id", "in", lots.ids)
                & Domain("quantity", ">", 0)
                & Domain("company_id", "=", company.id)
                & Domain("location_id.usage", "in", ("internal", "transit"))
            )
        )
        places = quants.location_id._liink_place_names()
        orders = self._liink_reserving_orders(lots)
        standing = {lot.id: {"pieces": 0.0, "reasons": []} for lot in lots}
        for lot_id, own in quants.grouped(lambda quant: quant.lot_id.id).items():
            standing[lot_id]["pieces"] = sum(own.mapped("quantity"))
            if not any(self._liink_is_free(quant, location, company) for quant in own):
                reasons = [self._liink_quant_reason(quant, location, company, places, orders) for quant in own]
                standing[lot_id]["reasons"] = list(dict.fromkeys(reason for reason in reasons if reason))
        return standing

    @api.model
    def _liink_is_free(self, quant, location, company):
        return (
            quant.owner_id.id in (False, company.partner_id.id)
            and quant.location_id._child_of(location)
            and quant.quantity > quant.reserved_quantity
        )

    @api.model
    def _liink_quant_reason(self, quant, location, company, places, orders):
        if quant.owner_id.id not in (False, company.partner_id.id):
            return self.env._("belongs to %s", quant.owner_id.display_name)
        if not quant.location_id._child_of(location):
            return self.env._("held at %s", places[quant.location_id.id])
        names = orders.get((quant.lot_id.id, quant.location_id.id))
        return self.env._("reserved for %s", format_list(self.env, names)) if names else self.env._("reserved")

    @api.model
    def _liink_reserving_orders(self, lots):
        """Return {(lot id, location id): names of the orders or transfers that have reserved there}."""
        MoveLine = self.env["stock.move.line"].sudo()
        orders = defaultdict(list)
        for line in MoveLine.search(MoveLine._liink_reserved_domain(lots)):
            name = line._liink_order_name()
            names = orders[line.lot_id.id, line.location_id.id]
            if name and name not in names:
                names.append(name)
        return orders


class LiinkNearStonesLine(models.TransientModel):
    """One lot that almost matches, and why not."""

    _name = "liink.near.stones.line"
    _description = "Stone that Almost Matches"
    _order = "sequence, id"

    near_id = fields.Many2one("liink.near.stones", required=True, ondelete="cascade")
    sequence = fields.Integer()
    lot_id = fields.Many2one("stock.lot", readonly=True)
    spec_id = fields.Many2one("liink.stone.spec", "Asked", readonly=True)
    pieces = fields.Float(digits=(16, 0), readonly=True)
    carats_each = fields.Float(related="lot_id.carats_each")
    quality_id = fields.Many2one(related="lot_id.quality_id")
    liink_whereabouts = fields.Char(related="lot_id.liink_whereabouts")
    reasons = fields.Char("Why Not", readonly=True)
