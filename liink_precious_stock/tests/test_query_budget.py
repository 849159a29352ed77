from .common import PreciousCommon

PROJECTIONS = ("fine_weight", "carats", "average_carats", "liink_whereabouts", "liink_parent_count")


class TestQueryBudget(PreciousCommon):
    """Long lists are read in batches: 500 lots cost as many queries as 50."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lots = cls.env["stock.lot"].create(
            [
                {"name": f"Q-{number:03}", "product_id": (cls.gold if number % 2 else cls.melee).id}
                for number in range(500)
            ]
        )
        move_vals = {"location_id": cls.suppliers.id, "location_dest_id": cls.stock.id, "product_uom_qty": 250}
        for product in cls.gold, cls.melee:
            move = cls.env["stock.move"].create(
                {**move_vals, "product_id": product.id, "product_uom": product.uom_id.id}
            )
            cls.env["stock.move.line"].create(
                [
                    cls._line_values(lot, 1, cls.suppliers, cls.stock, move_id=move.id)
                    for lot in cls.lots
                    if lot.product_id == product
                ]
            )
            move.picked = True
            move._action_done()
        cls.env.flush_all()

    def _count_queries(self, records, fields):
        self.env.invalidate_all()
        records.mapped("product_id.product_tmpl_id.precious_kind")
        before = self.env.cr.sql_log_count
        records.read(fields)
        return self.env.cr.sql_log_count - before

    def test_lots(self):
        self._count_queries(self.lots[:2], PROJECTIONS)  # access rules are read once
        few = self._count_queries(self.lots[:50], PROJECTIONS)
        many = self._count_queries(self.lots, PROJECTIONS)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 20)

    def test_quants(self):
        quants = self.env["stock.quant"].search([("lot_id", "in", self.lots.ids), ("quantity", ">", 0)])
        self.assertEqual(len(quants), 500)
        quants = quants.sorted("lot_id")
        self._count_queries(quants[:2], ("fine_weight", "carats"))
        few = self._count_queries(quants[:50], ("fine_weight", "carats"))
        many = self._count_queries(quants, ("fine_weight", "carats"))
        self.assertEqual(few, many)

    def test_receiving_does_not_ask_per_stone(self):
        """Carats of a whole receipt are worked out from two queries."""
        lines = self.env["stock.move.line"].search([("lot_id", "in", self.lots.ids)])
        stones = lines.filtered(lambda line: line.product_id == self.melee)
        stones.mapped("location_id.usage")
        before = self.env.cr.sql_log_count
        stones._liink_get_balances()
        self.assertLessEqual(self.env.cr.sql_log_count - before, 2)
        self.assertEqual(set(stones.mapped("carats")), {0.02})
