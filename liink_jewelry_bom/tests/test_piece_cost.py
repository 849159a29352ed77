from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, new_test_user

from .common import PieceCommon

DAY = date(2026, 3, 2)


class TestPieceCost(PieceCommon):
    """By hand, one ring at 100 per gram of fine gold:

    gold 7 g × 0.750 × 100 = 525; centre 900; melee 12 × 15 = 180; casting 30 a piece; setting 13 stones × 8 = 104;
    polishing 7 g × 2 = 14; CAD 200 an order: 1,953. Twenty: 20 × 1,753 + 200 = 35,260, that is 1,763 a ring.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.metal = cls.env.ref("liink_precious_stock.metal_gold")
        cls.env["liink.metal.price"].create(
            [
                {"metal_id": cls.metal.id, "date": DAY, "per_gram": 100.0},
                {"metal_id": cls.metal.id, "date": DAY + timedelta(30), "per_gram": 120.0},
            ]
        )
        cls.centre.standard_price = 900.0
        cls.melee.standard_price = 15.0
        rates = {"cad": ("batch", 200), "casting": ("piece", 30), "setting": ("stone", 8), "polishing": ("gram", 2)}
        cls.bom.liink_phase_ids = [
            Command.clear(),
            *(
                Command.create(
                    {
                        "phase_id": cls.env.ref(f"liink_jewelry_bom.phase_{phase}").id,
                        "labour_basis": basis,
                        "labour_rate": rate,
                    }
                )
                for phase, (basis, rate) in rates.items()
            ),
        ]
        cls.ring.list_price = 4000
        cls.ring.taxes_id = False

    def _cost(self, quantity=1.0, day=DAY):
        return self.env["mrp.bom"]._liink_costs_for([(self.bom, self.bom.product_id, quantity)], day)[0]

    def _keep(self, **values):
        return self.env["liink.piece.cost"].create({"piece_id": self.ring.id, "price_date": DAY, **values})

    def test_one_ring(self):
        cost = self._cost()
        self.assertEqual(
            (cost["metal"], cost["stone"], cost["component"], cost["labour"], cost["total"]), (525, 1080, 0, 348, 1953)
        )
        self.assertEqual(cost["gaps"], [])

    def test_twenty_rings_share_what_is_done_once(self):
        self.assertEqual(self._cost(20)["total"], 35260)
        self.assertEqual(self._keep(quantity=20).unit_cost, 1763)

    def test_metal_counts_at_the_price_of_the_day(self):
        self.assertEqual(self._cost(day=DAY + timedelta(29))["metal"], 525)
        self.assertEqual(self._cost(day=DAY + timedelta(30))["metal"], 630)

    def test_without_a_price_of_the_day_the_article_counts(self):
        self.gold.standard_price = 70
        cost = self._cost(day=DAY - timedelta(1))
        self.assertEqual((cost["metal"], cost["lines"][0]["source"]), (490, "cost of the article"))

    def test_what_has_no_price_is_named(self):
        self.melee.standard_price = 0
        cost = self._cost(day=DAY - timedelta(1))
        self.assertEqual(cost["gaps"], ["Gold", "Melee, DEF/VVS"])
        self.assertEqual(cost["total"], 900 + 348)

    def test_the_loss_is_part_of_the_metal(self):
        """8 % of 7 g is lost: 525 stays the cost of the metal, 42 of it does not stay in the ring."""
        self.gold_line.loss_percent = 8
        cost = self._cost()
        self.assertEqual((cost["metal"], cost["loss"]), (525, 42))

    def test_what_the_customer_brings_costs_nothing(self):
        self.centre_line.supplied_by = "customer"
        cost = self._cost()
        self.assertEqual((cost["stone"], cost["gaps"]), (180, []))

    def test_stones_cost_what_the_lots_that_an_order_would_take_cost(self):
        """One GH/VS at 800 and the better DEF/VVS at 1,500: one ring takes the first, three take both, (800 + 2 ×
        1,500) / 3. A lot that does not answer the demand is never looked at.
        """
        location = self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1).lot_stock_id
        low = self.env.ref("liink_precious_stock.quality_gh_si")
        lots = (("A", self.gh_vs, 1, 800), ("B", self.def_vvs, 5, 1500), ("C", low, 9, 1))
        for name, quality, pieces, price in lots:
            lot = self.env["stock.lot"].create({"name": name, "product_id": self.centre.id, "quality_id": quality.id})
            self.env["stock.quant"]._update_available_quantity(self.centre, location, pieces, lot_id=lot)
            lot.standard_price = price
        self.assertEqual(self._cost()["lines"][1]["unit_cost"], 800)
        self.assertAlmostEqual(self._cost(3)["lines"][1]["unit_cost"], 3800 / 3)

    def test_the_metal_of_a_size(self):
        """Size 54 of a ring of size 52, 70 % of it in the band: 7 × (1 + 0.7 × 2 / 52) = 7.1885 g, 539.14."""
        attribute = self.env["product.attribute"].search([("liink_role", "=", "ring_size")], limit=1)
        values = attribute.value_ids.filtered(lambda value: value.liink_ring_size in (52, 54))
        self.ring.attribute_line_ids = [
            Command.create({"attribute_id": attribute.id, "value_ids": [Command.set(values.ids)]})
        ]
        self.ring.action_liink_make_variants()
        big = self.ring.product_variant_ids.filtered(lambda variant: variant.liink_variant_size == 54)
        self.assertEqual(self._keep(product_id=big.id).metal_cost, 539.14)

    def test_margin_to_the_retail_price_without_tax(self):
        cost = self._keep()
        self.assertEqual((cost.unit_cost, cost.retail_price, cost.margin), (1953, 4000, 2047))
        self.assertEqual(cost.margin_percent, 51.2)  # 51.175
        self.assertEqual(cost.coefficient, 2.05)  # 2.048

    def test_tax_included_in_the_sales_price_is_taken_out(self):
        self.ring.taxes_id = self.env["account.tax"].create(
            {"name": "20 %", "amount": 20, "price_include_override": "tax_included", "type_tax_use": "sale"}
        )
        self.ring.list_price = 4800
        self.assertEqual(self._keep().retail_price, 4000)

    def test_a_kept_cost_stays_as_it_was(self):
        cost = self._keep()
        self.melee.standard_price = 99
        self.gold_line.product_qty = 50
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual((cost.unit_cost, len(cost.line_ids)), (1953, 7))
        with self.assertRaisesRegex(UserError, "stays as it was"):
            cost.quantity = 3

    def test_no_figure_of_a_cost_can_be_forged(self):
        """Over RPC: neither given along, nor changed, nor added as a line."""
        costs = self.env["liink.piece.cost"].with_user(self.user)
        cost = costs.create({"piece_id": self.ring.id, "price_date": DAY, "unit_cost": 1, "margin": 9, "line_ids": []})
        self.assertEqual((cost.unit_cost, len(cost.line_ids)), (1953, 7))
        for values in ({"unit_cost": 1}, {"line_ids": [Command.clear()]}, {"gaps": "none"}):
            with self.assertRaisesRegex(UserError, "stays as it was"):
                cost.write(values)
        with self.assertRaises(AccessError):
            cost.line_ids.create({"cost_id": cost.id, "kind": "metal", "name": "Less", "amount": -500})
        with self.assertRaises(AccessError):
            cost.line_ids.write({"amount": 0})
        cost.note = "Offer to Galerie Nord"

    def test_a_cost_of_a_piece_that_one_may_not_read(self):
        other = self.env["res.company"].create({"name": "Other House"})
        self.ring.company_id = other
        with self.assertRaises(AccessError):
            self.env["liink.piece.cost"].with_user(self.user).create({"piece_id": self.ring.id, "price_date": DAY})

    def test_the_history_tells_what_changed(self):
        first = self._keep()
        second = self._keep(price_date=DAY + timedelta(30))
        # 630 instead of 525: 2,058 after 1,953, 5.4 % more.
        self.assertEqual((second.previous_id, first.previous_id), (first, self.env["liink.piece.cost"]))
        self.assertEqual(second.change_percent, 5.4)  # 5.376

    def test_revisions_cost_side_by_side(self):
        self.bom._liink_revise()
        new = self.ring.liink_bom_id
        new.bom_line_ids.filtered(lambda line: line.product_id == self.melee).product_qty = 16
        revisions = self.ring.with_context(active_test=False).bom_ids
        costs = {bom.liink_revision: bom.liink_cost_today for bom in revisions}
        # Four more stones at 15, each set for 8.
        self.assertEqual(costs[2] - costs[1], 4 * (15 + 8))

    def test_on_the_form_before_it_is_kept(self):
        form = Form(self.env["liink.piece.cost"].with_context(default_piece_id=self.ring.id))
        form.price_date = DAY
        self.assertEqual(form.unit_cost, 1953)
        form.quantity = 20
        self.assertEqual(form.unit_cost, 1763)

    def test_bad_input(self):
        other = self._make_piece("Other", self._eternelle_lines())
        for values in (
            {"quantity": 0},
            {"quantity": -1},
            {"price_date": fields.Date.today() + timedelta(1)},
            {"bom_id": other.liink_bom_id.id},
        ):
            with self.subTest(values=values), self.assertRaises(ValidationError), self.cr.savepoint():
                self._keep(**values)

    def test_constant_number_of_queries(self):
        """Ten pieces and a hundred."""
        pieces = self.ring.union(*(self._make_piece(str(number), self._eternelle_lines()) for number in range(99)))
        counts = []
        for some in (pieces[:1], pieces[:10], pieces):  # the first one warms what is kept for good
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.env["mrp.bom"]._liink_costs_for([(piece.liink_bom_id, piece.product_variant_id, 5) for piece in some])
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[2] - counts[1], 2)  # ninety more pieces; many records are read in two portions

    def test_makers_and_strangers_see_no_cost(self):
        cost = self._keep()
        for groups in ("base.group_portal", "base.group_user"):
            user = new_test_user(self.env, f"nobody-{groups}", groups=groups)
            with self.assertRaises(AccessError):
                cost.with_user(user).read(["unit_cost"])
            with self.assertRaises(AccessError):
                self.ring.with_user(user).read(["liink_cost_today"])

    def test_as_the_brands_user(self):
        cost = self.env["liink.piece.cost"].with_user(self.user).create({"piece_id": self.ring.id, "price_date": DAY})
        self.assertEqual(cost.unit_cost, 1953)
        self.assertTrue(self.ring.with_user(self.user).action_liink_open_costs()["res_model"])
