from .stone_common import StoneCommon


class TestStoneShare(StoneCommon):
    """What is free for several demands at once, no stone counted twice."""

    def _share(self, *demands):
        return self.Spec._liink_share_free([(self.stone, spec, needed) for spec, needed in demands], self.stock)

    def test_nothing_counted_twice(self):
        """5 stones answer both wishes: 3 for the first leave 2 of the 4 that the second needs."""
        self._stones("A", 5, 0.5, quality_id=self.gh_vs.id)
        narrow, wide = self._spec(), self._spec(carats_max=0.6)
        self.assertEqual(self._share((narrow, 3), (wide, 4)), [(5, 3), (2, 2)])
        self._stones("B", 5, 0.58, quality_id=self.gh_vs.id)
        self.assertEqual(self._share((narrow, 3), (wide, 4)), [(5, 3), (7, 4)])

    def test_different_stones_do_not_touch_each_other(self):
        self._stones("GH", 5, quality_id=self.gh_vs.id)
        self._stones("DEF", 4, quality_id=self.def_vvs.id)
        self._stones("IJ", 3, quality_id=self.ij_vs.id)
        best, any_grade = (self._spec(quality_id=quality.id) for quality in (self.def_vvs, self.ij_vs))
        good = self._spec()
        self.assertEqual(self._share((any_grade, 3), (good, 5), (best, 4)), [(12, 3), (9, 5), (4, 4)])

    def test_says_what_will_be_reserved(self):
        self._stones("A", 2, 0.5, quality_id=self.gh_vs.id)
        self._stones("B", 4, 0.5, quality_id=self.def_vvs.id)
        self._stones("C", 1, 0.58, quality_id=self.gh_vs.id)
        demands = [(self._spec(), 3), (self._spec(carats_max=0.6), 2), (self._spec(quality_id=self.def_vvs.id), 3)]
        shares = [got for _free, got in self._share(*demands)]
        reserved = [sum(self._reserve(spec, needed).values()) for spec, needed in demands]
        self.assertEqual(shares, reserved)
        self.assertEqual(sum(shares), 7)

    def test_reserved_others_and_elsewhere_do_not_count(self):
        self._stones("A", 5, quality_id=self.gh_vs.id)
        client = self.env["res.partner"].create({"name": "Cliente"})
        self._receive(self._make_lot(self.stone, "B", quality_id=self.gh_vs.id), 2, owner_id=client.id)
        self._move(self._stones("C", 2, quality_id=self.gh_vs.id), 2, self.stock, self.customers)
        self._reserve(self._spec(), 2)
        self.assertEqual(self._share((self._spec(), 9)), [(3, 3)])

    def test_nothing_asked_nothing_matching(self):
        self.assertEqual(self.Spec._liink_share_free([], self.stock), [])
        self.assertEqual(self._share((self._spec(nature="ruby"), 2)), [(0, 0)])
