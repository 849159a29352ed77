from datetime import timedelta

from odoo import fields
from odoo.fields import Command
from odoo.tests import tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestDates(SubcontractingCommon):
    """When an order is wanted, and from when it is late."""

    def test_wanted_no_sooner_than_the_phases_take(self):
        phase = self.env["liink.phase"].create({"name": "Montage"})
        self.ring.product_tmpl_id.bom_ids.liink_phase_ids = [
            Command.clear(),
            *(Command.create({"phase_id": phase.id, "days": days}) for days in (5, 7)),
        ]
        order = self._order(3)
        self.assertEqual(order.date_planned.date(), order.date_order.date() + timedelta(days=12))

    def test_late_from_the_day_after(self):
        self._fill_stock()
        order = self._order(3)
        order.button_confirm()
        now = fields.Datetime.now()
        today = now.replace(hour=0, minute=0, second=0)
        for date, is_late in ((now + timedelta(days=1), False), (today, False), (today - timedelta(seconds=1), True)):
            order.date_planned = date
            self.assertEqual(order.liink_is_late, is_late)
            found = order.search([("id", "=", order.id), ("liink_is_late", "=", True)])
            self.assertEqual(bool(found), is_late)

    def test_new_in_the_readers_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        order = self.env["purchase.order"].with_context(lang="fr_FR").new({})
        self.assertNotEqual(order.display_name, "New")
