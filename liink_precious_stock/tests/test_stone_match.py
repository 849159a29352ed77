import random

from odoo.fields import Domain

from .stone_common import StoneCommon

COLOURS, CLARITIES = ("D", "G", "H", "J", None), ("IF", "VS1", "SI1", None)


class TestStoneMatch(StoneCommon):
    """What reservation finds by SQL and what people are told are one rule."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.random = random.Random(3)
        cls.sieves = [cls.env.ref(f"liink_precious_stock.sieve_{name}") for name in ("6", "6_5")]
        grown = cls._make_stone("Grown", carats_per_stone=0.5, stone_origin="laboratory")
        serial = cls._make_stone("Serial", carats_per_stone=0.5, tracking="serial")
        oval = cls._make_stone("Oval", stone_shape="oval", stone_size_mm=1.8, stone_origin=False)
        cls.products = cls.stone | grown | serial | oval
        cls.lots = cls.env["stock.lot"].create([cls._random_lot(number) for number in range(150)])
        for lot in cls.lots:
            lot.carats_each = cls.random.choice((0, 0.47, 0.48, 0.5, 0.52, 0.53))

    @classmethod
    def _random_lot(cls, number):
        pick = cls.random.choice
        colour, clarity = pick(COLOURS), pick(CLARITIES)
        length = pick((0, 0, 1.65, 1.75, 1.9))
        return {
            "name": f"R{number}",
            "product_id": pick(cls.products).id,
            "quality_id": pick((False, cls.gh_vs.id, cls.def_vvs.id, cls.ij_vs.id)),
            "colour_id": colour and cls.grades["colour", colour],
            "clarity_id": clarity and cls.grades["clarity", clarity],
            "is_mixed": pick((False, False, True)),
            "certificate_number": pick((False, f"N{number}")),
            "sieve_id": pick((False, *(sieve.id for sieve in cls.sieves))),
            "length_mm": length,
            "width_mm": length and length + 0.02,
        }

    def _random_spec(self):
        pick = self.random.choice
        return self._spec(
            quality_id=pick((False, self.gh_vs.id, self.def_vvs.id)),
            stone_origin=pick((False, "natural", "laboratory")),
            shape=pick((False, "round", "oval")),
            carats_min=pick((0, 0.48)),
            carats_max=pick((0, 0.52)),
            is_single=pick((False, True)),
            colour_to_id=pick((False, self.grades["colour", "H"])),
            clarity_from_id=pick((False, self.grades["clarity", "VS1"])),
            **pick(({}, {"size_mm": 1.75}, {"size_mm": 1.7, "size_to_mm": 1.8}, {"size_to_mm": 1.8})),
        )

    def test_domain_and_reasons_agree(self):
        found = 0
        for _round in range(60):
            spec = self._random_spec()
            self.env.company.liink_stone_grade_rule = self.random.choice(("at_least", "within"))
            for product in self.products:
                lots = self.lots.filtered(lambda lot, product=product: lot.product_id == product)
                by_domain = lots.search(spec._liink_lot_domain(product) & Domain("id", "in", lots.ids))
                by_reasons = lots.filtered(lambda lot, spec=spec: not spec._liink_reasons(lot))
                self.assertEqual(set(by_domain.mapped("name")), set(by_reasons.mapped("name")), spec.display_name)
                found += len(by_domain)
        self.assertGreater(found, 300, "the draw must not be one where nothing ever matches")

    def test_reasons_are_the_trades_words(self):
        lot = self._make_lot(self.stone, "X", is_mixed=True)
        lot.carats_each = 0.46
        self.assertEqual(self._spec()._liink_reasons(lot), ["0.46 ct, asked 0.48–0.52 ct", "mixed lot, asked GH/VS"])
        lot.write({"is_mixed": False, "clarity_id": self.grades["clarity", "SI1"], "certificate_number": "1"})
        self.assertEqual(
            self._spec(size_mm=5.1)._liink_reasons(lot),
            [
                "0.46 ct, asked 0.48–0.52 ct",
                "size not known, asked 5.10 mm",
                "colour not known, asked G–H",
                "clarity SI1, asked VS1–VS2",
                "certified stone, kept for orders of single stones",
            ],
        )
        grown = self._make_stone("Grown", stone_origin="laboratory", stone_shape="oval")
        lot = self._make_lot(grown, "Y", **self._graded("G", "VS1"))
        self.assertEqual(
            self._spec(carats_min=0, carats_max=0)._liink_reasons(lot),
            ["Laboratory-grown, asked Natural", "Oval, asked Round"],
        )
