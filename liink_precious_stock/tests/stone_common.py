from .common import PreciousCommon


class StoneCommon(PreciousCommon):
    """Round natural diamonds: a product of 0.50 ct stones, one of 0.02 ct melee, and lots of them in the safe."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Spec = cls.env["liink.stone.spec"]
        cls.gh_vs, cls.gh_si, cls.def_vvs, cls.ij_vs = (
            cls.env.ref(f"liink_precious_stock.quality_{name}") for name in ("gh_vs", "gh_si", "def_vvs", "ij_vs")
        )
        cls.grades = {
            (grade.scale, grade.name): grade.id
            for grade in cls.env["liink.grade"].search([("scale", "in", ("colour", "clarity"))])
        }
        cls.stone = cls._make_stone("Diamond 0.50", carats_per_stone=0.5)

    @classmethod
    def _make_stone(cls, name, **values):
        vals = {"precious_kind": "stone", "stone_nature": "diamond", "stone_origin": "natural", "stone_shape": "round"}
        return cls._make_product(name, **{**vals, **values})

    @classmethod
    def _spec(cls, **values):
        """GH/VS, 0.48 to 0.52 ct, natural and round, unless said otherwise."""
        vals = {
            "stone_origin": "natural",
            "shape": "round",
            "carats_min": 0.48,
            "carats_max": 0.52,
            "quality_id": cls.gh_vs.id,
        }
        return cls.Spec._liink_get_or_create({**vals, **values})

    @classmethod
    def _stones(cls, name, pieces=1, carats_each=0.5, product=None, **values):
        """A lot in the safe, weighed: ``pieces`` stones of ``carats_each``."""
        lot = cls._make_lot(product or cls.stone, name, **values)
        cls._receive(lot, pieces, carats=round(pieces * carats_each, 3))
        return lot

    @classmethod
    def _graded(cls, colour, clarity):
        return {"colour_id": cls.grades["colour", colour], "clarity_id": cls.grades["clarity", clarity]}

    @classmethod
    def _demand(cls, spec, pieces=1, product=None, **values):
        """A confirmed demand for stones that leave the safe, not reserved yet."""
        move = cls.env["stock.move"].create(
            {
                "product_id": (product or cls.stone).id,
                "product_uom_qty": pieces,
                "location_id": cls.stock.id,
                "location_dest_id": cls.customers.id,
                "liink_stone_spec_id": spec.id,
                **values,
            }
        )
        move._action_confirm()
        return move

    def _reserve(self, spec, pieces=1, **values):
        """Reserve and return {lot name: stones}."""
        move = self._demand(spec, pieces, **values)
        move._action_assign()
        return {line.lot_id.name: line.quantity for line in move.move_line_ids}
