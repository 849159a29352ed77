from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form

from .common import PreciousCommon


class TestBadInput(PreciousCommon):
    """What cannot be is refused with the record's name, and nothing is kept."""

    def _refused(self, pattern, function, *args, **kwargs):
        with self.assertRaisesRegex(ValidationError, pattern), self.env.cr.savepoint():
            function(*args, **kwargs)

    def test_fineness_of_a_lot(self):
        for fineness in (0, -750, 1000.1):
            self._refused("G-BAD", self._make_lot, self.gold, "G-BAD", fineness=fineness)
        self.assertFalse(self.env["stock.lot"].search([("name", "=", "G-BAD")]))
        lot = self._make_lot(self.gold, "G-1")
        self._refused("G-1", lot.write, {"fineness": 0})
        self.assertEqual(lot.fineness, 750)

    def test_metal_without_alloy_needs_a_fineness(self):
        metal = self._make_product("Métal inconnu", precious_kind="metal")
        self._refused("G-NONE", self._make_lot, metal, "G-NONE")
        self.assertEqual(self._make_lot(metal, "G-GIVEN", fineness=585).fineness, 585)

    def test_scrap_may_wait_for_its_assay(self):
        scrap = self._make_product("Limaille", precious_kind="scrap")
        self.assertEqual(self._make_lot(scrap, "L-1").fineness, 0)
        self._refused("L-2", self._make_lot, scrap, "L-2", fineness=1001)

    def test_fineness_of_an_alloy(self):
        for fineness in (0, -1, 1000.1):
            self._refused("Alliage", self.white_750.copy, {"name": "Alliage", "fineness": fineness})

    def test_stones_are_whole(self):
        lot = self._make_lot(self.melee, "D-1")
        self._refused("Diamants", self._receive, lot, 12.5)
        self._receive(lot, 12)
        quant = self._quant(lot, self.stock)
        self._refused("Diamants", quant.with_context(inventory_mode=True).write, {"inventory_quantity": 11.5})
        line = self.env["stock.move.line"].search([("lot_id", "=", lot.id)])
        self._refused("Diamants", line.write, {"quantity": 11.5})
        self._refused(
            "Diamants",
            self.env["stock.quant"].with_context(inventory_mode=True).create,
            {"product_id": self.melee.id, "lot_id": lot.id, "location_id": self.stock.id, "inventory_quantity": 0.5},
        )
        self.assertEqual(quant.quantity, 12)

    def test_a_dozen_is_whole(self):
        dozen = self.env.ref("uom.product_uom_dozen")
        values = {
            "product_id": self.melee.id,
            "product_uom": dozen.id,
            "location_id": self.suppliers.id,
            "location_dest_id": self.stock.id,
        }
        self.assertEqual(self.env["stock.move"].create({**values, "product_uom_qty": 2}).product_qty, 24)
        self._refused("Diamants", self.env["stock.move"].create, {**values, "product_uom_qty": 0.3})

    def test_negative_carats(self):
        lot = self._make_lot(self.melee, "D-1")
        self._refused("Diamants", self._receive, lot, 12, carats=-0.1)
        self._refused("D-2", self._make_lot, self.melee, "D-2", stone_carats=-1)
        self._refused("Diamants", self.melee.write, {"carats_per_stone": -0.02})
        self.assertFalse(lot.product_qty)

    def test_wrong_unit(self):
        unit, gram = self.env.ref("uom.product_uom_unit"), self.env.ref("uom.product_uom_gram")
        self._refused("Lingot", self._make_product, "Lingot", precious_kind="metal", uom_id=unit.id)
        self._refused("Rubis", self._make_product, "Rubis", precious_kind="stone", uom_id=gram.id)
        self._refused("Or gris", self.gold.write, {"uom_id": unit.id})

    def test_metal_is_followed_by_lot(self):
        self._refused("Or gris", self.gold.write, {"tracking": "none"})

    def test_kind_brings_unit_and_tracking(self):
        expected = {
            "metal": ("g", "lot"), "scrap": ("g", "lot"), "stone": ("Units", "lot"), "jewel": ("Units", "serial"),
        }  # fmt: skip
        for kind, (unit, tracking) in expected.items():
            product = self._make_product(f"Test {kind}", precious_kind=kind)
            found = product.uom_id.with_context(lang="en_US").name, product.tracking, product.is_storable
            self.assertEqual(found, (unit, tracking, True), kind)

    def test_form_of_a_material(self):
        view = "liink_precious_stock.product_template_view_form_material"
        with Form(self.env["product.template"].with_user(self.user), view) as form:
            form.name = "Or jaune 750"
            form.precious_kind = "metal"
            form.alloy_id = self.env.ref("liink_precious_stock.alloy_gold_750_yellow")
            with form.seller_ids.new() as seller:
                seller.partner_id = self.refiner
        self.assertEqual(form.record.uom_id, self.env.ref("uom.product_uom_gram"))
        self.assertEqual(form.record.seller_ids.partner_id, self.refiner)

    def test_form_of_a_variant(self):
        with Form(self.env["product.product"].with_user(self.user)) as form:
            form.name = "Or rose 750"
            form.precious_kind = "metal"
            form.alloy_id = self.env.ref("liink_precious_stock.alloy_gold_750_rose")
        self.assertEqual((form.record.uom_id, form.record.tracking), (self.gold.uom_id, "lot"))

    def test_matter_in_stock_stays_what_it_is(self):
        self._receive(self._make_lot(self.gold, "G-1"), 10)
        yellow = self.env.ref("liink_precious_stock.alloy_gold_750_yellow")
        for vals in ({"alloy_id": yellow.id}, {"alloy_id": False}, {"precious_kind": "scrap"}):
            with self.assertRaisesRegex(UserError, "Or gris"), self.env.cr.savepoint():
                self.gold.product_tmpl_id.write(vals)
        self.gold.write({"alloy_id": self.white_750.id, "precious_kind": "metal"})

    def test_specification_never_changes(self):
        spec = self.env["liink.stone.spec"]._liink_get_or_create({"carats_min": 0.48, "carats_max": 0.52})
        with self.assertRaisesRegex(UserError, "0.48"):
            spec.write({"carats_min": 0.4})
        self.assertEqual(spec.carats_min, 0.48)

    def test_specification_upside_down(self):
        Spec = self.env["liink.stone.spec"]
        self._refused("smallest", Spec._liink_get_or_create, {"carats_min": 0.6, "carats_max": 0.5})
        self._refused("negative", Spec._liink_get_or_create, {"size_mm": -1})

    def test_quality_upside_down(self):
        colour_g, colour_d = (self.env.ref(f"liink_precious_stock.grade_colour_{name}") for name in "gd")
        values = {"name": "G-D", "colour_from_id": colour_g.id, "colour_to_id": colour_d.id}
        self._refused("G-D", self.env["liink.stone.quality"].create, values)
