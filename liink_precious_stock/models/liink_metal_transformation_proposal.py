from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from ..tools import format_measure, share_out


class LiinkMetalTransformation(models.Model):
    """What can be worked out is proposed: the recipe's inputs of an alloy, what should come out of a melt."""

    _inherit = "liink.metal.transformation"

    alloy_id = fields.Many2one("liink.alloy", "Alloy to Make", ondelete="restrict")
    target_weight = fields.Float("Grams to Make", digits=(16, 4))

    def action_propose(self):
        """Fill in inputs of an alloying by its recipe, or the output of a melting, casting or refining."""
        self.check_access("write")
        self.ensure_one()
        if self.kind == "alloying" and self.state == "draft":
            return self._liink_propose_alloying()
        return self._liink_propose_output()

    def _liink_propose_alloying(self):
        """Take the fine metal from lots purer than the alloy, fill up to the grams with the recipe's other metals.

        :return: a notice of the recipe's metals that are not in stock, or None
        """
        if not self.alloy_id or self.target_weight <= 0:
            raise UserError(self.env._("%s: choose the alloy and the grams to make.", self.name))
        product = self._liink_get_product_of(self.alloy_id)
        picks = self._liink_pick_fine()
        others, missing = self._liink_pick_others(round(self.target_weight - sum(grams for _quant, grams in picks), 4))
        self.input_ids.unlink()
        self.output_ids.unlink()
        output = {"product_id": product.id, "quantity": self.target_weight, "fineness": self.alloy_id.fineness}
        self.write(
            {
                "input_ids": [Command.create(self._liink_prepare_pick_vals(*pick)) for pick in [*picks, *others]],
                "output_ids": [Command.create(output)],
            }
        )
        return self._liink_notify_missing(missing) if missing else None

    def _liink_get_product_of(self, alloy):
        product = self.env["product.product"].search(
            Domain("alloy_id", "=", alloy.id)
            & Domain("precious_kind", "=", "metal")
            & Domain("company_id", "in", [False, self.company_id.id]),
            limit=1,
        )
        if not product:
            raise UserError(self.env._("No product of kind Metal is made of %s. Create it first.", alloy.name))
        return product

    def _liink_pick_fine(self):
        """Return [(quant, grams)] that hold the fine grams wanted, the oldest lots first."""
        wanted = self.target_weight * self.alloy_id.fineness / 1000
        picks = []
        for quant in self._liink_get_free_quants(self.alloy_id):
            fineness = quant.lot_id.fineness / 1000
            free = quant.quantity - quant.reserved_quantity
            grams = round(min(free, wanted / fineness), 4)
            picks.append((quant, grams))
            wanted = round(wanted - grams * fineness, 6)
            if wanted < 0.0005:
                return picks
        raise UserError(
            self.env._(
                "%(fine)s g of fine %(metal)s are missing in stock to make %(grams)s g of %(alloy)s. Buy some, or melt"
                " what there is.",
                fine=round(wanted, 2),
                metal=self.alloy_id.metal_id.name,
                grams=self.target_weight,
                alloy=self.alloy_id.name,
            )
        )

    def _liink_get_free_quants(self, alloy):
        """Return own free metal purer than ``alloy`` in the company's warehouses, the purest and oldest first."""
        quants = self.env["stock.quant"].search(
            Domain("product_id.precious_kind", "=", "metal")
            & Domain("product_id.alloy_id.metal_id", "=", alloy.metal_id.id)
            & Domain("lot_id.fineness", ">", alloy.fineness)
            & self._liink_own_stock_domain()
        )
        free = quants.filtered(lambda quant: quant.quantity - quant.reserved_quantity > 0.00005)
        return free.sorted(lambda quant: (-quant.lot_id.fineness, quant.in_date, quant.id))

    def _liink_prepare_pick_vals(self, quant, grams):
        return {
            "product_id": quant.product_id.id,
            "lot_id": quant.lot_id.id,
            "location_id": quant.location_id.id,
            "quantity": grams,
        }

    def _liink_pick_others(self, grams):
        """Share ``grams`` between the recipe's other metals.

        :return: ([(quant, grams)], [(name, grams) of what no lot in stock covers])
        """
        if not getattr(self.alloy_id, "component_ids", None):
            return [], [(self.env._("other metals"), grams)]
        others = [
            part for part in self.alloy_id._liink_recipe_for(self.target_weight) if part[0] != self.alloy_id.metal_id
        ]
        picks, missing = [], []
        for (metal, name, _weight), part in zip(
            others, share_out(grams, [each[2] for each in others], 4), strict=True
        ):
            quants = self._liink_find_other(metal, name).filtered(
                lambda quant, part=part: quant.quantity - quant.reserved_quantity >= part
            )
            if quants:
                picks.append((quants[0], part))
            else:
                missing.append((name, part))
        return picks, missing

    def _liink_find_other(self, metal, name):
        """Return quants of a recipe's other metal: fine metal when it is precious, else a component of that name."""
        if metal:
            kind = Domain("product_id.alloy_id.metal_id", "=", metal.id) & Domain("lot_id.fineness", ">=", 990)
        else:
            kind = Domain("product_id.precious_kind", "=", "component") & Domain("product_id.name", "ilike", name)
            kind &= Domain("product_id.uom_id", "=", self.env.ref("uom.product_uom_gram").id)
        return self.env["stock.quant"].search(kind & self._liink_own_stock_domain(), order="in_date, id")

    def _liink_own_stock_domain(self):
        """Return the domain of what is the company's own, loose, in its warehouse."""
        view = self._liink_default_location().warehouse_id.view_location_id
        return (
            Domain("location_id", "child_of", view.id)
            & Domain("location_id.usage", "=", "internal")
            & Domain("owner_id", "=", False)
            & Domain("package_id", "=", False)
            & Domain("quantity", ">", 0)
        )

    def _liink_notify_missing(self, missing):
        parts = ", ".join(f"{format_measure(self.env, grams, 2, 4)} g {name}" for name, grams in missing)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "message": self.env._("Not found in stock: %s. Add the lots that you take.", parts),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _liink_propose_output(self):
        """Propose one output: everything that went in, less the loss, at its weighted fineness."""
        lines = self.input_ids
        if not lines:
            raise UserError(self.env._("%s: say first which lots go in.", self.name))
        gross = self._liink_get_gross_balance()
        products = lines.product_id.filtered(lambda product: product.precious_kind == "metal")
        if self.output_ids or self.kind == "refining" or len(products) != 1:
            raise UserError(self.env._("%s: choose yourself what comes out.", self.name))
        grams = round(gross.put_in - gross.lost, 4)
        fine = sum(balance.put_in - balance.lost for balance in self._liink_get_fine_balances().values())
        self.output_ids = [
            Command.create(
                {
                    "product_id": products.id,
                    "quantity": grams,
                    "fineness": round(fine * 1000 / grams, 4) if grams else 0,
                }
            )
        ]
