from .common import PieceCommon


class TestQueryBudget(PieceCommon):
    """Fifty pieces cost as many queries as five."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        lines = [*cls._eternelle_lines(), {"product_id": cls.clasp.id, "product_qty": 1}]
        cls.pieces = cls.env["product.template"].concat(
            *(cls._make_piece(f"Ring {number}", lines) for number in range(50))
        )
        cls._make_kit(cls.clasp, [{"product_id": cls.gold.id, "product_qty": 1}])

    def _count(self, action, pieces):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        action(self.env["product.template"].browse(pieces.ids))
        return self.env.cr.sql_log_count - before

    def _assert_constant(self, action, most):
        self._count(action, self.pieces[:2])
        few, many = self._count(action, self.pieces[:5]), self._count(action, self.pieces)
        self.assertEqual(few, many)
        self.assertLessEqual(many, most)

    def test_requirements(self):
        def action(pieces):
            requests = [(piece.liink_bom_id, piece.product_variant_id, 20) for piece in pieces]
            answers = self.env["mrp.bom"]._liink_requirements_for(requests)
            self.assertEqual({len(answer) for answer in answers}, {3})
            self.assertEqual({answer[0]["quantity"] for answer in answers}, {160.0})

        self._assert_constant(action, 20)

    def test_specifications(self):
        self._assert_constant(lambda pieces: pieces.mapped("liink_specification"), 15)

    def test_the_list_of_pieces(self):
        columns = ["name", "collection_id", "estimated_metal_weight", "estimated_carats", "qty_available"]
        self._assert_constant(lambda pieces: pieces.read(columns), 25)

    def test_pieces_in_hand(self):
        self._assert_constant(lambda pieces: pieces.mapped("liink_serial_ids"), 10)
