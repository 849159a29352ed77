from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import float_round


class MrpBom(models.Model):
    """What a quantity of pieces needs.

    Contract: `_liink_requirements_for` answers any number of (bill, product, quantity) requests
    with a number of queries that depends on how deep kits are nested, not on how many requests
    there are. Extension points: `_liink_requirement_key` (what is kept apart) and
    `_liink_prepare_requirement` (what is told about each need).
    """

    _inherit = "mrp.bom"

    def _liink_requirements(self, quantity):
        """Requirements of `quantity` pieces of this bill; see `_liink_requirements_for`."""
        self.ensure_one()
        return self._liink_requirements_for([(self, self.product_id, quantity)])[0]

    @api.model
    def _liink_requirements_for(self, requests):
        """What each order needs, in the order of the requests.

        :param requests: list of (`mrp.bom`, `product.product` or an empty record, quantity in the
            product's unit)
        :return: one list per request, of dicts: `product`, `spec` (`liink.stone.spec`, may be
            empty), `quantity` (float, in the product's unit: stones whole, rounded up per order;
            other quantities to 4 decimals), `carats`, `fine_weight` (grams of pure metal issued), `loss`
            (part of the quantity that does not stay in the pieces), `supplied_by`, `lines` (`mrp.bom.line`)
        :raise UserError: for a negative quantity, or kits that contain each other
        """
        for bom, _product, quantity in requests:
            if quantity < 0:
                raise UserError(
                    self.env._(
                        "%(piece)s: a quantity of pieces cannot be negative.",
                        piece=bom.product_tmpl_id.display_name,
                    )
                )
        needs = self._liink_explode(self._liink_read_together(requests))
        return [
            self._liink_gather_requirements([(line, quantity) for line, quantity, _origin in lines]) for lines in needs
        ]

    @api.model
    def _liink_read_together(self, requests):
        """The same requests, whose records are read all at once wherever they come from."""
        boms = self.union(*(bom for bom, _product, _quantity in requests))
        products = self.env["product.product"].union(*(product for _bom, product, _quantity in requests))
        return [
            (bom.with_prefetch(boms._ids), product.with_prefetch(products._ids), quantity)
            for bom, product, quantity in requests
        ]

    @api.model
    def _liink_explode(self, requests):
        """Per request its (line, quantity in the line's unit, line of the request's own bill that it comes from).

        Kits are opened level by level. Without a product every line counts, whichever variant it is for.
        """
        needs = [[] for _request in requests]
        level = [
            (index, bom, product, bom._liink_batches(quantity), (), None)
            for index, (bom, product, quantity) in enumerate(requests)
            if bom and quantity
        ]
        while level:
            opened = [entry for item in level for entry in self._liink_open_lines(*item)]
            kits = self._liink_find_kits([entry[1] for entry in opened])
            level = []
            for index, line, quantity, path, origin in opened:
                kit = kits.get((line.company_id, line.product_id))
                if not kit:
                    needs[index].append((line, quantity, origin))
                    continue
                kit._liink_check_kit_path(path)
                pieces = line.product_uom_id._compute_quantity(quantity, line.product_id.uom_id, round=False)
                batches = kit._liink_batches(pieces)
                level.append((index, kit, line.product_id, batches, (*path, kit.id), origin))
        return needs

    def _liink_batches(self, quantity):
        """How many times this bill is needed for `quantity` in the product's unit."""
        self.ensure_one()
        in_bom_uom = self.product_tmpl_id.uom_id._compute_quantity(quantity, self.product_uom_id, round=False)
        return in_bom_uom / self.product_qty

    @api.model
    def _liink_open_lines(self, index, bom, product, batches, path, origin):
        return [
            (index, line, line.product_qty * batches * line._liink_size_factor(product), path, origin or line)
            for line in bom.bom_line_ids
            if not line._skip_bom_line(product)
        ]

    @api.model
    def _liink_find_kits(self, lines):
        """The kit of each (company, component) that has one, one search per company."""
        products = defaultdict(lambda: self.env["product.product"])
        for line in lines:
            products[line.company_id] |= line.product_id
        return {
            (company, product): kit
            for company, components in products.items()
            for product, kit in self._bom_find(components, company_id=company.id, bom_type="phantom").items()
        }

    def _liink_check_kit_path(self, path):
        if self.id in path:
            raise UserError(
                self.env._(
                    "The kit %(kit)s contains itself: its materials cannot be computed.",
                    kit=self.display_name,
                )
            )

    @api.model
    def _liink_gather_requirements(self, needs):
        """Add up what is the same material, then round: once per order, never per line."""
        groups = defaultdict(list)
        for line, quantity in needs:
            groups[self._liink_requirement_key(line)].append((line, quantity))
        return [self._liink_prepare_requirement(group) for group in groups.values()]

    @api.model
    def _liink_requirement_key(self, line):
        """What must not be added together: other stones, other suppliers."""
        return line.product_id, line.stone_spec_id, line.supplied_by

    @api.model
    def _liink_prepare_requirement(self, group):
        """One need out of the (line, quantity in the line's unit) pairs that share a key."""
        lines = self.env["mrp.bom.line"].concat(*(line for line, _quantity in group))
        product = lines[0].product_id
        amounts = [
            line.product_uom_id._compute_quantity(quantity, product.uom_id, round=False) for line, quantity in group
        ]
        exact = sum(amounts)
        quantity = self._liink_round_requirement(product, exact)
        carats = sum(amount * line.carats_per_stone for amount, line in zip(amounts, lines, strict=True))
        # A stone that is only asked for because of rounding up weighs as much as the others.
        carats = carats * quantity / exact if exact else 0.0
        return {
            "product": product,
            "spec": lines[0].stone_spec_id,
            "quantity": quantity,
            "carats": float_round(carats, precision_digits=3),
            "fine_weight": self._liink_requirement_fine_weight(product, quantity),
            "loss": sum(amount * line.loss_percent / 100 for amount, line in zip(amounts, lines, strict=True)),
            "supplied_by": lines[0].supplied_by,
            "lines": lines,
        }

    @api.model
    def _liink_requirement_fine_weight(self, product, quantity):
        """Grams of pure metal in `quantity` of a metal or a component, in the product's unit."""
        grams = quantity * product.component_weight if product.precious_kind == "component" else quantity
        return float_round(grams * product.alloy_id.fineness / 1000, precision_digits=4) if product.alloy_id else 0.0

    @api.model
    def _liink_round_requirement(self, product, quantity):
        if product.precious_kind == "stone":
            # 240 may arrive as 240.00000000000003: only a real fraction is one more stone.
            whole = float_round(quantity, precision_digits=6)
            return float(float_round(whole, precision_digits=0, rounding_method="UP"))
        return float_round(quantity, precision_digits=4)
