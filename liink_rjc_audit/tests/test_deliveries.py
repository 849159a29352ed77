from odoo.tests import tagged

from .common import STONES_OF_A_RING, AuditCommon


@tagged("post_install", "-at_install")
class TestDeliveries(AuditCommon):
    """How the material came to the maker, and the piece back."""

    def test_delivery_of_the_order(self):
        delivery = self.piece._liink_get_dossier()["deliveries"]
        self.assertEqual([d["name"] for d in delivery], [self.delivery.name])
        quantities = {line["lot"]: line["quantity"] for line in delivery[0]["lines"]}
        self.assertEqual(quantities, {"OR-A": 10.0, "OR-B": 11.0, "DIA-50": 3.0, "DIA-02": 36.0})
        self.assertEqual({line["lot"]: line["carats"] for line in delivery[0]["lines"]}["DIA-50"], 1.5)
        self.assertEqual(delivery[0]["destination"], "Atelier Dupont")
        self.assertFalse(delivery[0]["is_signed"])

    def test_reception(self):
        reception = self.piece._liink_get_dossier()["reception"]
        receipt = self.order.picking_ids
        self.assertEqual((reception["picking_id"], reception["name"]), (receipt.id, receipt.name))
        self.assertTrue(reception["by"])

    def test_metal_that_lay_at_the_maker_came_with_an_earlier_delivery(self):
        """The rings took 20 g of the 21 g delivered; the next ring is made of what remained and a second delivery."""
        first = self._order(quantity=1)
        first.with_context(liink_accept_shortage=True).button_confirm()
        self._deliver(first)
        self._receive(first, weights=[6.0 + STONES_OF_A_RING])
        second = self._order(quantity=1)
        second.with_context(liink_accept_shortage=True).button_confirm()
        delivery = self._deliver(second)
        piece = self._receive(second, weights=[7.0 + STONES_OF_A_RING])
        names = [d["name"] for d in piece._liink_get_dossier()["deliveries"]]
        self.assertIn(delivery.name, names)
        self.assertGreater(len(names), 1)
        self.assertFalse([gap for gap in self._gaps(piece) if gap[0] == "Delivery to the maker"])
