from odoo.modules.module import Manifest
from odoo.tools import convert_file

from .common import PieceCommon


class TestDemo(PieceCommon):
    """The demo company's pieces load, and its first ring is the seed's to the number."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for module in ("liink_precious_stock", "liink_jewelry_bom"):
            for filename in Manifest.for_addon(module)["demo"]:
                convert_file(cls.env, module, filename, {}, mode="init", noupdate=True)
        cls.pieces = cls.env["product.template"].search([("collection_id", "!=", False)])

    def _demo(self, name):
        return self.env.ref(f"liink_jewelry_bom.{name}")

    def test_the_ring_of_the_seed(self):
        piece = self._demo("piece_eternelle")
        self.assertEqual((piece.default_code, piece.ring_size), ("ETN-R-052", 52))
        needs = [(need["quantity"], need["carats"]) for need in piece.liink_bom_id._liink_requirements(20)]
        self.assertEqual(needs, [(140.0, 0.0), (20.0, 10.0), (240.0, 4.8)])
        qualities = [line.stone_quality_id.name for line in piece.liink_material_ids]
        self.assertEqual(qualities, [False, "GH/VS", "DEF/VVS"])

    def test_twelve_pieces_with_picture_materials_and_phases(self):
        pieces = self.pieces.filtered(lambda piece: piece.get_external_id()[piece.id])
        self.assertEqual(len(pieces), 12)
        self.assertEqual(len(set(pieces.mapped("default_code"))), 12)
        for piece in pieces:
            self.assertTrue(piece.image_1920, piece.name)
            self.assertTrue(piece.estimated_metal_weight and piece.estimated_carats, piece.name)
            self.assertGreaterEqual(len(piece.liink_phase_ids), 6, piece.name)

    def test_loading_again_changes_nothing(self):
        lines = self.pieces.liink_material_ids
        for filename in Manifest.for_addon("liink_jewelry_bom")["demo"]:
            convert_file(self.env, "liink_jewelry_bom", filename, {}, mode="init", noupdate=True)
        self.assertEqual(self.pieces.liink_material_ids, lines)
        self.assertEqual(len(self._demo("piece_eternelle").liink_phase_ids), 7)
