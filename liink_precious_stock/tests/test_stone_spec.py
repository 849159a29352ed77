from .common import PreciousCommon


class TestStoneSpec(PreciousCommon):
    """A demand for stones is written once and shared by all that ask for the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Spec = cls.env["liink.stone.spec"]
        cls.gh_vs = cls.env.ref("liink_precious_stock.quality_gh_vs")

    def test_same_wish_same_specification(self):
        wish = {"carats_min": 0.48, "carats_max": 0.52, "quality_id": self.gh_vs.id}
        spec = self.Spec._liink_get_or_create(wish)
        self.assertEqual(self.Spec._liink_get_or_create({**wish, "carats_min": 0.4800000001}), spec)
        self.assertEqual(self.Spec._liink_get_or_create({**wish, "nature": "diamond", "shape": False}), spec)
        self.assertNotEqual(self.Spec._liink_get_or_create({**wish, "carats_max": 0.53}), spec)
        self.assertNotEqual(self.Spec._liink_get_or_create({**wish, "nature": "ruby"}), spec)

    def test_says_itself_as_the_trade_does(self):
        spec = self.Spec._liink_get_or_create({"carats_min": 0.48, "carats_max": 0.52, "quality_id": self.gh_vs.id})
        self.assertEqual(spec.display_name, "GH/VS · 0.48–0.52 ct")
        spec = self.Spec._liink_get_or_create({"nature": "ruby", "shape": "oval", "carats_min": 1, "carats_max": 1})
        self.assertEqual(spec.display_name, "Ruby · Oval · 1.00 ct")
        self.assertEqual(self.Spec._liink_get_or_create({"carats_min": 0.025}).display_name, "≥ 0.025 ct")
        spec = self.Spec._liink_get_or_create({"carats_max": 0.02, "size_mm": 1.7, "stone_origin": "laboratory"})
        self.assertEqual(spec.display_name, "1.70 mm · ≤ 0.02 ct · Laboratory-grown")

    def test_a_user_may_write_down_a_wish(self):
        self.assertTrue(self.Spec.with_user(self.user)._liink_get_or_create({"carats_min": 0.7}))
