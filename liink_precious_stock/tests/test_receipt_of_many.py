from odoo.tools import SQL

from .common import PreciousCommon

# Who is who, and when.
UNLIKE = {"id", "lot_id", "create_date", "write_date", "in_date"}


class TestReceiptOfMany(PreciousCommon):
    """Many lots born with one transfer: their quants are written together, and are what core makes one by one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.diamond = cls._make_product(
            "Diamant certifié", precious_kind="stone", stone_nature="diamond", tracking="serial"
        )
        cls.supplier_place = cls.env.ref("stock.stock_location_suppliers")
        cls.warehouse = cls.env["stock.warehouse"].search([("company_id", "=", cls.env.company.id)], limit=1)

    def _receive(self, product, named, **values):
        """Receive one line per (name, quantity, carats); lots that exist already are given, others are born."""
        known = self.env["stock.lot"].search([("product_id", "=", product.id)])
        lots = {lot.name: lot.id for lot in known}
        move = self.env["stock.move"].create(
            {
                "product_id": product.id,
                "product_uom": product.uom_id.id,
                "product_uom_qty": sum(quantity for _name, quantity, _carats in named),
                "location_id": self.supplier_place.id,
                "location_dest_id": self.stock.id,
                "picking_type_id": self.warehouse.in_type_id.id,
                "price_unit": 500,
                "picked": True,
            }
        )
        common = {
            "move_id": move.id,
            "product_id": product.id,
            "product_uom_id": product.uom_id.id,
            "location_id": self.supplier_place.id,
            "location_dest_id": self.stock.id,
            "picked": True,
            **values,
        }
        self.env["stock.move.line"].create(
            [
                {
                    **common,
                    **({"lot_id": lots[name]} if name in lots else {"lot_name": name}),
                    "quantity": quantity,
                    "carats": carats,
                }
                for name, quantity, carats in named
            ]
        )
        move._action_done()
        return move

    def _make_lots(self, product, named):
        return self.env["stock.lot"].create(
            [{"name": name, "product_id": product.id} for name in dict.fromkeys(name for name, *_rest in named)]
        )

    def _quant_rows(self, product, prefix):
        """Return all stored columns of the quants of the lots of this prefix, by the lot's name and place."""
        self.env.flush_all()
        query = SQL(
            """SELECT to_jsonb(quant) FROM stock_quant quant JOIN stock_lot lot ON lot.id = quant.lot_id
               WHERE lot.product_id = %s AND lot.name LIKE %s ORDER BY lot.name, quant.location_id""",
            product.id,
            f"{prefix}%",
        )
        return [
            {name: value for name, value in row.items() if name not in UNLIKE}
            for (row,) in self.env.execute_query(query)
        ]

    def _assert_as_core(self, product, measures, **values):
        """Receive the same measures in lots that are there already, which core does, and in lots yet to be born."""
        core, ours = ([(f"{mark}-{name}", *measure) for name, *measure in measures] for mark in ("CORE", "OURS"))
        self._make_lots(product, core)
        self._receive(product, core, **values)
        move = self._receive(product, ours, **values)
        rows = self._quant_rows(product, "OURS")
        self.assertEqual(rows, self._quant_rows(product, "CORE"))
        self.assertTrue(rows)
        return move.move_line_ids.lot_id

    def test_stones(self):
        lots = self._assert_as_core(self.diamond, [(f"{number:03}", 1, 0.5 + number / 100) for number in range(60)])
        self.assertEqual(len(lots), 60)
        self.assertEqual(lots.location_id, self.stock)
        self.assertEqual(lots.mapped("product_qty"), [1] * 60)
        self.assertEqual(lots.mapped("carats"), [round(0.5 + number / 100, 3) for number in range(60)])

    def test_metal_of_another_owner(self):
        grams = [(f"{number:03}", 10.5 + number, 0) for number in range(40)]
        lots = self._assert_as_core(self.gold, grams, owner_id=self.maker.id)
        self.assertEqual(lots.quant_ids.owner_id, self.maker)

    def test_few(self):
        self._assert_as_core(self.gold, [("A", 10.5, 0), ("B", 3, 0)])

    def test_a_parcel_in_several_lines(self):
        """Lines of one new parcel are one quant."""
        lots = self._assert_as_core(self.melee, [(f"{number % 30:02}", 2 + number, 0.3) for number in range(60)])
        self.assertEqual(len(lots), 30)
        self.assertEqual(lots[0].product_qty, 2 + 32)
        self.assertEqual(lots[0].carats, 0.6)

    def test_loose_stock_is_taken_first(self):
        """Where the supplier's place holds the product without a lot, core books on that: nothing is written apart."""
        quant = self.env["stock.quant"].create(
            {"product_id": self.gold.id, "location_id": self.supplier_place.id, "quantity": 1000}
        )
        move = self._receive(self.gold, [(f"L-{number:02}", 10, 0) for number in range(40)])
        self.assertEqual(quant.quantity, 600)
        self.assertEqual(set(move.move_line_ids.lot_id.quant_ids.mapped("location_id")), {self.stock})

    def test_a_serial_once_only(self):
        """The quants written together are checked as core checks them."""
        named = [(f"S-{number:02}", 1, 0.5) for number in range(40)] + [("S-00", 1, 0.5)]
        with self.assertRaisesRegex(Exception, "S-00"):
            self._receive(self.diamond, named)

    def test_queries_do_not_grow_with_stones(self):
        def count(mark, stones):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._receive(self.diamond, [(f"{mark}-{number:03}", 1, 0.5) for number in range(stones)])
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        count("W", 30)
        few, many = count("A", 50), count("B", 250)
        self.assertLessEqual(many - few, 20)
