from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain


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
            self._liink_propose_alloying()
        else:
            self._liink_propose_output()

    def _liink_propose_alloying(self):
        """Take the fine metal from lots purer than the alloy, fill up to the grams with the recipe's other metals."""
        if not self.alloy_id or self.target_weight <= 0:
            raise UserError(self.env._("%s: choose the alloy and the grams to make.", self.name))
        product = self._liink_get_product_of(self.alloy_id)
        fine = self._liink_pick_fine()
        main = sum(quantity for _quant, quantity in fine)
        others = self._liink_pick_others(round(self.target_weight - main, 4))
        self.input_ids.unlink()
        self.output_ids.unlink()
        self.write(
            {
                "input_ids": [
                    *(Command.create(self._liink_prepare_pick_vals(*pick)) for pick in fine),
                    *(Command.create(vals) for vals in others),
                ],
                "output_ids": [
                    Command.create(
                        {
                            "product_id": product.id,
                            "quantity": self.target_weight,
                            "fineness": self.alloy_id.fineness,
                        }
                    )
                ],
            }
        )

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
        view = self._liink_default_location().warehouse_id.view_location_id
        quants = self.env["stock.quant"].search(
            Domain("product_id.precious_kind", "=", "metal")
            & Domain("product_id.alloy_id.metal_id", "=", alloy.metal_id.id)
            & Domain("lot_id.fineness", ">", alloy.fineness)
            & Domain("location_id", "child_of", view.id)
            & Domain("location_id.usage", "=", "internal")
            & Domain("owner_id", "=", False)
            & Domain("package_id", "=", False)
            & Domain("quantity", ">", 0)
        )
        free = quants.filtered(lambda quant: quant.quantity - quant.reserved_quantity > 0.00005)
        return free.sorted(lambda quant: (-quant.lot_id.fineness, quant.in_date, quant.id))

    def _liink_prepare_pick_vals(self, quant, grams):
        return {"lot_id": quant.lot_id.id, "location_id": quant.location_id.id, "quantity": grams}

    def _liink_pick_others(self, grams):
        """Return the values of inputs for the recipe's other metals, ``grams`` in all. Hook: see the recipe."""
        return []

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
