from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from .common_transformation import TransformationCommon


class TestRefiningFee(TransformationCommon):
    """The refiner's 85 for 200 g of filings become one draft bill, never two."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user.group_ids += cls.env.ref("account.group_account_invoice")
        cls.env["account.journal"].create(
            {"name": "Bills", "code": "LKBIL", "type": "purchase", "company_id": cls.env.company.id}
        )
        cls.filings_lot = cls._in_stock(cls.filings, "F-1", 200, fineness=740)
        cls.refining = cls._transform(
            "refining", [(cls.filings_lot, 200)], [], partner_id=cls.refiner.id, fee=85, user=cls.user
        )

    def _bills(self):
        return self.env["account.move"].search([("invoice_origin", "=", self.refining.name)])

    def test_billed_once(self):
        self.refining.action_send()
        self.assertTrue(self.refining.is_fee_to_bill)
        action = self.refining.action_bill_fee()
        bill = self.env["account.move"].browse(action["res_id"])
        self.assertEqual((bill.move_type, bill.state, bill.partner_id), ("in_invoice", "draft", self.refiner))
        self.assertEqual((bill.amount_untaxed, bill.currency_id), (85, self.refining.currency_id))
        self.assertEqual(bill.invoice_line_ids.name, f"Refining of 200.00 g, {self.refining.name}")
        self.assertEqual(self.refining.fee_bill_id, bill)
        self.assertFalse(self.refining.is_fee_to_bill)
        self.assertEqual(self.refining.action_bill_fee()["res_id"], bill.id)
        self.assertEqual(self._bills(), bill)

    def test_the_bill_can_be_posted(self):
        self.refining.action_send()
        self.refining.action_bill_fee()
        bill = self._bills()
        bill.invoice_date = "2026-01-15"
        bill.action_post()
        self.assertEqual(bill.state, "posted")
        self.assertFalse(self.refining.is_fee_to_bill)

    def test_the_words_of_the_refiner(self):
        """After the assay the line names its report, for the accountant to match the refiner's paper."""
        self.refining.action_send()
        self.refining.write({"assay_reference": "BE-2291"})
        self.refining.action_bill_fee()
        self.assertEqual(self._bills().invoice_line_ids.name, f"Refining of 200.00 g, {self.refining.name}, BE-2291")

    def test_a_cancelled_or_deleted_bill_is_made_again(self):
        self.refining.action_send()
        self.refining.action_bill_fee()
        first = self._bills()
        first.button_cancel()
        self.assertTrue(self.refining.is_fee_to_bill)
        self.refining.fee = 90
        self.refining.action_bill_fee()
        second = self._bills() - first
        self.assertEqual((second.amount_untaxed, self.refining.fee_bill_id), (90, second))
        second.unlink()
        self.refining.action_bill_fee()
        self.assertEqual(len(self._bills() - first), 1)

    def test_a_billed_fee_does_not_change(self):
        self.refining.action_send()
        self.refining.action_bill_fee()
        with self.assertRaisesRegex(UserError, "billed by .* already"):
            self.refining.fee = 90

    def test_nothing_to_bill_is_said(self):
        with self.assertRaisesRegex(UserError, "no refiner's fee to bill"):
            self.refining.action_bill_fee()
        self.refining.action_send()
        self.refining.fee = 0
        with self.assertRaisesRegex(UserError, "no refiner's fee to bill"):
            self.refining.action_bill_fee()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.refining.fee = -1
            self.env.flush_all()

    def test_who_may_not_open_bills_is_told(self):
        """LIINK users make the bill by their purchase rights; its form would refuse them for its payments."""
        buyer = new_test_user(self.env, "liink_buyer", groups="liink_precious_stock.group_liink_user")
        self.refining.action_send()
        action = self.refining.with_user(buyer).action_bill_fee()
        self.assertEqual(action["tag"], "display_notification")
        self.assertEqual((self._bills().state, self._bills().amount_untaxed), ("draft", 85))

    def test_a_copy_has_no_bill(self):
        self.refining.action_send()
        self.refining.action_bill_fee()
        self.assertFalse(self.refining.copy().fee_bill_id)

    def test_not_for_everybody(self):
        internal = new_test_user(self.env, "liink_nobody", groups="base.group_user")
        self.refining.action_send()
        with self.assertRaises(AccessError):
            self.refining.with_user(internal).action_bill_fee()
        self.assertFalse(self._bills())
