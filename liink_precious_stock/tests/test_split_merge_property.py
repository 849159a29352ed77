from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .common_transformation import TransformationCommon

STEPS = st.lists(
    st.tuples(st.sampled_from(["split", "merge", "reverse"]), st.integers(0, 10**6), st.integers(0, 10**6)),
    min_size=1,
    max_size=6,
)


class TestSplitMergeProperty(TransformationCommon):
    """Whatever is split, merged and undone: pieces and carats stay, and the links explain every line."""

    @settings(max_examples=12, deadline=None, print_blob=True, database=None, suppress_health_check=list(HealthCheck))
    @given(STEPS, st.integers(2, 400), st.integers(1, 10**4))
    def test_conserved(self, steps, pieces, thousandths):
        with self.env.cr.savepoint() as savepoint:
            self._play(steps, pieces, thousandths / 1000)
            savepoint.rollback()
        self.env.invalidate_all()

    def _play(self, steps, pieces, carats):
        product = self._make_product("Mêlé", precious_kind="stone", stone_nature="diamond")
        first = self._make_lot(product, "P-1")
        self._receive(first, pieces, carats=carats)
        for step, first_seed, second_seed in steps:
            lots = self.env["stock.lot"].search([("product_id", "=", product.id)])
            held = lots.filtered(lambda lot: lot.product_qty > 0)
            getattr(self, f"_{step}_any")(held, first_seed, second_seed)
            self._check(product, pieces, carats)

    def _split_any(self, lots, first_seed, second_seed):
        lot = lots[first_seed % len(lots)]
        if lot.product_qty > 1:
            quantity = 1 + second_seed % (int(lot.product_qty) - 1)
            self.env["liink.lot.split"].create({"lot_id": lot.id, "quantity": quantity})._liink_split()

    def _merge_any(self, lots, first_seed, second_seed):
        start = first_seed % len(lots)
        chosen = lots[start : start + 2 + second_seed % 3]
        if len(chosen) > 1:
            self.env["liink.lot.merge"].create({"lot_ids": [(6, 0, chosen.ids)]})._liink_merge()

    def _reverse_any(self, lots, _first_seed, _second_seed):
        """Undo the last one: its outputs are as they came out."""
        last = self.Transformation.search(
            [("state", "=", "done"), ("output_ids.lot_id", "in", lots.ids)], order="id desc", limit=1
        )
        if last:
            last.action_reverse()

    def _check(self, product, pieces, carats):
        quants = self.env["stock.quant"].search([("product_id", "=", product.id), ("location_id", "=", self.stock.id)])
        self.assertEqual(sum(quants.mapped("quantity")), pieces)
        self.assertAlmostEqual(sum(quants.mapped("carats")), carats, 3)
        self.assertFalse(quants.filtered(lambda quant: quant.quantity < 0 or quant.carats < 0))
        done = self.Transformation.search([("input_ids.product_id", "=", product.id), ("state", "=", "done")])
        for transformation in done:
            self.assertLinksSum(transformation)
