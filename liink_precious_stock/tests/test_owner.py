from .common import PreciousCommon


class TestOwner(PreciousCommon):
    """Others' property lies in the safe but is never promised to the brand's own orders."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dealer = cls.env["res.partner"].create({"name": "Diamantaire"})
        cls.own = cls._make_lot(cls.melee, "OWN")
        cls.memo = cls._make_lot(cls.melee, "MEMO")
        cls._receive(cls.memo, 10, owner_id=cls.dealer.id)
        cls._receive(cls.own, 3)

    def _demand(self, pieces, owner=None):
        move = self.env["stock.move"].create(
            {
                "product_id": self.melee.id,
                "product_uom": self.melee.uom_id.id,
                "product_uom_qty": pieces,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "restrict_partner_id": owner.id if owner else False,
            }
        )
        move._action_confirm()
        move._action_assign()
        return move

    def test_own_order_leaves_the_memo_alone(self):
        move = self._demand(5)
        self.assertEqual(move.state, "partially_available")
        self.assertEqual(move.move_line_ids.lot_id, self.own)
        self.assertEqual(move.quantity, 3)

    def test_order_for_the_owner_takes_only_the_owners(self):
        move = self._demand(5, self.dealer)
        self.assertEqual(move.state, "assigned")
        self.assertEqual(move.move_line_ids.lot_id, self.memo)
        self.assertEqual(move.move_line_ids.owner_id, self.dealer)

    def test_available_to_the_brand(self):
        Quant = self.env["stock.quant"]
        self.assertEqual(Quant._get_available_quantity(self.melee, self.stock), 3)
        self.assertEqual(Quant._get_available_quantity(self.melee, self.stock, owner_id=self.dealer), 10)

    def test_company_as_owner_is_the_brand_itself(self):
        lot = self._make_lot(self.melee, "OURS")
        self._receive(lot, 4, owner_id=self.env.company.partner_id.id)
        self.assertEqual(self.env["stock.quant"]._get_available_quantity(self.melee, self.stock), 7)

    def test_ordinary_products_keep_cores_rule(self):
        box = self._make_product("Écrin", is_storable=True)
        self.env["stock.quant"]._update_available_quantity(box, self.stock, 5, owner_id=self.dealer)
        self.assertEqual(self.env["stock.quant"]._get_available_quantity(box, self.stock), 5)
