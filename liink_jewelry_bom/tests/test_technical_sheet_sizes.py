from odoo.fields import Command

from .common_sheet import SheetCommon
from .design_samples import picture


class TestTechnicalSheetSizes(SheetCommon):
    """The metal of each size and colour, worked by hand; and as many queries for many pieces as for few."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._offer_sizes(cls.ring)
        cls.yellow = cls._make_product(
            "Yellow", precious_kind="metal", alloy_id=cls.env.ref("liink_precious_stock.alloy_gold_750_yellow").id
        )
        metals = cls.env["product.attribute"].create({"name": "Gold colour", "liink_role": "metal"})
        cls.colours = cls.env["product.attribute.value"].create(
            [
                {"name": product.alloy_id.name, "attribute_id": metals.id, "liink_alloy_id": product.alloy_id.id}
                for product in (cls.gold, cls.yellow)
            ]
        )

    def _offer_colours(self):
        values = {"attribute_id": self.colours.attribute_id.id, "value_ids": [Command.set(self.colours.ids)]}
        self.ring.attribute_line_ids = [Command.create(values)]
        white, yellow = self.ring._liink_metal_values()
        self.gold_line.bom_product_template_attribute_value_ids = [Command.set(white.ids)]
        self.bom.bom_line_ids = [
            Command.create(
                {
                    "product_id": self.yellow.id,
                    "product_qty": 7.5,
                    "bom_product_template_attribute_value_ids": [Command.set(yellow.ids)],
                }
            )
        ]

    def _variant(self, *names):
        values = self.ring.attribute_line_ids.product_template_value_ids.filtered(lambda value: value.name in names)
        return self.ring._create_product_variant(values)

    def test_sizes(self):
        """70 % of 7 g grow with the finger: size 54 takes 7 × (1 + 0.7 × 2 / 52) = 7.188 g, size 50 6.812 g."""
        sizes = self._sheet(self.ring)["sizes"]
        rows = [(row["size"], row["diameter"], row["grams"]) for row in sizes["blocks"][0]]
        self.assertEqual(rows, [("50", "15.92", ["6.81"]), ("52", "16.55", ["7.00"]), ("54", "17.19", ["7.19"])])

    def test_variant(self):
        sheet = self._sheet(self._variant("T54"))
        self.assertFalse(sheet["sizes"])
        self.assertEqual(dict(sheet["facts"])["Size"], "54 (inner ø 17.19 mm)")
        self.assertEqual(sheet["metals"]["blocks"][0][0]["issued"], "7.188 g")
        self.assertEqual(sheet["stones"]["sums"]["pieces"], "13")

    def test_weighed_size(self):
        self.ring.liink_size_ids = [Command.create({"ring_size": 54, "metal_weight": 7.3})]
        self.assertEqual(self._sheet(self._variant("T54"))["metals"]["blocks"][0][0]["issued"], "7.30 g")

    def test_metals(self):
        """All on the sheet of the piece, each with what it is for, none summed up; one on the sheet of a variant."""
        self._offer_colours()
        sheet = self._sheet(self.ring)
        rows = [(row["issued"], row["only_for"]) for row in sheet["metals"]["blocks"][0]]
        white, yellow = self.colours.mapped("name")
        self.assertEqual(rows, [("7.00 g", white), ("7.50 g", yellow)])
        self.assertFalse(sheet["metals"]["sums"])
        self.assertEqual(sheet["sizes"]["metals"], [white, yellow])
        # 7.5 × (1 + 0.7 × 2 / 52) = 7.702
        self.assertEqual(sheet["sizes"]["blocks"][0][2]["grams"], ["7.19", "7.70"])
        facts = dict(sheet["facts"])
        self.assertEqual((facts["Weights of"], facts["Metal issued"]), (f"T52, {white}", "7.00 g"))
        variant = self._sheet(self._variant("T54", yellow))
        (metal,) = variant["metals"]["blocks"][0]
        self.assertEqual((metal["issued"], metal["only_for"]), ("7.702 g", ""))
        self.assertEqual(dict(variant["facts"])["Gold colour"], yellow)

    def test_kit_for_one_metal(self):
        """What a kit brings is for what its own line is for."""
        self._offer_colours()
        yellow = self.ring._liink_metal_values()[1]
        self._make_kit(self.clasp, [{"product_id": self.melee.id, "product_qty": 3}])
        self.bom.bom_line_ids = [
            Command.create(
                {
                    "product_id": self.clasp.id,
                    "product_qty": 1,
                    "bom_product_template_attribute_value_ids": [Command.set(yellow.ids)],
                }
            )
        ]
        stones = self._sheet(self.ring)["stones"]
        self.assertEqual([row["only_for"] for row in stones["blocks"][0]], ["", "", yellow.name])
        self.assertFalse(stones["sums"])
        white = self._variant("T52", self.colours[0].name)
        self.assertEqual(self._sheet(white)["stones"]["sums"]["pieces"], "13")

    def test_bill_of_one_variant(self):
        """A variant with a bill of its own is made by it, the others are not."""
        own, other = self._variant("T50"), self._variant("T54")
        self.env["mrp.bom"].create(
            {
                "product_tmpl_id": self.ring.id,
                "product_id": own.id,
                "sequence": -1,
                "bom_line_ids": [Command.create({"product_id": self.gold.id, "product_qty": 5})],
            }
        )
        self.assertFalse(self._sheet(own)["stones"])
        self.assertTrue(self._sheet(other)["stones"])
        self.assertTrue(self._sheet(self.ring)["stones"])

    def test_as_many_queries_for_many_pieces(self):
        lines = [*self._eternelle_lines(), {"product_id": self.clasp.id, "product_qty": 1}]
        self._make_kit(self.clasp, [{"product_id": self.gold.id, "product_qty": 1}])
        pieces = self.env["product.template"]
        for number in range(30):
            pieces |= self._make_piece(f"Ring {number}", lines, ring_size=52, description="<p>Note</p>")
            self._offer_sizes(pieces[-1])
            self._submit(pieces[-1], picture(), f"rendering_{number}.jpg")
        variants = self.env["product.product"].concat(
            *(
                piece._create_product_variant(piece.attribute_line_ids.product_template_value_ids[:1])
                for piece in pieces
            )
        )
        for records in (pieces, variants, pieces.liink_bom_id):
            self._count(records[:2])
            few, many = self._count(records[:3]), self._count(records)
            self.assertEqual(few, many, records._name)
            self.assertLessEqual(many, 50, records._name)

    def _count(self, records):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        sheets = self.env[records._name].with_user(self.user).browse(records.ids)._liink_get_technical_sheets()
        self.assertEqual({len(sheet["pictures"]) for sheet in sheets}, {1})
        self.assertEqual(len(sheets), len(records))
        return self.env.cr.sql_log_count - before
