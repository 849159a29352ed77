from .common import PreciousCommon

CALLS = {
    "liink.metal.stock": (
        ["metal_id", "title", "place"],
        ["quantity:sum", "fine_weight:sum", "fineness:avg", "value:sum"],
    ),
    "liink.stone.stock": (["stone_nature", "product_id", "quality_id"], ["quantity:sum", "carats:sum", "value:sum"]),
}
COLUMNS = {
    "lot_id": {"fields": {"display_name": {}}},
    "place": {},
    "owner_id": {"fields": {"display_name": {}}},
    "quantity": {},
    "free_quantity": {},
    "value": {},
    "is_below_minimum": {},
}


class TestStockScreenBudget(PreciousCommon):
    """The screens ask as many questions for 200 lots as for 20."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["liink.stock.alert"].create(
            {"kind": "metal", "product_id": cls.gold.id, "measure": "gross", "minimum": 1000000}
        )
        for product in cls.gold, cls.melee:
            lots = cls.env["stock.lot"].create(
                [{"name": f"B-{product.id}-{number:03}", "product_id": product.id} for number in range(200)]
            )
            cls.env["stock.quant"].create(
                [
                    {"lot_id": lot.id, "product_id": product.id, "location_id": cls.stock.id, "quantity": 3}
                    for lot in lots
                ]
            )
        cls.env.flush_all()

    def _count(self, call):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        call()
        return self.env.cr.sql_log_count - before

    def test_groups(self):
        for model, (groupby, sums) in CALLS.items():
            Screen = self.env[model].with_user(self.user)
            Screen.web_read_group([], groupby, sums, limit=80)
            self.assertLessEqual(
                self._count(lambda s=Screen, g=groupby, a=sums: s.web_read_group([], g, a, limit=80)), 8
            )

    def test_rows(self):
        for model in CALLS:
            Screen = self.env[model].with_user(self.user)
            Screen.web_search_read([], COLUMNS, limit=2)
            few, many = (self._count(lambda s=Screen, n=n: s.web_search_read([], COLUMNS, limit=n)) for n in (20, 200))
            with self.subTest(model=model):
                self.assertEqual(few, many)
                self.assertLessEqual(many, 20)
