from odoo.exceptions import UserError

from .stone_common import StoneCommon


class TestStoneReservation(StoneCommon):
    """Only stones that answer the demand are reserved, in the company's order."""

    def test_only_what_matches(self):
        """Asked GH/VS 0.48–0.52 ct: not I, not SI1, not 0.46, not 0.53; the G VS1 of 0.50."""
        self._stones("I VS1", **self._graded("I", "VS1"))
        self._stones("G SI1", **self._graded("G", "SI1"))
        self._stones("0.46", carats_each=0.46, quality_id=self.gh_vs.id)
        self._stones("0.53", carats_each=0.53, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(self._spec()), {})
        self._stones("G VS1", **self._graded("G", "VS1"))
        self.assertEqual(self._reserve(self._spec()), {"G VS1": 1})

    def test_the_ends_of_the_range_belong_to_it(self):
        self._stones("0.48", carats_each=0.48, quality_id=self.gh_vs.id)
        self._stones("0.52", carats_each=0.52, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(self._spec(), 2), {"0.48": 1, "0.52": 1})

    def test_a_parcel_weighs_by_its_average(self):
        """10 stones of 5.2 ct are 0.52 each; 10 of 5.3 are not for this demand."""
        self._stones("heavy", 10, 0.53, quality_id=self.gh_vs.id)
        self._stones("right", 10, 0.52, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(self._spec(), 12), {"right": 10})

    def test_never_weighed_counts_as_the_usual_weight(self):
        lot = self._make_lot(self.stone, "unweighed", quality_id=self.gh_vs.id)
        self.env["stock.quant"]._update_available_quantity(self.stone, self.stock, 3, lot_id=lot)
        self.assertEqual(self._reserve(self._spec(), 2), {"unweighed": 2})

    def test_a_new_weighing_counts(self):
        lot = self._stones("parcel", 10, 0.5, quality_id=self.gh_vs.id)
        self.assertEqual(lot.carats_each, 0.5)
        self._quant(lot, self.stock)._liink_reweigh(5.5)
        self.assertEqual(lot.carats_each, 0.55)
        self.assertEqual(self._reserve(self._spec()), {})

    def test_lowest_sufficient_grade_first(self):
        """D VVS1 is kept for those who ask for it: H VS2 goes first, then G VS1."""
        self._stones("D VVS1", **self._graded("D", "VVS1"))
        self._stones("G VS1", **self._graded("G", "VS1"))
        self._stones("H VS2", **self._graded("H", "VS2"))
        self.assertEqual(self._reserve(self._spec()), {"H VS2": 1})
        self.assertEqual(self._reserve(self._spec()), {"G VS1": 1})
        self.assertEqual(self._reserve(self._spec()), {"D VVS1": 1})

    def test_oldest_first(self):
        self.env.company.liink_stone_pick_order = "oldest"
        self._stones("D VVS1", **self._graded("D", "VVS1"))
        self._stones("H VS2", **self._graded("H", "VS2"))
        first = self.env["stock.quant"].search([("lot_id.name", "=", "D VVS1"), ("location_id", "=", self.stock.id)])
        first.in_date = "2020-01-01 10:00:00"
        self.assertEqual(self._reserve(self._spec()), {"D VVS1": 1})

    def test_exact_grade_first(self):
        """F SI1 costs less than H VS2 by its ranks' sum, but its colour is better than asked."""
        asked = self._spec(quality_id=False, **self._range("G", "H", "VS1", "SI1"))
        self._stones("F SI1", **self._graded("F", "SI1"))
        self._stones("G VS1", **self._graded("G", "VS1"))
        self.assertEqual(self._reserve(asked), {"F SI1": 1})
        self.env["stock.move.line"].search([("lot_id.name", "=", "F SI1"), ("state", "=", "assigned")]).unlink()
        self.env.company.liink_stone_pick_order = "exact"
        self.assertEqual(self._reserve(asked), {"G VS1": 1})

    def _range(self, colour_from, colour_to, clarity_from, clarity_to):
        return {
            "colour_from_id": self.grades["colour", colour_from],
            "colour_to_id": self.grades["colour", colour_to],
            "clarity_from_id": self.grades["clarity", clarity_from],
            "clarity_to_id": self.grades["clarity", clarity_to],
        }

    def test_only_the_grade_asked(self):
        self._stones("D VVS1", **self._graded("D", "VVS1"))
        self.env.company.liink_stone_grade_rule = "within"
        self.assertEqual(self._reserve(self._spec()), {})
        self._stones("G VS2", **self._graded("G", "VS2"))
        self.assertEqual(self._reserve(self._spec()), {"G VS2": 1})

    def test_the_whole_range_of_a_parcel_must_suit(self):
        """A parcel of G to J holds J too: asked G–H, it is not taken; DEF/VVS is."""
        wide = self.env["liink.stone.quality"].create(
            {
                "name": "GJ/VS",
                "colour_from_id": self.grades["colour", "G"],
                "colour_to_id": self.grades["colour", "J"],
                "clarity_from_id": self.grades["clarity", "VS1"],
                "clarity_to_id": self.grades["clarity", "VS2"],
            }
        )
        self._stones("GJ", 5, quality_id=wide.id)
        self.assertEqual(self._reserve(self._spec()), {})
        self._stones("DEF", 5, quality_id=self.def_vvs.id)
        self.assertEqual(self._reserve(self._spec(), 2), {"DEF": 2})

    def test_without_grade_or_mixed(self):
        self._stones("no grade", 5)
        self._stones("mixed", 5, is_mixed=True, **self._graded("G", "VS1"))
        self.assertEqual(self._reserve(self._spec()), {})
        self.assertEqual(self._reserve(self._spec(quality_id=False), 6), {"no grade": 5, "mixed": 1})

    def test_mixed_but_of_the_very_quality(self):
        self._stones("mixed", 5, is_mixed=True, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(self._spec(), 2), {"mixed": 2})

    def test_laboratory_grown_never_for_natural(self):
        grown = self._make_stone("Grown 0.50", carats_per_stone=0.5, stone_origin="laboratory")
        self._stones("grown", 5, product=grown, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(self._spec(), product=grown), {})
        self.assertEqual(self._reserve(self._spec(stone_origin=False), product=grown), {}, "silence means natural")
        asked = self._spec(stone_origin="laboratory")
        self.assertEqual(self._reserve(asked, product=grown), {"grown": 1})

    def test_shape_and_nature(self):
        self._stones("round", 5, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(self._spec(shape="oval")), {})
        self.assertEqual(self._reserve(self._spec(nature="ruby")), {})

    def test_size(self):
        """Asked 1.70–1.80 mm: the sieve +6−6.5 gives it, +6.5−7 does not, a stone measured 1.75 × 1.78 does."""
        sieve = self.env.ref("liink_precious_stock.sieve_6")
        self.assertEqual((sieve.mm_from, sieve.mm_to, sieve.carats), (1.7, 1.8, 0.021))
        larger = self.env.ref("liink_precious_stock.sieve_6_5")
        self._stones("larger", 9, sieve_id=larger.id, quality_id=self.gh_vs.id)
        spec = self._spec(size_mm=1.7, size_to_mm=1.8)
        self.assertEqual(self._reserve(spec), {})
        self._stones("right", 9, sieve_id=sieve.id, quality_id=self.gh_vs.id)
        self._stones("measured", 1, length_mm=1.75, width_mm=1.78, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(spec, 10), {"right": 9, "measured": 1})

    def test_melee_never_takes_a_certified_stone(self):
        gia = self.env.ref("liink_precious_stock.laboratory_gia")
        self._stones("GIA", laboratory_id=gia.id, certificate_number="2141438171", **self._graded("G", "VS1"))
        self.assertEqual(self._reserve(self._spec(), 12), {})
        self.assertEqual(self._reserve(self.Spec, 1), {}, "nor does a demand that names no stone")
        self.assertEqual(self._reserve(self._spec(is_single=True)), {"GIA": 1})

    def test_loose_stones_before_certified_ones(self):
        gia = self.env.ref("liink_precious_stock.laboratory_gia")
        self._stones("GIA", laboratory_id=gia.id, certificate_number="2141438171", **self._graded("H", "VS2"))
        self._stones("loose", **self._graded("G", "VS1"))
        self.assertEqual(self._reserve(self._spec(is_single=True), 2), {"loose": 1, "GIA": 1})
        self.assertEqual(self._reserve(self._spec(is_single=True)), {})

    def test_serial_stones_are_certified(self):
        """The product itself is one of single stones: the order that asks for it names them."""
        serials = self._make_stone("Certified 0.50", carats_per_stone=0.5, tracking="serial")
        lot = self._stones("S1", product=serials, **self._graded("G", "VS1"))
        self.assertTrue(lot.is_certified)
        self._stones("S2", product=serials, carats_each=0.6, **self._graded("G", "VS1"))
        self.assertEqual(self._reserve(self._spec(), 2, product=serials), {"S1": 1})

    def test_a_certified_stone_stays_with_its_order(self):
        """Core frees what another transfer reserved when somebody takes it by hand."""
        gia = self.env.ref("liink_precious_stock.laboratory_gia")
        lot = self._stones("GIA", laboratory_id=gia.id, certificate_number="2141438171", **self._graded("G", "VS1"))
        kept = self._demand(self._spec(is_single=True), origin="2851")
        kept._action_assign()
        other = self._demand(self.Spec)
        other.move_line_ids = [(0, 0, self._line_values(lot, 1, self.stock, self.customers))]
        other.picked = True
        with self.assertRaisesRegex(UserError, "GIA is reserved for"):
            other._action_done()

    def test_others_property_stays_theirs(self):
        client = self.env["res.partner"].create({"name": "Cliente"})
        lot = self._make_lot(self.stone, "client's", quality_id=self.gh_vs.id)
        self._receive(lot, 2, owner_id=client.id)
        self.assertEqual(self._reserve(self._spec()), {})
        self.assertEqual(self._reserve(self._spec(), restrict_partner_id=client.id), {"client's": 1})

    def test_two_demands_do_not_get_the_same_stones(self):
        self._stones("parcel", 5, quality_id=self.gh_vs.id)
        self.assertEqual(self._reserve(self._spec(), 3), {"parcel": 3})
        self.assertEqual(self._reserve(self._spec(carats_max=0.6), 4), {"parcel": 2})

    def test_chosen_by_hand_is_allowed_and_says_why(self):
        lot = self._stones("I VS1", carats_each=0.46, **self._graded("I", "VS1"))
        move = self._demand(self._spec())
        move.move_line_ids = [(0, 0, self._line_values(lot, 1, self.stock, self.customers))]
        self.assertEqual(move.move_line_ids.liink_spec_mismatch, "0.46 ct, asked 0.48–0.52 ct · colour I, asked G–H")
        move.picked = True
        move._action_done()
        self.assertEqual(move.state, "done")

    def test_quantity_typed_by_hand_takes_what_matches(self):
        """Core fills the lines itself when a quantity is typed on the move."""
        self._stones("I VS1", 5, **self._graded("I", "VS1"))
        self._stones("G VS1", 5, **self._graded("G", "VS1"))
        move = self._demand(self._spec(), 3)
        move.quantity = 3
        self.assertEqual(move.move_line_ids.lot_id.name, "G VS1")
