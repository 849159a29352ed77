from odoo.exceptions import UserError
from odoo.fields import Command

from .common import PieceCommon


class TestMetals(PieceCommon):
    """One piece in yellow gold and in platinum: each has its own line of metal, of the same volume."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.attribute = cls.env.ref("liink_jewelry_bom.attribute_metal")
        cls.white = cls.env.ref("liink_jewelry_bom.attribute_value_metal_gold_750_white")
        cls.platinum = cls.env.ref("liink_jewelry_bom.attribute_value_metal_platinum_950")
        cls.platinum.liink_alloy_id.density = 20.0
        cls.white.liink_alloy_id.density = 14.0
        cls.platinum_metal = cls._make_product(
            "Platinum", precious_kind="metal", alloy_id=cls.platinum.liink_alloy_id.id
        )

    def _offer(self, values):
        self.ring.attribute_line_ids = [
            Command.create({"attribute_id": self.attribute.id, "value_ids": [Command.set(values.ids)]})
        ]

    def test_spread(self):
        self._offer(self.white | self.platinum)
        self.ring.action_liink_spread_metals()
        metals = self.ring.liink_material_ids.filtered(lambda line: line.precious_kind == "metal")
        # The same volume: 7 g × 20 / 14 = 10 g.
        self.assertEqual(
            {
                line.product_id.alloy_id: (
                    line.product_qty,
                    line.bom_product_template_attribute_value_ids.product_attribute_value_id,
                )
                for line in metals
            },
            {self.gold.alloy_id: (7.0, self.white), self.platinum.liink_alloy_id: (10.0, self.platinum)},
        )

    def test_the_piece_weighs_what_its_first_metal_weighs(self):
        self.test_spread()
        self.assertEqual(self.ring.estimated_metal_weight, 7.0)

    def test_each_variant_asks_for_its_metal_only(self):
        self.test_spread()
        values = self.ring.attribute_line_ids.product_template_value_ids
        value = values.filtered(lambda value: value.product_attribute_value_id == self.platinum)
        variant = self.ring._create_product_variant(value)
        needs = self.env["mrp.bom"]._liink_requirements_for([(self.bom, variant, 2)])[0]
        metals = {need["product"].alloy_id: need for need in needs if need["product"].precious_kind == "metal"}
        self.assertEqual(list(metals), [self.platinum.liink_alloy_id])
        need = metals[self.platinum.liink_alloy_id]
        # 2 × 10 g of platinum 950 hold 19 g.
        self.assertEqual((need["quantity"], need["fine_weight"]), (20.0, 19.0))

    def test_nothing_to_spread(self):
        with self.assertRaisesRegex(UserError, "choose the metals"):
            self.ring.action_liink_spread_metals()

    def test_an_alloy_that_nobody_stocks(self):
        alloy = self.env["liink.alloy"].create(
            {
                "name": "Palladium 900",
                "metal_id": self.env.ref("liink_precious_stock.metal_palladium").id,
                "fineness": 900,
            }
        )
        value = self.env["product.attribute.value"].create(
            {"name": "Palladium", "attribute_id": self.attribute.id, "liink_alloy_id": alloy.id}
        )
        self._offer(self.white | value)
        with self.assertRaisesRegex(UserError, "Palladium 900"):
            self.ring.action_liink_spread_metals()
