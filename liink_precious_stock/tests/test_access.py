from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from .common import PreciousCommon

MODELS = (
    "liink.metal",
    "liink.alloy",
    "liink.grade",
    "liink.stone.quality",
    "liink.laboratory",
    "liink.stone.spec",
    "liink.holder",
    "liink.lot.link",
    "liink.clean.cuttings.return",
    "liink.stone.reweigh",
    "liink.metal.stock",
    "liink.stone.stock",
    "liink.stock.alert",
    "liink.lot.label",
    "liink.metal.at.date",
    "liink.metal.valuation",
)


class TestAccess(PreciousCommon):
    """Who may do what: nothing for the portal, daily work for users, the tables for managers."""

    def test_portal_and_public_get_nothing(self):
        portal = new_test_user(self.env, "liink_portal", groups="base.group_portal")
        for user in (portal, self.env.ref("base.public_user")):
            for model in MODELS:
                for operation in ("read", "write", "create", "unlink"):
                    with self.subTest(user=user.login, model=model, operation=operation):
                        self.assertFalse(self.env[model].with_user(user).has_access(operation))

    def test_internal_users_read_the_tables_only(self):
        internal = new_test_user(self.env, "liink_internal", groups="base.group_user")
        self.assertTrue(self.env["liink.alloy"].with_user(internal).search([]))
        for model in MODELS:
            self.assertFalse(self.env[model].with_user(internal).has_access("write"), model)
        self.assertFalse(self.env["liink.lot.link"].with_user(internal).has_access("read"))

    def test_nobody_writes_links_by_hand(self):
        manager = new_test_user(self.env, "liink_manager", groups="liink_precious_stock.group_liink_manager")
        for operation in ("write", "create", "unlink"):
            self.assertFalse(self.env["liink.lot.link"].with_user(manager).has_access(operation))

    def test_tables_belong_to_managers(self):
        manager = new_test_user(self.env, "liink_manager", groups="liink_precious_stock.group_liink_manager")
        self.env["liink.laboratory"].with_user(manager).create({"name": "Test", "code": "TST"})
        with self.assertRaises(AccessError):
            self.env["liink.laboratory"].with_user(self.user).create({"name": "Test", "code": "TS2"})

    def test_supplier_is_not_for_the_portal(self):
        portal = new_test_user(self.env, "liink_portal", groups="base.group_portal")
        visible = self.env["stock.lot"].with_user(portal).fields_get()
        self.assertFalse({"supplier_id", "supplier_invoice", "purchase_date"} & set(visible))

    def test_daily_work_of_a_user(self):
        lot = self._make_lot(self.melee, "D-1").with_user(self.user)
        self._receive(lot, 10, carats=0.25)
        self.env["liink.stone.reweigh"].with_user(self.user).create(
            {"lot_id": lot.id, "carats": 0.24}
        ).action_reweigh()
        self.assertEqual(lot.carats, 0.24)
        self.assertFalse(lot.liink_parent_count)
        self.assertTrue(lot.liink_whereabouts)

    def test_another_company_sees_neither_holders_nor_origins(self):
        self.maker._liink_get_holder()
        other = self.env["res.company"].create({"name": "Autre maison"})
        stranger = new_test_user(
            self.env,
            "liink_stranger",
            groups="liink_precious_stock.group_liink_user",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        self.assertFalse(self.env["liink.holder"].with_user(stranger).search([]))
