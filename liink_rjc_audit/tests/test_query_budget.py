from odoo.tests import tagged

from .common import AuditCommon


@tagged("post_install", "-at_install")
class TestQueryBudget(AuditCommon):
    """The number of queries depends neither on the number of pieces nor on that of their links."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._add_all_papers()
        cls.many = cls.env["stock.lot"].create(
            [{"name": f"MANY-{n}", "product_id": cls.ring.id, "metal_weight": 20.0} for n in range(20)]
        )
        cls.lots = cls.env["stock.lot"].create(
            [{"name": f"OR-{n}", "product_id": cls.gold.id, "supplier_id": cls.supplier.id} for n in range(20)]
        )
        cls.env["liink.lot.link"].create(
            [
                {"parent_lot_id": lot.id, "child_lot_id": piece.id, "quantity": 1.0}
                for rank, piece in enumerate(cls.many)
                for lot in (cls.lots if rank else cls.lots[0])
            ]
        )
        cls._add_paper("supplier_invoice", cls.lots)

    def _count(self, pieces, read):
        """Return the queries of ``read`` on these pieces, with nothing in the cache of records."""
        pieces = pieces.with_user(self.user)
        read(pieces)  # what is cached once for all (views, rights, references) is not counted
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        read(pieces)
        return self.env.cr.sql_log_count - before

    def _count_dossiers(self, pieces):
        return self._count(pieces, lambda lots: lots._liink_get_dossiers())

    def test_links_of_one_piece(self):
        self.assertEqual(self._count_dossiers(self.many[1]), self._count_dossiers(self.many[0]))

    def test_pieces(self):
        self.assertEqual(self._count_dossiers(self.pieces), self._count_dossiers(self.pieces[0]))

    def test_one_real_dossier(self):
        self.assertLessEqual(self._count_dossiers(self.piece), 60)

    def test_completeness_of_a_list(self):
        count = self._count(self.many | self.pieces, lambda lots: [lot.liink_completeness for lot in lots])
        self.assertLessEqual(count, 60)
