from odoo.exceptions import AccessError, ValidationError
from odoo.tools import SQL

from .common import PreciousCommon

# What may differ between two runs of the same work: who is who, and when.
UNLIKE = {"id", "name", "certificate_number", "create_date", "write_date", "date", "in_date", "lot_id", "move_id"}
# What is received one by one moves the product's own price a little each time, by a rounding to the cent, and with it
# the cost of the next lots that have none of their own.
COSTS = {"standard_price", "avg_cost", "liink_unit_cost", "unit_cost"}
ROWS = 500


class TestBulkReceive(PreciousCommon):
    """The bulk path gives what the ordinary path gives, to the last column of the last table."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.diamond = cls._make_product(
            "Diamant certifié", precious_kind="stone", stone_nature="diamond", tracking="serial"
        )
        cls.diamond.categ_id.property_cost_method = "average"
        cls.diamond.standard_price = 700
        cls.gold.standard_price = 80
        cls.laboratory = cls.env["liink.laboratory"].search([], limit=1)
        cls.grades = {
            scale: cls.env["liink.grade"].search([("scale", "=", scale)]) for scale in ("colour", "clarity", "cut")
        }

    def _stone_rows(self, mark, count=ROWS):
        return [
            {
                "lot": {
                    "name": f"{mark}-{number:04}",
                    "product_id": self.diamond.id,
                    "laboratory_id": self.laboratory.id,
                    "certificate_number": f"{mark}{number}",
                    "length_mm": 5 + number / 100,
                    "supplier_id": self.refiner.id if number % 3 else False,
                    "purchase_date": "2026-03-12",
                    **{f"{scale}_id": grades[number % len(grades)].id for scale, grades in self.grades.items()},
                },
                "quantity": 1,
                "carats": 0.3 + number / 1000,
                "location_id": self.stock.id,
            }
            for number in range(count)
        ]

    def _metal_rows(self, mark, count=ROWS, **values):
        return [
            {
                "lot": {
                    "name": f"{mark}-{number:04}",
                    "product_id": self.gold.id,
                    "supplier_invoice": f"F-{number}",
                    **({"fineness": 749 + number % 3} if number % 2 else {}),
                },
                "quantity": 1.0001 + number / 7,
                "location_id": self.stock.id,
                **values,
            }
            for number in range(count)
        ]

    def _snapshot(self, lots, but=frozenset()):
        """Return all stored columns of the lots, their lines, quants and costs, in the order of the lots."""
        self.env.flush_all()
        rank = {lot.id: number for number, lot in enumerate(lots)}
        lines = self.env["stock.move.line"].search([("lot_id", "in", lots.ids)])
        quants = self.env["stock.quant"].search([("lot_id", "in", lots.ids)])
        costs = self.env["liink.lot.cost"].search([("lot_id", "in", lots.ids)])
        order = {
            "liink.lot.cost": lambda row: rank[row["lot_id"]],
            "stock.lot": lambda row: rank[row["id"]],
            "stock.move.line": lambda row: rank[row["lot_id"]],
            "stock.quant": lambda row: (rank[row["lot_id"]], row["location_id"]),
        }
        return {
            records._name: [
                {name: value for name, value in row.items() if name not in UNLIKE | but}
                for row in sorted(self._rows(records), key=order[records._name])
            ]
            for records in (lots, lines, quants, costs)
        }

    def _rows(self, records):
        query = SQL("SELECT to_jsonb(t) FROM %s t WHERE id = ANY(%s)", SQL.identifier(records._table), records.ids)
        return [row for (row,) in self.env.execute_query(query)]

    def _table_sizes(self):
        """Return {table: rows} of the whole database."""
        self.env.flush_all()
        tables = self.env.execute_query(
            SQL("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        )
        union = SQL(" UNION ALL ").join(
            SQL("SELECT %s, COUNT(*) FROM %s", name, SQL.identifier(name)) for (name,) in tables
        )
        sizes = dict(self.env.execute_query(union))
        del sizes["bus_bus"]  # who is online, not what is in stock
        return sizes

    def _growth(self, work):
        before = self._table_sizes()
        result = work()
        after = self._table_sizes()
        return result, {name: after[name] - before[name] for name in after if after[name] != before[name]}

    def _one_by_one(self, rows):
        """Receive as by hand: lot after lot, each with an inventory move of its own."""
        lots = self.env["stock.lot"]
        for row in rows:
            lots += self.env["stock.lot"]._liink_receive_rows([row])
        return lots

    def _assert_equal_paths(self, ordinary_rows, bulk_rows, cents=0.0):
        """Receive rows on both paths and compare all there is.

        :param cents: by how much values may differ, where the ordinary path itself moves the price of what follows
        """
        product = self.env["product.product"].browse(ordinary_rows[0]["lot"]["product_id"])
        ordinary, ordinary_growth = self._growth(lambda: self._one_by_one(ordinary_rows))
        quantity, value = product.qty_available, product.total_value
        bulk, growth = self._growth(lambda: self.env["stock.lot"]._liink_bulk_receive(bulk_rows))
        self.assertEqual(bulk.mapped("name"), [row["lot"]["name"] for row in bulk_rows])
        but = COSTS if cents else frozenset()
        self.assertEqual(self._snapshot(bulk, but), self._snapshot(ordinary, but))
        self._assert_same_costs(bulk, ordinary, 0.01001 if cents else 1e-6)
        self.assertAlmostEqual(product.qty_available, 2 * quantity, 4)
        cents = cents or 1e-6
        self.assertAlmostEqual(product.total_value, 2 * value, delta=cents)
        self.assertTrue(value)
        for name in ("carats", "fine_weight", "product_qty", "location_id", "liink_whereabouts"):
            self.assertEqual(bulk.mapped(name), ordinary.mapped(name))
        # Nothing else was written on the one path and forgotten on the other; only moves are fewer.
        few = {
            name for name in growth if name.startswith(("stock_move", "account_move")) and name != "stock_move_line"
        }
        self.assertEqual(
            {name: count for name, count in growth.items() if name not in few},
            {name: count for name, count in ordinary_growth.items() if name not in few},
        )
        ordinary_moves, moves = self._moves(ordinary), self._moves(bulk)
        for name in ("quantity", "product_qty", "value"):
            self.assertAlmostEqual(sum(moves.mapped(name)), sum(ordinary_moves.mapped(name)), delta=cents, msg=name)
        for name in ("state", "is_in", "is_inventory", "picked", "reference", "restrict_partner_id", "company_id"):
            self.assertEqual(set(moves.mapped(name)), set(ordinary_moves.mapped(name)), name)
        return bulk

    def _assert_same_costs(self, bulk, ordinary, delta):
        for one, other in zip(bulk, ordinary, strict=True):
            self.assertAlmostEqual(one.total_value, other.total_value, delta=delta)
            self.assertAlmostEqual(one.standard_price * one.product_qty, one.avg_cost * one.product_qty, 2)

    def _moves(self, lots):
        return self.env["stock.move.line"].search([("lot_id", "in", lots.ids)]).move_id

    def test_stones(self):
        lots = self._assert_equal_paths(self._stone_rows("A"), self._stone_rows("B"))
        self.assertAlmostEqual(sum(lots.mapped("carats")), sum(0.3 + number / 1000 for number in range(ROWS)), 3)
        self.assertEqual(len(self._moves(lots)), 1)

    def test_metal_of_two_finenesses(self):
        lots = self._assert_equal_paths(self._metal_rows("A", 120), self._metal_rows("B", 120), cents=120 * 0.005)
        self.assertEqual(set(lots.mapped("fineness")), {749, 750, 751})
        self.assertEqual(len(self._moves(lots)), 2)
        self.assertFalse(self.env["stock.move"].search([("product_id", "=", self.gold.id), ("state", "!=", "done")]))
        self.assertAlmostEqual(lots[7].fine_weight, 2.0001 * lots[7].fineness / 1000, 4)

    def test_metal_at_its_own_price(self):
        ordinary, bulk = self._metal_rows("A", 120), self._metal_rows("B", 120)
        for number, row in enumerate(ordinary + bulk):
            row["lot"]["standard_price"] = 80 + number % 120 / 7
        lots = self._assert_equal_paths(ordinary, bulk)
        # 2.0001 g at 81 each are 162.0081: 162.01 in euros, so 81.0009… a gram.
        self.assertAlmostEqual(lots[7].standard_price, 162.01 / 2.0001, 9)
        self.assertEqual(lots[7].liink_cost_ids.mapped("cause"), ["entry"])
        self.assertEqual(lots[7].liink_cost_ids.date, self._moves(lots[7]).date)

    def test_property_of_another(self):
        ordinary = self._one_by_one(self._metal_rows("A", 60, owner_id=self.maker.id))
        bulk = self.env["stock.lot"]._liink_bulk_receive(self._metal_rows("B", 60, owner_id=self.maker.id))
        self.assertEqual(self._snapshot(bulk), self._snapshot(ordinary))
        self.assertEqual(self.gold.total_value, 0)

    def test_melee_that_nobody_weighed(self):
        rows = [
            {
                "lot": {"name": f"M{number}", "product_id": self.melee.id},
                "quantity": 10 + number,
                "location_id": self.stock.id,
            }
            for number in range(60)
        ]
        lots = self.env["stock.lot"]._liink_bulk_receive(rows)
        self.assertEqual(lots[0].carats, 0.2)
        self.assertEqual(lots[59].carats, 1.38)

    def test_names_come_from_the_sequence(self):
        rows = self._stone_rows("A", 60)
        for row in rows[::2]:
            del row["lot"]["name"]
        lots = self.env["stock.lot"]._liink_bulk_receive(rows)
        self.assertEqual(len(set(lots.mapped("name"))), 60)
        self.assertEqual(lots[1].name, "A-0001")
        self.assertTrue(all(lots.mapped("name")))

    def test_all_or_nothing(self):
        """The very last row is bad: nothing is written at all."""
        rows = self._stone_rows("A", 60)
        self.env["stock.lot"].create({"name": rows[-1]["lot"]["name"], "product_id": self.diamond.id})
        before = self._table_sizes()
        self.env.flush_all()
        with self.assertRaisesRegex(ValidationError, "A-0059"), self.env.cr.savepoint():
            self.env["stock.lot"]._liink_bulk_receive(rows)
        self.assertEqual(self._table_sizes(), before)

    def test_bad_rows_are_refused_as_ever(self):
        for change, message in (
            ({"quantity": 12.5}, "whole number"),
            ({"carats": -1}, "negative"),
            ({"lot": {"colour_id": self.grades["clarity"][0].id}}, "scale"),
            ({"lot": {"length_mm": -2}}, "negative"),
        ):
            rows = self._stone_rows("A", 60)
            rows[40].update({name: value for name, value in change.items() if name != "lot"})
            rows[40]["lot"].update(change.get("lot", {}))
            with self.subTest(change), self.assertRaisesRegex(ValidationError, message), self.env.cr.savepoint():
                self.env["stock.lot"]._liink_bulk_receive(rows)

    def test_fineness_above_1000(self):
        rows = self._metal_rows("A", 60)
        rows[41]["lot"]["fineness"] = 1001
        with self.assertRaisesRegex(ValidationError, "1000"):
            self.env["stock.lot"]._liink_bulk_receive(rows)

    def test_a_serial_is_one_piece(self):
        rows = self._stone_rows("A", 60)
        rows[40]["quantity"] = 2
        with self.assertRaisesRegex(ValidationError, "A-0040"):
            self.env["stock.lot"]._liink_bulk_receive(rows)

    def test_rights(self):
        """A LIINK user may, somebody who may not create lots may not."""
        lots = self.env["stock.lot"].with_user(self.user)._liink_bulk_receive(self._stone_rows("A", 60))
        self.assertEqual(set(lots.sudo().mapped("create_uid")), {self.user})
        plain = self.env["res.users"].create({"name": "Plain", "login": "plain", "group_ids": [(6, 0, [])]})
        with self.assertRaises(AccessError):
            self.env["stock.lot"].with_user(plain)._liink_bulk_receive(self._stone_rows("B", 60))

    def test_queries_do_not_grow_with_rows(self):
        def count(rows):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["stock.lot"]._liink_bulk_receive(rows)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        count(self._stone_rows("W", 30))
        few, many = count(self._stone_rows("A", 100)), count(self._stone_rows("B", 1000))
        self.assertLessEqual(many - few, 15)
        self.assertLessEqual(many, 300)
