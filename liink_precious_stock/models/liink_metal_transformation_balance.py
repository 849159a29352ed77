from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools import MetalBalance, format_measure, share_out

# Lots are not pure, so the melter's weights are not the recipe's to the milligram.
RECIPE_MARGIN = 1.02


class LiinkMetalTransformation(models.Model):
    """The balance: inputs − outputs − declared loss, gross and for each precious metal in fine grams.

    Gold in is gold out, whatever silver is melted with it. A metal that went in and that no output is named
    after (silver in a gold alloy) is expected in the outputs by the recipe of their alloy; without a recipe it
    is a difference, and a manager answers for it. Refining takes base metals away, so gross is shown there
    but not demanded.
    """

    _inherit = "liink.metal.transformation"

    gross_weight = fields.Float("Put in (g)", digits=(16, 4), compute="_compute_balance")
    fine_loss = fields.Float("Loss (g fine)", digits=(16, 4), compute="_compute_balance")
    fine_difference = fields.Float(
        "Difference (g fine)",
        digits=(16, 4),
        compute="_compute_balance",
        help="Fine grams that neither outputs nor loss explain, of the metal where they are most.",
    )
    assay_difference = fields.Float("Assay Difference (g fine)", digits=(16, 4), compute="_compute_balance")
    is_over_tolerance = fields.Boolean(compute="_compute_balance")
    is_difference_answered = fields.Boolean(compute="_compute_balance")
    is_manager = fields.Boolean(compute="_compute_is_manager")
    balance_html = fields.Html("Balance", compute="_compute_balance", sanitize=False)

    @api.depends(
        "kind", "company_id", "loss_weight", "loss_fine_weight", "difference_reason",
        "input_ids.quantity", "input_ids.carats", "input_ids.fineness", "input_ids.assayed_fineness",
        "input_ids.product_id", "output_ids.quantity", "output_ids.carats", "output_ids.fineness",
        "output_ids.product_id",
    )  # fmt: skip
    @api.depends_context("lang")
    def _compute_balance(self):
        for transformation in self:
            rows = transformation._liink_get_balance_rows()
            fine = [row["balance"] for row in rows if row["metal"]]
            transformation.gross_weight = transformation._liink_get_gross_balance().put_in
            transformation.fine_loss = sum(balance.lost for balance in fine)
            transformation.fine_difference = max((balance.difference for balance in fine), key=abs, default=0.0)
            transformation.assay_difference = sum(transformation.input_ids.mapped("assay_difference"))
            transformation.is_over_tolerance = any(row["is_over"] for row in rows)
            transformation.is_difference_answered = bool((transformation.difference_reason or "").strip())
            transformation.balance_html = transformation._liink_render_balance(rows)

    @api.depends_context("uid")
    def _compute_is_manager(self):
        self.is_manager = self.env.user.has_group("liink_precious_stock.group_liink_manager")

    def _liink_is_stones(self):
        return any(line.product_id.precious_kind == "stone" for line in self.input_ids)

    def _liink_get_balance_rows(self):
        """Return the rows of the balance: dicts label, metal (empty for gross), balance, digits, is_over."""
        self.ensure_one()
        if self._liink_is_stones():
            return self._liink_get_stone_rows()
        gross = self._liink_get_gross_balance()
        is_gross_over = self.kind != "refining" and gross.is_over
        rows = [self._liink_row(self.env._("Gross weight (g)"), gross, is_gross_over)]
        for metal, balance in self._liink_get_fine_balances().items():
            label = self.env._("%(metal)s, fine (g)", metal=metal.name)
            rows.append(self._liink_row(label, balance, balance.is_over, metal=metal))
        return rows

    def _liink_row(self, label, balance, is_over, digits=4, metal=None):
        return {
            "label": label,
            "balance": balance,
            "is_over": is_over,
            "digits": digits,
            "metal": metal or self.env["liink.metal"],
        }

    def _liink_get_stone_rows(self):
        rows = []
        for label, name, digits in ((self.env._("Pieces"), "quantity", 0), (self.env._("Carats"), "carats", 3)):
            balance = MetalBalance()
            balance.put_in = sum(self.input_ids.mapped(name))
            balance.taken_out = sum(self.output_ids.mapped(name))
            rows.append(self._liink_row(label, balance, balance.is_over, digits=digits))
        return rows

    def _liink_make_balance(self):
        grams, permille = self.env["liink.transformation.tolerance"]._liink_get(self.kind, self.company_id)
        return MetalBalance(grams, permille)

    def _liink_get_gross_balance(self):
        """Return the balance in grams of everything, base metals included."""
        balance = self._liink_make_balance()
        balance.put_in = sum(self.input_ids.mapped("quantity"))
        balance.taken_out = sum(self.output_ids.mapped("quantity"))
        balance.lost = sum(grams for _line, grams in self._liink_share_loss())
        return balance

    def _liink_get_fine_balances(self):
        """Return {metal: balance in fine grams} of the metals that go in or come out."""
        metals = self.env["liink.metal"].union(
            *(line._liink_metal()._origin for line in [*self.input_ids, *self.output_ids])
        )
        balances = {metal: self._liink_make_balance() for metal in metals}
        for line in self.input_ids.filtered(lambda line: line._liink_metal()):
            balances[line._liink_metal()._origin].put_in += line.fine_weight
        for line in self.output_ids.filtered(lambda line: line._liink_metal()):
            balances[line._liink_metal()._origin].taken_out += line.fine_weight
        for line, grams in self._liink_share_loss():
            if line._liink_metal():
                balances[line._liink_metal()._origin].lost += grams * line._liink_settled_fineness() / 1000
        for metal, grams in self._liink_get_alloyed(metals).items():
            rest = balances[metal].put_in - balances[metal].lost - balances[metal].taken_out
            balances[metal].taken_out += min(max(rest, 0.0), grams * RECIPE_MARGIN)
        return balances

    def _liink_get_alloyed(self, metals):
        """Return {metal: grams} that the recipes of the outputs' alloys hold of metals they are not named after."""
        grams = dict.fromkeys(metals, 0.0)
        for line in self.output_ids.filtered(lambda line: line._liink_metal()):
            for component in getattr(line.product_id.alloy_id, "component_ids", ()):
                if component.metal_id in grams and component.metal_id != line._liink_metal()._origin:
                    grams[component.metal_id] += line.quantity * component.share / 1000
        return grams

    def _liink_share_loss(self):
        """Return [(input, grams of its lot lost)]: pro rata to gross, for a refiner's loss pro rata to fine."""
        lines = self.input_ids.filtered(lambda line: line.quantity > 0)
        if self.kind != "refining":
            grams = share_out(self.loss_weight, lines.mapped("quantity"), 4) if lines else []
            return list(zip(lines, grams, strict=True))
        lines = lines.filtered("fine_weight")
        fine = share_out(self.loss_fine_weight, lines.mapped("fine_weight"), 8) if lines else []
        return [
            (line, round(part * 1000 / line._liink_settled_fineness(), 4))
            for line, part in zip(lines, fine, strict=True)
        ]

    def _liink_check_balance(self):
        """Refuse a difference above tolerance without a reason, or by somebody who is no manager.

        :return: whether a manager's approval is part of this confirmation
        """
        over = [row for row in self._liink_get_balance_rows() if row["is_over"]]
        if not over:
            return False
        if self._liink_is_exact():
            raise UserError(self._liink_difference_message(over[0]))
        if not self.is_difference_answered or not self.is_manager:
            raise UserError(
                "\n".join(
                    [
                        self._liink_difference_message(over[0]),
                        self.env._(
                            "Check the weights and the loss. If they are right, give the reason of the difference and"
                            " let a manager confirm."
                        ),
                    ]
                )
            )
        return True

    def _liink_difference_message(self, row):
        return self.env._(
            "%(name)s does not balance. %(label)s: %(put_in)s in, %(out)s out, %(lost)s lost; %(difference)s are not"
            " explained (tolerated: %(tolerance)s).",
            name=self.name,
            label=row["label"],
            **self._liink_format_row(row),
        )

    def _liink_format_row(self, row):
        balance, digits = row["balance"], row["digits"]
        values = {
            "put_in": balance.put_in,
            "out": balance.taken_out,
            "lost": balance.lost,
            "difference": balance.difference,
            "tolerance": balance.tolerance,
        }
        return {name: format_measure(self.env, value, min(digits, 2), digits) for name, value in values.items()}

    def _liink_render_balance(self, rows):
        values = {
            "rows": [{**row, **self._liink_format_row(row)} for row in rows],
            "is_refining": self.kind == "refining",
            "is_over": any(row["is_over"] for row in rows),
            "has_inputs": bool(self.input_ids and self.output_ids),
        }
        return self.env["ir.qweb"]._render("liink_precious_stock.transformation_balance", values)
