"""The seed's brand: white gold, diamonds, the ring, Atelier Dupont. Made with the rights of the brand's manager."""

from odoo.fields import Command

BRAND_GROUPS = "liink_precious_stock.group_liink_manager,base.group_partner_manager"


class SeedBrand:
    """Makes the seed's materials, maker and ring in `env`, and buys as a purchaser does."""

    def __init__(self, env):
        self.env = env
        self.warehouse = env["stock.warehouse"].search([("company_id", "=", env.company.id)], limit=1)
        self.stock = self.warehouse.lot_stock_id
        partners = env["res.partner"]
        self.refiner = partners.create({"name": "Affinerie", "is_company": True})
        self.dealer = partners.create({"name": "Diamantaire", "is_company": True})
        self.dupont = partners.create(
            {"name": "Atelier Dupont", "is_company": True, "is_maker": True, "email": "dupont@example.com"}
        )
        self._make_materials()
        self.ring = self._make_ring()

    def _make_materials(self):
        products = self.env["product.product"]
        self.white_gold = products.create(
            {
                "name": "Or gris 750",
                "precious_kind": "metal",
                "alloy_id": self.env.ref("liink_precious_stock.alloy_gold_750_white").id,
            }
        )
        stone = {
            "precious_kind": "stone",
            "stone_nature": "diamond",
            "stone_origin": "natural",
            "stone_shape": "round",
        }
        self.centre = products.create({**stone, "name": "Diamant rond 0,50 ct", "carats_per_stone": 0.5})
        self.melee = products.create({**stone, "name": "Diamant rond 0,02 ct", "carats_per_stone": 0.02})

    def _make_ring(self):
        """Ring size 52, 18K white gold 7 g, centre 0.50 ct GH/VS, 12 diamonds 0.02 ct DEF/VVS."""
        ring = self.env["product.product"].create(
            {"name": "Bague Éternelle", "precious_kind": "jewel", "jewel_type": "ring", "ring_size": 52}
        )
        self.env["mrp.bom"].create(
            {
                "product_tmpl_id": ring.product_tmpl_id.id,
                "bom_line_ids": [
                    Command.create({"product_id": self.white_gold.id, "product_qty": 7.0}),
                    self._stone_line(self.centre, 1, "quality_gh_vs"),
                    self._stone_line(self.melee, 12, "quality_def_vvs"),
                ],
            }
        )
        return ring

    def _stone_line(self, product, pieces, quality):
        quality = self.env.ref(f"liink_precious_stock.{quality}")
        return Command.create({"product_id": product.id, "product_qty": pieces, "stone_quality_id": quality.id})

    def fill_safe(self):
        """120 g of white gold and stones enough for twenty rings."""
        self.buy(self.refiner, "AFF-2026-118", [(self.white_gold, "OG750-118", 120.0, 70.0)])
        stones = [(self.centre, "DIA-050-44", 25, 900.0), (self.melee, "DIA-002-44", 250, 15.0)]
        lots = self.buy(self.dealer, "DIA-2026-44", stones)
        for product, quality in ((self.centre, "quality_gh_vs"), (self.melee, "quality_def_vvs")):
            bought = lots.filtered(lambda lot, product=product: lot.product_id == product)
            bought.quality_id = self.env.ref(f"liink_precious_stock.{quality}")

    def buy(self, supplier, invoice, lots):
        """Order and receive lots, their names typed on the receipt's lines.

        :param lots: list of (product, lot name, quantity, price)
        """
        order = self.env["purchase.order"].create(
            {
                "partner_id": supplier.id,
                "order_line": [
                    Command.create({"product_id": product.id, "product_qty": quantity, "price_unit": price})
                    for product, _name, quantity, price in lots
                ],
            }
        )
        order.button_confirm()
        receipt = order.picking_ids
        names = {product: name for product, name, _quantity, _price in lots}
        for line in receipt.move_line_ids:
            line.lot_name = names[line.product_id]
        receipt.move_ids.picked = True
        receipt.button_validate()
        assert receipt.state == "done", receipt.state
        received = receipt.move_line_ids.lot_id
        received.write({"supplier_id": supplier.id, "supplier_invoice": invoice})
        return received

    def order_rings(self, quantity):
        """A draft order of rings to Atelier Dupont."""
        line = Command.create({"product_id": self.ring.id, "product_qty": quantity, "price_unit": 80.0})
        return self.env["purchase.order"].create({"partner_id": self.dupont.id, "order_line": [line]})

    def number_next_order(self, number):
        """Give the next order to a maker this number."""
        sequence = self.env["ir.sequence"].sudo().search([("code", "=", "liink.production.order")])
        sequence.number_next = number
