from .common import PreciousCommon


class TestHolder(PreciousCommon):
    """One location per house and company, made at first use."""

    def test_made_once_per_house(self):
        contact = self.env["res.partner"].create({"name": "Jean", "parent_id": self.maker.id})
        self.assertFalse(self.maker.liink_holder_location_id)
        holder = contact._liink_get_holder()
        self.assertEqual(holder.partner_id, self.maker)
        self.assertEqual(self.maker._liink_get_holder(), holder)
        self.assertEqual(contact.liink_holder_location_id, holder.location_id)
        self.assertEqual(holder.location_id.usage, "internal")
        self.assertEqual(holder.location_id.company_id, self.env.company)

    def test_each_company_has_its_own(self):
        other = self.env["res.company"].create({"name": "Autre maison"})
        holder = self.maker._liink_get_holder()
        elsewhere = self.maker._liink_get_holder(other)
        self.assertNotEqual(holder.location_id, elsewhere.location_id)
        self.assertEqual(elsewhere.location_id.company_id, other)

    def test_held_metal_is_not_picked_for_the_brand(self):
        lot = self._make_lot(self.gold, "G-1")
        self._receive(lot, 100)
        self._move(lot, 60, self.stock, self.maker._liink_get_holder().location_id)
        self.assertEqual(self.env["stock.quant"]._get_available_quantity(self.gold, self.stock), 40)
        self.assertAlmostEqual(lot.product_qty, 100, 4)

    def test_a_user_needs_no_rights_on_locations(self):
        holder = self.maker.with_user(self.user)._liink_get_holder()
        self.assertTrue(holder.location_id)
