import base64
from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tools import mute_logger

from .common import PreciousCommon

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class TestAssay(PreciousCommon):
    """An assay changes the fine weight from its confirmation on; closed documents stay, balances hold."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._make_lot(cls.gold, "G-1")
        cls._receive(cls.lot, 100)
        cls.held = cls.maker._liink_get_holder().location_id

    def _fine_by_place(self, lot):
        """Return {(place, owner, package): Σ fine in − Σ fine out of done lines}, in and out of stock."""
        lines = self.env["stock.move.line"].search([("lot_id", "=", lot.id), ("state", "=", "done")])
        result = {}
        for line in lines:
            for place, package, sign in (
                (line.location_dest_id, line.result_package_id, 1),
                (line.location_id, line.package_id, -1),
            ):
                if place.usage in ("internal", "transit"):
                    key = (place, line.owner_id, package)
                    result[key] = result.get(key, 0) + sign * line.fine_weight
        return result

    def _assert_balanced(self, lot):
        fine = self._fine_by_place(lot)
        for quant in lot.quant_ids.filtered(lambda quant: quant.location_id.usage in ("internal", "transit")):
            key = (quant.location_id, quant.owner_id, quant.package_id)
            self.assertAlmostEqual(fine.pop(key, 0), quant.quantity * lot.fineness / 1000, 6, str(key))
        for key, left in fine.items():
            self.assertAlmostEqual(left, 0, 6, str(key))

    def test_worked_example(self):
        """100 g of 750 in, 40 g delivered (30 g fine), 60 g left. Assayed at 748.5: 60 × 1.5 / 1000 = 0.09 g less."""
        delivery = self._move(self.lot, 40, self.stock, self.customers)
        assay = self.lot._liink_assay(748.5, partner_id=self.refiner.id)
        self.assertAlmostEqual(assay.fine_difference, -0.09, 6)
        self.assertEqual((assay.old_fineness, self.lot.fineness), (750, 748.5))
        correction = assay.move_ids.move_line_ids
        self.assertEqual((correction.quantity, correction.state), (0, "done"))
        self.assertAlmostEqual(correction.fine_weight, 0.09, 8)
        self.assertEqual(correction.location_id, self.stock)
        self.assertAlmostEqual(self.lot.fine_weight, 44.91, 4)
        self.assertAlmostEqual(delivery.move_line_ids.fine_weight, 30, 8)
        self.assertAlmostEqual(delivery.fine_weight, 30, 8)
        self._assert_balanced(self.lot)

    def test_every_place_owner_and_package(self):
        """Richer by 2 ‰ at the safe, at the maker, and the maker's own beside them."""
        package = self.env["stock.package"].create({"name": "Sachet 1"})
        self._move(self.lot, 30, self.stock, self.held)
        self._move(self.lot, 10, self.stock, self.stock, result_package_id=package.id)
        self._receive(self.lot, 5.5, owner_id=self.maker.id)
        assay = self.lot._liink_assay(752)
        self.assertEqual(len(assay.move_ids), 4)
        self.assertAlmostEqual(assay.fine_difference, 105.5 * 2 / 1000, 6)
        self.assertEqual(set(assay.move_ids.move_line_ids.location_dest_id), {self.stock, self.held})
        self.assertEqual(assay.move_ids.move_line_ids.owner_id, self.maker)
        self.assertEqual(assay.move_ids.move_line_ids.result_package_id, package)
        self._assert_balanced(self.lot)
        # Life goes on: what comes back, leaves and is assayed again still adds up.
        self._move(self.lot, 30, self.held, self.stock)
        self.lot._liink_assay(747.3)
        self._move(self.lot, 12.3457, self.stock, self.customers)
        self._assert_balanced(self.lot)

    def test_open_lines_follow(self):
        move = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": 10,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
            }
        )
        values = self._line_values(self.lot, 10, self.stock, self.customers, move_id=move.id)
        line = self.env["stock.move.line"].create(values)
        self.lot._liink_assay(740)
        self.assertEqual(line.fineness, 740)
        self.assertAlmostEqual(line.fine_weight, 7.4, 8)
        move.picked = True
        move._action_done()
        self._assert_balanced(self.lot)

    def test_scrap_is_settled_by_its_assay(self):
        """50 g of filings of unknown fineness, assayed at 740: 37 g fine appear."""
        scrap = self._make_product("Limaille", precious_kind="scrap")
        filings = self._make_lot(scrap, "L-1")
        self._receive(filings, 50)
        self.assertAlmostEqual(filings._liink_assay(740).fine_difference, 37, 6)
        self._assert_balanced(filings)

    def test_fineness_of_moved_metal_is_not_typed(self):
        with self.assertRaisesRegex(UserError, "Enter an assay on the lot"):
            self.lot.fineness = 740
        new = self._make_lot(self.gold, "G-2")
        new.fineness = 740
        self.assertEqual(new.fineness, 740)
        self.lot._liink_assay(740)
        with self.assertRaisesRegex(UserError, "Enter an assay"):
            self.lot.fineness = 750

    def test_draft_counts_for_nothing(self):
        draft = self.env["liink.assay"].create({"lot_id": self.lot.id, "fineness": 740, "state": "confirmed"})
        self.assertEqual((draft.state, self.lot.fineness), ("draft", 750))
        draft.write({"state": "confirmed"})
        self.assertEqual(draft.state, "draft")
        with self.assertRaisesRegex(UserError, "Enter an assay"):
            self.lot.fineness = 740
        draft.unlink()

    def test_confirmed_is_immutable(self):
        assay = self.lot._liink_assay(748.5)
        for change in (lambda: assay.write({"fineness": 750}), assay.unlink, assay.action_confirm):
            with self.assertRaisesRegex(UserError, "cannot be changed or deleted"):
                change()

    def test_older_assay_is_refused(self):
        self.lot._liink_assay(748.5)
        with self.assertRaisesRegex(UserError, "what was measured last counts"):
            self.lot._liink_assay(749, date=fields.Date.today() - timedelta(days=2))

    def test_bad_input(self):
        with self.assertRaisesRegex(ValidationError, "future"):
            self.lot._liink_assay(749, date=fields.Date.today() + timedelta(days=2))
        for fineness in (0, -1, 1000.5):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaisesRegex(IntegrityError, "fineness_in_range"),
                self.env.cr.savepoint(),
            ):
                self.lot._liink_assay(fineness)
        stones = self._make_lot(self.melee, "D-1")
        with self.assertRaisesRegex(ValidationError, "no fineness to assay"):
            stones._liink_assay(750)

    def test_file_is_known_by_its_content(self):
        self.lot._liink_assay(749, file=base64.b64encode(b"%PDF-1.4 report"), file_name="r.pdf")
        self.lot._liink_assay(748, file=base64.b64encode(PNG), file_name="r.png")
        with self.assertRaisesRegex(ValidationError, "PDF or a picture"):
            self.lot._liink_assay(747, file=base64.b64encode(b"<html><script>1</script>"), file_name="r.pdf")

    def test_a_user_enters_it(self):
        action = self.lot.with_user(self.user).action_liink_enter_assay()
        assay = (
            self.env["liink.assay"].with_user(self.user).with_context(**action["context"]).create({"fineness": 745})
        )
        assay.action_confirm()
        self.assertEqual((self.lot.fineness, assay.user_id), (745, self.user))
        self._assert_balanced(self.lot)

    def test_list_of_lots_counts_assays_in_one_go(self):
        lots = self.env["stock.lot"].create([{"name": f"A-{n}", "product_id": self.gold.id} for n in range(20)])
        counts = []
        for some in (lots[:5], lots):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.mapped("assay_count")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
