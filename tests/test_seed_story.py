"""The seed's scenario, to the number."""

from odoo.tests import TransactionCase, new_test_user, tagged

from .support.seed_brand import BRAND_GROUPS, SeedBrand


@tagged("post_install", "-at_install")
class TestSeedStory(TransactionCase):
    """Everything is done with the rights of the brand's manager, never as the superuser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        camille = new_test_user(cls.env, "camille.seed", groups=BRAND_GROUPS, lang="fr_FR", tz="Europe/Paris")
        cls.env = cls.env(user=camille, context={"lang": "fr_FR", "tz": "Europe/Paris"})
        cls.brand = SeedBrand(cls.env)
        cls.brand.fill_safe()
        cls.brand.number_next_order(2847)

    def _enter_forgotten_cuttings(self):
        """The colleague's return of clean cuttings: 60 g, same alloy, usable at once."""
        wizard = self.env["liink.clean.cuttings.return"].create(
            {"partner_id": self.brand.dupont.id, "product_id": self.brand.white_gold.id, "quantity": 60.0}
        )
        return self.env["stock.lot"].browse(wizard.action_receive()["res_id"])

    def test_from_monday_morning_to_the_audit(self):
        brand = self.brand

        # 20 rings × 7 g = 140 g against 120 g: reported short by 20 g, and nothing is ordered.
        order = brand.order_rings(20)
        self.assertEqual(order.name, "2847")
        answer = order.button_confirm()
        shortage = self.env["liink.shortage"].browse(answer["res_id"])
        self.assertEqual(
            [(line.product_id, line.needed, line.available, line.missing) for line in shortage.line_ids],
            [(self.brand.white_gold, 140.0, 120.0, 20.0)],
        )
        self.assertEqual(order.state, "draft")

        # The forgotten 60 g make it 180 g: the same order goes through.
        cuttings = self._enter_forgotten_cuttings()
        self.assertEqual(cuttings.fineness, 750.0)
        self.assertIs(order.button_confirm(), True)
        self.assertEqual(order.state, "purchase")

        # One delivery, its lots allocated: 140 g, 20 and 240 stones; 40 g stay free.
        delivery = order._get_subcontracting_resupplies()
        self.assertEqual(len(delivery), 1)
        self.assertEqual(delivery.state, "assigned")
        allocated = {}
        for line in delivery.move_line_ids:
            self.assertTrue(line.lot_id)
            allocated[line.product_id] = allocated.get(line.product_id, 0) + line.quantity
        self.assertEqual(allocated, {self.brand.white_gold: 140.0, self.brand.centre: 20, self.brand.melee: 240})
        delivery.move_ids.picked = True
        delivery.button_validate()
        self.assertEqual(delivery.state, "done")

        # Twenty rings are weighed in.
        wizard = self.env["liink.reception"].browse(order.action_liink_receive()["res_id"])
        self.assertEqual(wizard.line_ids[14].serial, "2847-015")
        for rank, line in enumerate(wizard.line_ids):
            line.gross_weight = 6.80 + 0.01 * rank
        wizard.action_receive()
        self.assertEqual(order.liink_stage, "received")
        self.assertEqual(len(order.liink_piece_ids), 20)

        self._check_piece_2847_015(cuttings)
        self._check_sums(order)

    def _check_piece_2847_015(self, cuttings):
        """Gross 6.94 g = 6.792 g of gold + 0.74 ct (0.148 g)."""
        piece = self.env["stock.lot"].search([("name", "=", "2847-015")])
        self.assertAlmostEqual(piece.metal_weight, 6.792, 4)
        dossier = piece._liink_get_dossier()
        metals = {row["lot"]: row for row in dossier["metals"]}
        self.assertEqual(set(metals), {"OG750-118", cuttings.name})
        self.assertAlmostEqual(sum(row["quantity"] for row in metals.values()), 6.792, 3)
        self.assertAlmostEqual(sum(row["fine_weight"] for row in metals.values()), 6.792 * 0.75, 3)
        self.assertEqual(metals["OG750-118"]["supplier"], "Affinerie")
        self.assertEqual(metals["OG750-118"]["invoice"], "AFF-2026-118")
        stones = {row["lot"]: (row["quantity"], round(row["carats"], 3)) for row in dossier["stones"]}
        self.assertEqual(stones, {"DIA-050-44": (1, 0.5), "DIA-002-44": (12, 0.24)})

    def _check_sums(self, order):
        """Fine gold bought and returned = fine gold in the safe + at the maker + in the pieces, to 0.001 g."""
        net = sum(6.80 + 0.01 * rank - 0.148 for rank in range(20))
        self.assertAlmostEqual(sum(order.liink_piece_ids.mapped("metal_weight")), net, 3)
        links = self.env["liink.lot.link"].search([("child_lot_id", "in", order.liink_piece_ids.ids)])
        gold = links.filtered(lambda link: link.parent_kind == "metal")
        in_pieces = sum(gold.mapped("fine_weight"))
        self.assertAlmostEqual(in_pieces, net * 0.75, 3)
        quants = self.env["stock.quant"].search(
            [("product_id", "=", self.brand.white_gold.id), ("location_id.usage", "=", "internal")]
        )
        by_place = {}
        for quant in quants:
            by_place[quant.location_id] = by_place.get(quant.location_id, 0.0) + quant.quantity
        self.assertAlmostEqual(by_place[self.brand.stock], 40.0, 4)
        self.assertAlmostEqual(by_place[self.brand.dupont.liink_holder_location_id], 140.0 - net, 4)
        self.assertAlmostEqual(sum(quants.mapped("fine_weight")) + in_pieces, 180.0 * 0.75, 3)
