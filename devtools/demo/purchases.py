"""Gold from the refiner, stones from the dealers: bought, invoiced and received lot by lot."""

import math
from collections import defaultdict
from datetime import timedelta

from odoo.fields import Command

PREFIXES = {"metal": "M", "stone": "P", "component": "A"}


class Purchases:
    """Buys material and enters it in stock as lots with supplier, invoice and quality."""

    def __init__(self, env, clock):
        self.env = env
        self.clock = clock
        self.white_gold = env.ref("liink_precious_stock.product_gold_750_white")
        self.counter = defaultdict(int)

    def buy_opening_stock(self, day, specs):
        """What the planned orders need, a little more, in two deliveries; white gold is bought order by order."""
        needs = self._get_needs(specs)
        for share, before in ((0.55, 20), (0.6, 8)):
            self.clock.move_to(day - timedelta(days=before))
            self._buy({key: self._round_up(key[0], need * share) for key, need in needs.items()})

    def _get_needs(self, specs):
        """{(product, the quality that pieces ask of it): quantity}."""
        needs = defaultdict(float)
        for spec in specs:
            piece = self.env.ref(f"liink_jewelry_bom.{spec.piece}").product_variant_id
            bom = self.env["mrp.bom"]._bom_find(piece, bom_type="subcontract")[piece]
            for requirement in bom._liink_requirements(spec.quantity):
                if requirement["supplied_by"] == "brand" and requirement["product"] != self.white_gold:
                    needs[requirement["product"], requirement["spec"].quality_id] += requirement["quantity"]
        return needs

    def buy_what_is_short(self, order, day):
        """Buy what the order lacks, a few days before it."""
        short = self._read_shortages(order)
        if short:
            self.clock.move_to(day - timedelta(days=3))
            self._buy(short)
            self.clock.move_to(day)

    def _read_shortages(self, order):
        return {
            (row["product"], row["spec"].quality_id): self._round_up(row["product"], row["missing"])
            for row in order._liink_get_shortages()
        }

    def leave_short_of_white_gold(self, order, grams):
        """Buy all that `order` lacks, and so much white gold that `grams` are free for it: the story's 120 g."""
        rows = {row["product"]: row for row in order._liink_get_requirement_rows()}
        gold = rows[self.white_gold]
        no_quality = self.env["liink.stone.quality"]
        short = self._read_shortages(order)
        self._buy({**short, (self.white_gold, no_quality): round(grams - gold["at_maker"] - gold["at_brand"], 4)})

    def _round_up(self, product, quantity):
        if product == self.white_gold:
            return math.ceil(quantity)
        step = {"metal": 50, "stone": 10}.get(product.precious_kind, 10)
        return math.ceil(quantity / step) * step

    def _buy(self, quantities):
        by_supplier = defaultdict(dict)
        for (product, quality), quantity in quantities.items():
            if quantity > 0:
                by_supplier[product.seller_ids[:1].partner_id][product, quality] = quantity
        for supplier, bought in by_supplier.items():
            self._buy_from(supplier, bought)

    def _buy_from(self, supplier, quantities):
        order = self.env["purchase.order"].create(
            {
                "partner_id": supplier.id,
                "order_line": [
                    Command.create(
                        {"product_id": product.id, "product_qty": quantity, "price_unit": product.seller_ids[:1].price}
                    )
                    for (product, _quality), quantity in quantities.items()
                ],
            }
        )
        order.button_confirm()
        receipt = order.picking_ids
        self.counter["invoice"] += 1
        invoice = f"F{order.date_order:%y%m}-{100 + 7 * self.counter['invoice']}"
        receipt.partner_id = supplier
        quality_by_line = dict(zip(order.order_line, [quality for _product, quality in quantities], strict=True))
        for move in receipt.move_ids:
            self._receive_as_lot(move, supplier, invoice, quality_by_line[move.purchase_line_id])
        receipt.with_context(skip_backorder=True).button_validate()

    def _receive_as_lot(self, move, supplier, invoice, quality):
        if move.has_tracking != "none":
            lot = self.env["stock.lot"].create(self._prepare_lot(move, supplier, invoice, quality))
            move.move_line_ids.unlink()
            values = {**move._prepare_move_line_vals(quantity=move.product_uom_qty), "lot_id": lot.id}
            self.env["stock.move.line"].create(values)
        move.picked = True

    def _prepare_lot(self, move, supplier, invoice, quality):
        product = move.product_id
        self.counter[product] += 1
        return {
            "name": f"{product.default_code}-{self.env['purchase.order']._fields['date_order'].now():%y%m}-"
            f"{self.counter[product]:02d}",
            "product_id": product.id,
            "supplier_id": supplier.id,
            "supplier_invoice": invoice,
            "purchase_date": self.env["purchase.order"]._fields["date_order"].now().date(),
            "quality_id": quality.id,
        }
