from odoo.tests import tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestQueries(SubcontractingCommon):
    """No query per piece."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fill_stock(grams=2000.0, centres=200, melee=2000)

    def _count(self, pieces):
        order = self._order(pieces)
        order.button_confirm()
        self._deliver(order)
        self.env.invalidate_all()
        wizard = self.env["liink.reception"].create({"order_id": order.id})
        self.env.flush_all()
        before = self.cr.sql_log_count
        wizard.action_receive()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def test_reception(self):
        """Bare Odoo needs 6,659 queries to assign serials to and receive 20 rings."""
        self._count(2)  # warm up
        small, large = self._count(5), self._count(25)
        self.assertLess(large, 900)
        self.assertLess((large - small) / 20, 18, "queries per further piece")
