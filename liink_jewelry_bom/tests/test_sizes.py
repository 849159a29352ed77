import math

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user
from odoo.tools import mute_logger

from ..tools.ring_size import inner_diameter, to_french_size
from .common import PieceCommon


class TestRingSizes(TransactionCase):
    """The scales of ring sizes, by hand."""

    def test_scales(self):
        self.assertAlmostEqual(inner_diameter(52), 16.55, places=2)
        self.assertEqual(to_french_size(12, "it"), 52)
        # A US 6 is 0.458 + 6 × 0.032 = 0.65 inch = 16.51 mm across.
        self.assertAlmostEqual(to_french_size(6, "us"), 16.51 * math.pi, places=6)
        self.assertEqual(to_french_size("L", "uk"), 51.25)
        self.assertEqual(to_french_size("L½", "uk"), 51.875)
        self.assertAlmostEqual(to_french_size("16,5", "de"), 16.5 * math.pi)

    def test_what_is_no_size(self):
        for size, scale in (("?", "uk"), ("LL", "uk"), ("abc", "fr"), (52, "jp")):
            with self.subTest(size=size, scale=scale), self.assertRaises(ValueError):
                to_french_size(size, scale)


class TestSizes(PieceCommon):
    """A larger ring takes more metal and the same stones, in the needs and in the manufacturing order alike."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        attribute = cls.env.ref("liink_jewelry_bom.attribute_ring_size")
        values = attribute.value_ids.filtered(lambda value: value.liink_ring_size in (52, 60, 62))
        offer = {"attribute_id": attribute.id, "value_ids": [Command.set(values.ids)]}
        cls.ring.attribute_line_ids = [Command.create(offer)]
        cls.ring.band_share = 65

    def _variant(self, size):
        values = self.ring.attribute_line_ids.product_template_value_ids
        value = values.filtered(lambda value: value.product_attribute_value_id.liink_ring_size == size)
        return self.ring._get_variant_for_combination(value) or self.ring._create_product_variant(value)

    def _grams(self, size):
        needs = self.env["mrp.bom"]._liink_requirements_for([(self.bom, self._variant(size), 20)])[0]
        return {need["product"]: need["quantity"] for need in needs}

    def test_no_variant_before_it_is_asked_for(self):
        self.assertFalse(self.ring.product_variant_ids)
        self.assertEqual(self._variant(62).liink_variant_size, 62)
        self.assertEqual(len(self.ring.product_variant_ids), 1)

    def test_all_are_made_at_once_and_only_once(self):
        large = self._variant(62)
        piece = self.ring.with_user(self.user)
        piece.action_liink_make_variants()
        self.assertEqual(sorted(self.ring.product_variant_ids.mapped("liink_variant_size")), [52, 60, 62])
        self.assertIn(large, self.ring.product_variant_ids)
        piece.action_liink_make_variants()
        self.assertEqual(len(self.ring.product_variant_ids), 3)

    def test_a_user_adds_a_size(self):
        line = self.ring.attribute_line_ids.with_user(self.user)
        sizes = line.attribute_id.value_ids.filtered(lambda value: value.liink_ring_size in (52, 54))
        line.value_ids = [Command.set(sizes.ids)]
        self.ring.with_user(self.user).action_liink_make_variants()
        self.assertEqual(sorted(self.ring.product_variant_ids.mapped("liink_variant_size")), [52, 54])

    def test_nothing_to_make(self):
        piece = self._make_piece("Plain", [{"product_id": self.gold.id, "product_qty": 3}])
        with self.assertRaisesRegex(UserError, "choose its sizes"):
            piece.action_liink_make_variants()

    def test_metal_follows_the_size(self):
        # 65 % of 7 g lies in the band: in size 60, 7 × (1 + 0.65 × 8 / 52) = 7.7 g, for 20 rings 154 g.
        self.assertEqual(self._grams(60), {self.gold: 154.0, self.centre: 20.0, self.melee: 240.0})
        self.assertEqual(self._grams(52)[self.gold], 140.0)

    def test_a_weighed_size_goes_before_the_rule(self):
        self.ring.liink_size_ids = [Command.create({"ring_size": 60, "metal_weight": 7.5})]
        self.assertEqual(self._grams(60)[self.gold], 150.0)
        self.assertEqual(self._grams(52)[self.gold], 140.0)

    def test_core_computes_the_same(self):
        _boms, lines = self.bom.explode(self._variant(60), 20)
        quantities = {line.product_id: data["qty"] for line, data in lines}
        self.assertEqual(quantities, {self.gold: 154.0, self.centre: 20.0, self.melee: 240.0})

    def test_the_piece_itself_weighs_what_its_own_size_weighs(self):
        self.assertEqual(self.ring.estimated_metal_weight, 7)
        self.assertAlmostEqual(self.ring.inner_diameter, 16.55, places=2)

    def test_a_size_outside_the_scale(self):
        with self.assertRaisesRegex(ValidationError, "outside the French scale"):
            self.ring.liink_size_ids = [Command.create({"ring_size": 99, "metal_weight": 7.5})]

    @mute_logger("odoo.sql_db")
    def test_a_size_that_weighs_nothing(self):
        with self.assertRaises(IntegrityError):
            self.ring.liink_size_ids = [Command.create({"ring_size": 60, "metal_weight": 0})]
            self.env.flush_all()

    def test_a_user_takes_a_size_away(self):
        """What was never used goes, what was used is archived: nothing that happened to it is lost."""
        piece = self.ring.with_user(self.user)
        piece.action_liink_make_variants()
        used, unused = self._variant(60), self._variant(62)
        lot = self.env["stock.lot"].create({"name": "2847-001", "product_id": used.id})
        line = piece.attribute_line_ids
        line.value_ids = line.value_ids.filtered(lambda value: value.liink_ring_size == 52)
        self.assertEqual(self.ring.product_variant_ids.mapped("liink_variant_size"), [52])
        self.assertFalse(unused.exists())
        self.assertFalse(used.active)
        self.assertEqual(lot.product_id, used)

    def test_others_do_not(self):
        employee = new_test_user(self.env, "employee", groups="base.group_user")
        with self.assertRaises(AccessError):
            self._variant(60).with_user(employee)._unlink_or_archive()
