from unittest.mock import patch

from .common import PreciousCommon


class TestLock(PreciousCommon):
    """Two sessions never promise the same gold: the quant is locked, waiting, before it is changed.

    The race itself, with committed data and two processes, is played by the tests across modules.
    """

    def test_row_is_locked_before_it_is_changed(self):
        lot = self._make_lot(self.gold, "G-1")
        self._receive(lot, 10)
        quant = self._quant(lot, self.stock)
        self.env.flush_all()
        self.assertFalse(self._is_locked(quant))
        quant._liink_lock(self.gold, self.stock, lot, None, None)
        self.assertTrue(self._is_locked(quant))

    def _is_locked(self, quant):
        self.env.cr.execute("SELECT xmax::text <> '0' FROM stock_quant WHERE id = %s", [quant.id])
        return self.env.cr.fetchone()[0]

    def test_only_precious_products_wait(self):
        Quant = self.env["stock.quant"]
        box = self._make_product("Écrin", is_storable=True)
        lot = self._make_lot(self.gold, "G-1")
        with patch.object(type(Quant), "_liink_lock", autospec=True) as lock:
            Quant._update_available_quantity(box, self.stock, 1)
            self.assertFalse(lock.called)
            Quant._update_available_quantity(self.gold, self.stock, 1, lot_id=lot)
            self.assertTrue(lock.called)
