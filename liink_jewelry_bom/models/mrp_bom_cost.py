from odoo import api, models
from odoo.addons.liink_precious_stock.tools import format_measure

COST_KINDS = ("metal", "stone", "component", "labour")


class MrpBom(models.Model):
    """What a quantity of pieces costs to make.

    Metal counts at the price of its fine grams on a day, loss included; stones at the cost of the free lots that
    an order would take, else at their article's cost; components at their article's cost; labour phase
    by phase. Materials come from `_liink_requirements_for`, so that a cost and an order count the same.
    """

    _inherit = "mrp.bom"

    @api.model
    def _liink_costs_for(self, requests, date=None, company=None):
        """What each request costs, in the currency of `company`, with a number of queries that does not grow.

        :param requests: list of (`mrp.bom`, `product.product` or an empty record, quantity in the product's unit)
        :param date: the day whose metal prices count; today if not given
        :return: one dict per request: `lines` (dicts of `kind`, `name`, `product`, `phase`, `quantity`, `unit`,
            `unit_cost`, `amount`, `loss_amount`, `source`), an amount per kind of `COST_KINDS`, `loss`, `total`, and
            `gaps` (texts: what is counted as nothing because its price is not known)
        """
        company = company or self.env.company
        requests = self._liink_read_together(requests)
        needs = self._liink_requirements_for(requests)
        prices = self.env["liink.metal"]._liink_get_price(date, company)
        stones = [_stone_demand(need) for group in needs for need in group if _is_stone(need)]
        lot_costs = self.env["liink.stone.spec"]._liink_lot_costs(stones, company)
        return [
            self._liink_sum_costs(
                [self._liink_material_cost(need, prices, lot_costs, company) for need in group]
                + bom.with_company(company)._liink_labour_costs(group, quantity)
            )
            for (bom, _product, quantity), group in zip(requests, needs, strict=True)
        ]

    @api.model
    def _liink_material_cost(self, need, prices, lot_costs, company):
        """The cost line of one requirement."""
        product = need["product"].with_company(company)
        unit_cost, source = self._liink_unit_cost(product, need, prices, lot_costs)
        customer = need["supplied_by"] == "customer"
        if customer:
            unit_cost, source = 0.0, self.env._("supplied by the customer")
        amount = company.currency_id.round(need["quantity"] * unit_cost)
        loss = need["quantity"] and need["loss"] / need["quantity"]
        return {
            "kind": product.precious_kind if product.precious_kind in COST_KINDS else "component",
            "name": self._liink_cost_name(need),
            "product": product,
            "phase": self.env["liink.bom.phase"],
            "quantity": need["quantity"],
            "unit": product.uom_id.name,
            "unit_cost": unit_cost,
            "amount": amount,
            "loss_amount": company.currency_id.round(amount * loss),
            "source": source,
            "is_gap": not (unit_cost or customer),
        }

    @api.model
    def _liink_cost_name(self, need):
        name = need["product"].name
        quality = need["lines"].stone_quality_id
        return f"{name}, {quality.name}" if len(quality) == 1 else name

    @api.model
    def _liink_unit_cost(self, product, need, prices, lot_costs):
        """(cost of one unit of the product, where it comes from in words)."""
        if product.precious_kind == "metal" and product.alloy_id.metal_id.id in prices:
            price = prices[product.alloy_id.metal_id.id]
            words = self.env._("%s per fine gram", format_measure(self.env, price, 2, 4))
            return price * product.alloy_id.fineness / 1000, words
        lot_cost = lot_costs.get(_stone_demand(need))
        if lot_cost:
            return lot_cost, self.env._("lots in stock")
        if product.standard_price:
            return product.standard_price, self.env._("cost of the article")
        return 0.0, self.env._("no price known")

    def _liink_labour_costs(self, needs, quantity):
        """The cost lines of the phases of this bill that have a price."""
        counts = {
            "piece": quantity,
            "stone": sum(need["quantity"] for need in needs if _is_stone(need)),
            "gram": sum(need["quantity"] for need in needs if need["product"].precious_kind == "metal"),
            "batch": 1 if quantity else 0,
        }
        return [phase._liink_prepare_cost(counts[phase.labour_basis]) for phase in self.liink_phase_ids]

    @api.model
    def _liink_sum_costs(self, lines):
        sums = {kind: sum(line["amount"] for line in lines if line["kind"] == kind) for kind in COST_KINDS}
        gaps = [line["name"] for line in lines if line["is_gap"]]
        labour = [line for line in lines if line["kind"] == "labour" and line["amount"]]
        if not labour:
            gaps.append(self.env._("labour: no phase has a price"))
        return {
            **sums,
            "lines": [line for line in lines if line["kind"] != "labour" or line["amount"]],
            "loss": sum(line["loss_amount"] for line in lines),
            "total": sum(sums.values()),
            "gaps": gaps,
        }


class LiinkBomPhase(models.Model):
    """What one phase costs."""

    _inherit = "liink.bom.phase"

    def _liink_prepare_cost(self, count):
        """The cost line of this phase for `count` of what its price is counted by."""
        self.ensure_one()
        return {
            "kind": "labour",
            "name": self.phase_id.name,
            "product": self.env["product.product"],
            "phase": self,
            "quantity": count,
            "unit": self._fields["labour_basis"].convert_to_export(self.labour_basis, self),
            "unit_cost": self.labour_rate,
            "amount": self.env.company.currency_id.round(count * self.labour_rate),
            "loss_amount": 0.0,
            "source": False,
            "is_gap": False,
        }


def _is_stone(need):
    return need["product"].precious_kind == "stone"


def _stone_demand(need):
    return need["product"], need["spec"], need["quantity"]
