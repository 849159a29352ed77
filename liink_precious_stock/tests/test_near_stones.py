from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .stone_common import StoneCommon


class TestNearStones(StoneCommon):
    """Why not these? Nearest first, each with its reasons."""

    def _lines(self, move):
        action = move.with_user(self.user).action_liink_near_stones()
        near = self.env["liink.near.stones"].browse(action["res_id"])
        return {line.lot_id.name: line.reasons for line in near.line_ids}

    def test_reasons_nearest_first(self):
        client = self.env["res.partner"].create({"name": "Cliente"})
        self._stones("free and right", quality_id=self.gh_vs.id)
        self._stones("J SI2", **self._graded("J", "SI2"))
        self._stones("I VS1", **self._graded("I", "VS1"))
        self._stones("0.46", carats_each=0.46, quality_id=self.gh_vs.id)
        self._receive(self._make_lot(self.stone, "client's", quality_id=self.gh_vs.id), 1, owner_id=client.id)
        at_maker = self._stones("at Dupont", quality_id=self.gh_vs.id)
        self._move(at_maker, 1, self.stock, self.maker._liink_get_holder().location_id)
        lines = self._lines(self._demand(self._spec(), 2))
        self.assertEqual(
            lines,
            {
                "client's": "belongs to Cliente",
                "at Dupont": "held at Atelier Dupont",
                "0.46": "0.46 ct, asked 0.48–0.52 ct",
                "I VS1": "colour I, asked G–H",
                "J SI2": "colour J, asked G–H · clarity SI2, asked VS1–VS2",
            },
        )
        self.assertEqual(list(lines), ["at Dupont", "0.46", "client's", "I VS1", "J SI2"])

    def test_reserved_for(self):
        self._stones("A", 2, quality_id=self.gh_vs.id)
        reference = self.env["stock.reference"].create({"name": "2851"})
        self._reserve(self._spec(), 2, reference_ids=[(4, reference.id)])
        self.assertEqual(self._lines(self._demand(self._spec())), {"A": "reserved for 2851"})

    def test_its_own_reservation_is_no_reason(self):
        self._stones("A", 1, quality_id=self.gh_vs.id)
        move = self._demand(self._spec(), 2)
        move._action_assign()
        self.assertEqual(self._lines(move), {})

    def test_another_product(self):
        other = self._make_stone("Other 0.50", carats_per_stone=0.5)
        self._stones("B", product=other, quality_id=self.gh_vs.id)
        grown = self._make_stone("Grown 0.50", carats_per_stone=0.5, stone_origin="laboratory")
        self._stones("C", product=grown, quality_id=self.gh_vs.id)
        self.assertEqual(
            self._lines(self._demand(self._spec())),
            {
                "B": "another product: Other 0.50",
                "C": "Laboratory-grown, asked Natural · another product: Grown 0.50",
            },
        )

    def test_at_most_twenty_and_few_queries(self):
        move = self._demand(self._spec())

        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            lines = self._lines(move)
            return self.cr.sql_log_count - before, len(lines)

        self._stones("I0", **self._graded("I", "VS1"))
        count()
        few, _lines = count()
        for number in range(1, 50):
            self._stones(f"I{number}", **self._graded("I", "VS1"))
        many, lines = count()
        self.assertEqual(lines, 20)
        self.assertLessEqual(many, few + 2)

    def test_another_companys_stock_is_not_shown(self):
        company = self.env["res.company"].create({"name": "Other brand"})
        place = self.env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1).lot_stock_id
        lot = self._make_lot(self.stone, "theirs", **self._graded("I", "VS1"))
        self.env["stock.quant"].with_company(company)._update_available_quantity(self.stone, place, 1, lot_id=lot)
        self.assertEqual(self._lines(self._demand(self._spec())), {})

    def test_nothing_asked(self):
        with self.assertRaises(UserError):
            self._demand(self.Spec).action_liink_near_stones()

    def test_portal_user_is_refused(self):
        portal = new_test_user(self.env, "near_portal", groups="base.group_portal")
        with self.assertRaises(AccessError):
            self._demand(self._spec()).with_user(portal).action_liink_near_stones()
