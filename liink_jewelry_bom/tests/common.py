from odoo.addons.base.tests.common import BaseCommon
from odoo.fields import Command
from odoo.tests import new_test_user, tagged


@tagged("post_install", "-at_install")
class PieceCommon(BaseCommon):
    """The seed's ring (domain.md §7): 7 g of white gold 750, one 0.50 ct GH/VS, twelve 0.02 ct DEF/VVS."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in ("en_US", "fr_FR"):
            cls.env["res.lang"]._activate_lang(code)
        # The tests read English messages and numbers, whatever language the database speaks.
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        cls.user = new_test_user(cls.env, "liink_user", groups="liink_precious_stock.group_liink_user")
        cls.gold = cls._make_product(
            "Gold", precious_kind="metal", alloy_id=cls.env.ref("liink_precious_stock.alloy_gold_750_white").id
        )
        cls.centre = cls._make_stone("Centre", carats_per_stone=0.5, stone_size_mm=5.15)
        cls.melee = cls._make_stone("Melee", carats_per_stone=0.02, stone_size_mm=1.75)
        cls.clasp = cls._make_product("Clasp", precious_kind="component")
        cls.gh_vs = cls.env.ref("liink_precious_stock.quality_gh_vs")
        cls.def_vvs = cls.env.ref("liink_precious_stock.quality_def_vvs")
        cls.claw = cls.env.ref("liink_jewelry_bom.setting_type_claw")
        cls.pave = cls.env.ref("liink_jewelry_bom.setting_type_pave")
        cls.ring = cls._make_piece("Bague Éternelle", cls._eternelle_lines(), ring_size=52)
        cls.bom = cls.ring.liink_bom_id
        cls.gold_line, cls.centre_line, cls.melee_line = cls.bom.bom_line_ids

    @classmethod
    def _make_product(cls, name, **values):
        return cls.env["product.product"].create({"name": name, **values})

    @classmethod
    def _make_stone(cls, name, **values):
        defaults = {"stone_nature": "diamond", "stone_shape": "round", "stone_origin": "natural"}
        return cls._make_product(name, precious_kind="stone", **{**defaults, **values})

    @classmethod
    def _make_piece(cls, name, lines, **values):
        """A ring made of `lines`, dicts of `mrp.bom.line` values."""
        return cls.env["product.template"].create(
            {
                "name": name,
                "precious_kind": "jewel",
                "jewel_type": "ring",
                "liink_material_ids": [Command.create(line) for line in lines],
                **values,
            }
        )

    @classmethod
    def _eternelle_lines(cls):
        return [
            {"product_id": cls.gold.id, "product_qty": 7},
            {
                "product_id": cls.centre.id,
                "product_qty": 1,
                "stone_quality_id": cls.gh_vs.id,
                "setting_type_id": cls.claw.id,
                "position": "centre",
            },
            {
                "product_id": cls.melee.id,
                "product_qty": 12,
                "stone_quality_id": cls.def_vvs.id,
                "setting_type_id": cls.pave.id,
                "position": "surround",
            },
        ]

    @classmethod
    def _make_kit(cls, product, lines, quantity=1):
        return cls.env["mrp.bom"].create(
            {
                "product_tmpl_id": product.product_tmpl_id.id,
                "product_qty": quantity,
                "type": "phantom",
                "bom_line_ids": [Command.create(line) for line in lines],
            }
        )
