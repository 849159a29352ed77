from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from ..tools import format_measure
from .stock_lot import GRAM_KINDS


class LiinkHolder(models.Model):
    """What lies at a holder's place, the company's own apart from what belongs to others."""

    _inherit = "liink.holder"

    own_contents = fields.Char("Yours", compute="_compute_contents", help="Your property there: metals, then stones.")
    others_contents = fields.Char("Others' Property", compute="_compute_contents")

    @api.depends("location_id")
    @api.depends_context("lang")
    def _compute_contents(self):
        measures = self._liink_read_contents()
        for holder in self:
            own, others = measures[holder, True], measures[holder, False]
            holder.own_contents = holder._liink_contents_text(own)
            holder.others_contents = holder._liink_contents_text(others)

    def _liink_read_contents(self):
        """Return {(holder, is own): {metal or False for stones: [grams or pieces, fine or carats]}}, in one query."""
        result = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
        path_ids = {holder.location_id.parent_path: holder for holder in self if holder.location_id.parent_path}
        groups = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                Domain("location_id", "child_of", self.location_id.ids)
                & Domain("quantity", "!=", 0)
                & Domain("product_id.precious_kind", "in", ("stone", *GRAM_KINDS)),
                ["location_id", "product_id", "owner_id"],
                ["quantity:sum", "fine_weight:sum", "carats:sum"],
            )
        )
        for location, product, owner, quantity, fine_weight, carats in groups:
            holder = next((h for path, h in path_ids.items() if location.parent_path.startswith(path)), None)
            if not holder:
                continue
            is_own = owner in (self.env["res.partner"], holder.company_id.partner_id)
            metal = product.alloy_id.metal_id if product.precious_kind in GRAM_KINDS else False
            cell = result[holder, is_own][metal]
            cell[0] += quantity
            cell[1] += fine_weight if product.precious_kind in GRAM_KINDS else carats
        return result

    def _liink_contents_text(self, measures):
        return " · ".join(self._liink_measure_text(matter, *both) for matter, both in measures.items())

    def _liink_measure_text(self, metal, quantity, second):
        if metal is False:
            return self.env._(
                "%(pieces)s stones, %(carats)s ct",
                pieces=format_measure(self.env, quantity, 0, 0),
                carats=format_measure(self.env, second, 2, 3),
            )
        return self.env._(
            "%(metal)s: %(gross)s g (%(fine)s g fine)",
            metal=metal.name or self.env._("Metal"),
            gross=format_measure(self.env, quantity, 2, 4),
            fine=format_measure(self.env, second, 2, 4),
        )

    def action_liink_contents(self):
        """Open what lies there, by owner and product."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("At %s", self.partner_id.name),
            "res_model": "stock.quant",
            "view_mode": "list",
            "domain": [("location_id", "child_of", self.location_id.id)],
            "context": {"group_by": ["owner_id", "product_id"]},
        }


class ResPartner(models.Model):
    """A holder's contents are one click from its card."""

    _inherit = "res.partner"

    def action_liink_holder_contents(self):
        """Open what lies at this holder."""
        self.ensure_one()
        self.env["stock.quant"].check_access("read")
        return self._liink_get_holder().action_liink_contents()
