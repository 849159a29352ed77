from bisect import bisect_left

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tools import format_date

BASIS_FIELDS = {"piece_id", "product_id", "bom_id", "quantity", "price_date", "company_id"}
# All that somebody may say of a cost; everything else follows from it.
SAID_FIELDS = {*BASIS_FIELDS, "note"}


class LiinkPieceCost(models.Model):
    """What a piece cost to make on a day, kept as it was: metal at that day's price, stones, labour, and the margin.

    Everything follows from the revision, the size or metal, the quantity and the day, and is computed once; another
    day is another record, which the history compares with the one before.
    """

    _name = "liink.piece.cost"
    _description = "Cost of a Piece"
    _order = "price_date desc, id desc"

    piece_id = fields.Many2one("product.template", required=True, index=True, ondelete="cascade")
    product_id = fields.Many2one("product.product", "Size or Metal", ondelete="cascade", index="btree_not_null")
    bom_id = fields.Many2one(
        "mrp.bom",
        "Revision",
        required=True,
        ondelete="cascade",
        index=True,
        compute="_compute_bom_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    quantity = fields.Float("Pieces", digits="Product Unit", required=True, default=1.0, aggregator=None)
    price_date = fields.Date("Metal Prices of", required=True, default=fields.Date.context_today)
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    line_ids = fields.One2many(
        "liink.piece.cost.line", "cost_id", "What It Costs", compute="_compute_cost", store=True, readonly=True
    )
    metal_cost = fields.Monetary("Metal", compute="_compute_cost", store=True, aggregator="avg")
    loss_cost = fields.Monetary(
        "Of Which Lost", compute="_compute_cost", store=True, aggregator="avg", help="Metal that does not stay."
    )
    stone_cost = fields.Monetary("Stones", compute="_compute_cost", store=True, aggregator="avg")
    component_cost = fields.Monetary("Components", compute="_compute_cost", store=True, aggregator="avg")
    labour_cost = fields.Monetary("Labour", compute="_compute_cost", store=True, aggregator="avg")
    total_cost = fields.Monetary("Total", compute="_compute_cost", store=True, aggregator="avg")
    unit_cost = fields.Monetary("Cost per Piece", compute="_compute_cost", store=True, aggregator="avg")
    retail_price = fields.Monetary(
        compute="_compute_cost", store=True, aggregator="avg", help="Sales price of one piece, without tax."
    )
    margin = fields.Monetary(
        compute="_compute_cost", store=True, aggregator="avg", help="What is left of the retail price of one piece."
    )
    margin_percent = fields.Float(
        "Margin (%)",
        digits=(16, 1),
        compute="_compute_cost",
        store=True,
        aggregator="avg",
        help="Of the retail price.",
    )
    coefficient = fields.Float(
        digits=(16, 2), compute="_compute_cost", store=True, aggregator="avg", help="Retail price over cost."
    )
    gaps = fields.Text(
        "Counted as Nothing",
        compute="_compute_cost",
        store=True,
        help="What has no price known, so costs nothing here.",
    )
    note = fields.Char(help="Why this cost was kept: an offer, a new collection …")
    previous_id = fields.Many2one("liink.piece.cost", "Cost before", compute="_compute_previous_id")
    change_percent = fields.Float("Change (%)", digits=(16, 1), compute="_compute_previous_id", aggregator=None)

    @api.depends("piece_id", "price_date", "unit_cost")
    def _compute_display_name(self):
        for cost in self:
            cost.display_name = f"{cost.piece_id.name or ''} {format_date(self.env, cost.price_date)}".strip()

    @api.depends("piece_id")
    def _compute_bom_id(self):
        for cost in self:
            if cost.bom_id.product_tmpl_id != cost.piece_id:
                cost.bom_id = cost.piece_id.liink_bom_id

    @api.depends("bom_id", "product_id", "quantity", "price_date", "company_id")
    def _compute_cost(self):
        """Once: the fields that it follows from do not change when it is kept."""
        for (date, company), costs in self.grouped(lambda cost: (cost.price_date, cost.company_id)).items():
            requests = [(cost.bom_id, cost.product_id, max(cost.quantity, 0.0)) for cost in costs]
            found = self.env["mrp.bom"]._liink_costs_for(requests, date, company)
            for cost, values in zip(costs, found, strict=True):
                cost.update(cost._liink_prepare_cost_vals(values))

    def _liink_prepare_cost_vals(self, found):
        currency, pieces = self.company_id.currency_id, self.quantity
        unit_cost = currency.round(found["total"] / pieces) if pieces > 0 else 0.0
        retail = self._liink_retail_price()
        lines = [Command.create(self._liink_prepare_line_vals(line)) for line in found["lines"]]
        return {
            "line_ids": [Command.clear(), *lines],
            "metal_cost": found["metal"],
            "loss_cost": found["loss"],
            "stone_cost": found["stone"],
            "component_cost": found["component"],
            "labour_cost": found["labour"],
            "total_cost": found["total"],
            "unit_cost": unit_cost,
            "retail_price": retail,
            "margin": retail - unit_cost,
            "margin_percent": 100 * (retail - unit_cost) / retail if retail else 0.0,
            "coefficient": retail / unit_cost if unit_cost else 0.0,
            "gaps": "\n".join(found["gaps"]) or False,
        }

    @api.model
    def _liink_prepare_line_vals(self, line):
        names = ("kind", "name", "quantity", "unit", "unit_cost", "amount", "source")
        return {
            **{name: line[name] for name in names},
            "product_id": line["product"].id,
            "phase_id": line["phase"].phase_id.id,
        }

    def _liink_retail_price(self):
        """Sales price of one piece without tax, in the company's currency."""
        product = self.product_id or self.piece_id
        price = self.product_id.lst_price if self.product_id else self.piece_id.list_price
        taxes = product.sudo().taxes_id._filter_taxes_by_company(self.company_id)
        found = taxes.compute_all(price, currency=self.currency_id, product=self.product_id or None)
        return self.currency_id.round(found["total_excluded"])

    @api.depends("piece_id", "price_date", "unit_cost", "product_id")
    def _compute_previous_id(self):
        """The cost kept before this one, of the same size or metal."""
        kept = self.search(
            [("piece_id", "in", self.piece_id.ids), ("company_id", "in", self.company_id.ids)], order="price_date, id"
        )
        history = kept.grouped(lambda cost: (cost.piece_id, cost.product_id, cost.company_id))
        for cost in self:
            alike = history.get((cost.piece_id._origin, cost.product_id._origin, cost.company_id), self.browse())
            key = (cost.price_date, cost._origin.id or float("inf"))
            place = bisect_left(alike, key, key=lambda other: (other.price_date, other.id))
            before = alike[place - 1 : place] if place else self.browse()
            cost.previous_id = before
            cost.change_percent = 100 * (cost.unit_cost / before.unit_cost - 1) if before.unit_cost else 0.0

    @api.constrains("quantity")
    def _check_quantity(self):
        for cost in self:
            if cost.quantity <= 0:
                raise ValidationError(self.env._("A cost is that of at least one piece."))

    @api.constrains("price_date")
    def _check_price_date(self):
        for cost in self:
            if cost.price_date > fields.Date.context_today(self):
                raise ValidationError(self.env._("The prices of a day to come are not known: choose today or before."))

    @api.constrains("piece_id", "bom_id", "product_id")
    def _check_piece(self):
        for cost in self:
            strangers = (cost.bom_id.product_tmpl_id | cost.product_id.product_tmpl_id) - cost.piece_id
            if strangers:
                raise ValidationError(
                    self.env._("%(other)s is no part of %(piece)s.", other=strangers[0].name, piece=cost.piece_id.name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        """What follows in the same transaction changes nothing of what is kept here, and no figure is taken over."""
        costs = super().create([{name: vals[name] for name in vals if name in SAID_FIELDS} for vals in vals_list])
        # The figures are computed with all rights: whoever keeps them may read the piece and its bill.
        for origin in (costs.piece_id, costs.bom_id, costs.product_id):
            origin.check_access("read")
        costs.flush_recordset()
        return costs

    def write(self, vals):
        """Only the note changes.

        :raises UserError: for anything else
        """
        if vals.keys() - {"note"}:
            raise UserError(
                self.env._("A cost that was kept stays as it was. Calculate another one for another day or quantity.")
            )
        return super().write(vals)


class LiinkPieceCostLine(models.Model):
    """One material or phase of a cost, in words and figures of its day."""

    _name = "liink.piece.cost.line"
    _description = "Line of a Cost"
    _order = "id"

    cost_id = fields.Many2one("liink.piece.cost", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="cost_id.company_id")
    currency_id = fields.Many2one(related="cost_id.currency_id")
    kind = fields.Selection(
        [("metal", "Metal"), ("stone", "Stones"), ("component", "Components"), ("labour", "Labour")],
        required=True,
        readonly=True,
    )
    name = fields.Char("What", required=True, readonly=True)
    product_id = fields.Many2one("product.product", readonly=True, ondelete="set null", index="btree_not_null")
    phase_id = fields.Many2one("liink.phase", readonly=True, ondelete="set null", index="btree_not_null")
    quantity = fields.Float(digits=(16, 4), readonly=True)
    unit = fields.Char(readonly=True)
    unit_cost = fields.Float(digits=(16, 4), readonly=True, aggregator=None)
    amount = fields.Monetary(readonly=True)
    source = fields.Char("Price from", readonly=True)
