from .common import PreciousCommon


class TestStockScreens(PreciousCommon):
    """The figures of both screens, worked out by hand: at the brand, at a holder, in transit, of another owner."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.held = cls.maker._liink_get_holder().location_id
        cls.shelf = cls.env["stock.location"].create({"name": "Étagère", "location_id": cls.held.id})
        cls.transit = cls.env["stock.location"].create(
            {"name": "Route", "usage": "transit", "company_id": cls.env.company.id}
        )
        cls.gold.standard_price = 60
        cls.melee.standard_price = 10
        cls.lot = cls._make_lot(cls.gold, "OG-1")
        cls._receive(cls.lot, 200)
        cls._move(cls.lot, 35, cls.stock, cls.shelf)
        cls._move(cls.lot, 15, cls.stock, cls.transit)
        cls._receive(cls.lot, 40, owner_id=cls.maker.id)
        cls.parcel = cls._make_lot(cls.melee, "DM-1")
        cls._receive(cls.parcel, 100, carats=2.1)
        cls._move(cls.parcel, 30, cls.stock, cls.held, carats=0.6)

    def _rows(self, lot, model="liink.metal.stock"):
        return self.env[model].with_user(self.user).search([("lot_id", "=", lot.id)])

    def _by_place(self, rows):
        return {(row.place_kind, row.owner_id.name or ""): row for row in rows}

    def test_metal(self):
        rows = self._by_place(self._rows(self.lot))
        self.assertEqual(set(rows), {("brand", ""), ("brand", "Atelier Dupont"), ("holder", ""), ("transit", "")})
        figures = {key: (row.quantity, row.fine_weight, row.free_quantity, row.value) for key, row in rows.items()}
        self.assertEqual(figures["brand", ""], (150, 112.5, 150, 9000))
        self.assertEqual(figures["holder", ""], (35, 26.25, 35, 2100))
        self.assertEqual(figures["transit", ""], (15, 11.25, 0, 900))
        # The maker's own 40 g are shown, but are neither free nor worth anything to the brand.
        self.assertEqual(figures["brand", "Atelier Dupont"], (40, 30, 0, 0))

    def test_place_is_the_house(self):
        rows = self._by_place(self._rows(self.lot))
        self.assertEqual(rows["holder", ""].place, "Atelier Dupont")
        self.assertEqual(rows["holder", ""].holder_id, self.maker)
        self.assertEqual(rows["brand", ""].place, self.env.company.name)
        self.assertEqual(rows["transit", ""].place, "In Transit")

    def test_the_place_follows_a_new_holder(self):
        """A place that becomes a holder's is his from then on, with all that lies in it."""
        self.assertEqual(self.shelf.liink_holder_id.partner_id, self.maker)
        other = self.refiner._liink_get_holder()
        self.shelf.location_id = other.location_id
        self.assertEqual(self._by_place(self._rows(self.lot))["holder", ""].place, "Cookson")

    def test_reserved_is_not_free(self):
        move = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": 60,
                "location_id": self.stock.id,
                "location_dest_id": self.held.id,
            }
        )
        move._action_confirm()
        move._action_assign()
        row = self._by_place(self._rows(self.lot))["brand", ""]
        self.assertEqual((row.reserved_quantity, row.free_quantity, row.free_fine_weight), (60, 90, 67.5))

    def test_metal_by_metal_title_and_place(self):
        groups = (
            self.env["liink.metal.stock"]
            .with_user(self.user)
            ._read_group(
                [("lot_id", "=", self.lot.id)],
                ["metal_id", "title", "place"],
                ["quantity:sum", "fine_weight:sum", "value:sum"],
            )
        )
        gold = self.env.ref("liink_precious_stock.metal_gold")
        company = self.env.company.name
        self.assertEqual(
            sorted((metal.id, *figures) for metal, *figures in groups),
            sorted(
                [
                    (gold.id, "750 ‰", company, 190, 142.5, 9000),
                    (gold.id, "750 ‰", "Atelier Dupont", 35, 26.25, 2100),
                    (gold.id, "750 ‰", "In Transit", 15, 11.25, 900),
                ]
            ),
        )

    def test_fineness_of_a_group_is_weighted(self):
        """100 g of 750 and 300 g of 740 are 75 + 222 = 297 g fine in 400 g: 742.5 ‰."""
        lots = self._make_lot(self.gold, "A-1") | self._make_lot(self.gold, "A-2", fineness=740)
        self._receive(lots[0], 100)
        self._receive(lots[1], 300)
        [[fineness]] = self.env["liink.metal.stock"]._read_group([("lot_id", "in", lots.ids)], [], ["fineness:avg"])
        self.assertAlmostEqual(float(fineness), 742.5, 4)

    def test_stones(self):
        rows = self._by_place(self._rows(self.parcel, "liink.stone.stock"))
        brand, held = rows["brand", ""], rows["holder", ""]
        self.assertEqual((brand.quantity, brand.carats, brand.free_quantity, brand.free_carats), (70, 1.5, 70, 1.5))
        self.assertEqual((held.quantity, held.carats, held.average_carats, held.value), (30, 0.6, 0.02, 300))

    def test_average_of_a_group_is_weighted(self):
        """70 stones of 1.5 ct and 30 of 0.6 ct: 2.1 ct by 100 stones, not the mean of the two averages."""
        [[average]] = self.env["liink.stone.stock"]._read_group(
            [("lot_id", "=", self.parcel.id)], [], ["average_carats:avg"]
        )
        self.assertAlmostEqual(float(average), 0.021, 6)

    def test_certified_and_parcels(self):
        certified = self._make_lot(self.melee, "C-1", certificate_number="GIA 1")
        self._receive(certified, 1, carats=0.5)
        Stones = self.env["liink.stone.stock"]
        domain = [("lot_id", "in", (certified | self.parcel).ids)]
        self.assertEqual(Stones.search([*domain, ("is_certified", "=", True)]).lot_id, certified)
        self.assertEqual(Stones.search([*domain, ("is_certified", "=", False)]).lot_id, self.parcel)

    def test_what_is_gone_is_not_shown(self):
        self._move(self.parcel, 30, self.held, self.customers)
        self.assertEqual(set(self._by_place(self._rows(self.parcel, "liink.stone.stock"))), {("brand", "")})

    def test_a_row_opens_its_lot(self):
        action = self._rows(self.lot)[0].action_open_lot()
        self.assertEqual((action["res_model"], action["res_id"]), ("stock.lot", self.lot.id))

    def test_another_company_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Autre maison"})
        stranger = self.user.copy({"login": "stranger", "company_id": other.id, "company_ids": [(6, 0, other.ids)]})
        for model in ("liink.metal.stock", "liink.stone.stock"):
            self.assertFalse(
                self.env[model].with_user(stranger).search([("lot_id", "in", (self.lot | self.parcel).ids)])
            )
