from lxml import etree

from odoo.tests import new_test_user

from .common import PreciousCommon

MODULE = "liink_precious_stock"


class TestViews(PreciousCommon):
    """Every screen of the module loads for the person who uses it, and every empty screen says what to do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = new_test_user(cls.env, "liink_views", groups="liink_precious_stock.group_liink_manager")

    def _reader(self, model):
        """Who the screen is for: some wizards are the manager's alone."""
        return self.user if self.env[model].with_user(self.user).has_access("read") else self.manager

    def test_every_view_loads_for_its_reader(self):
        data = self.env["ir.model.data"].search([("module", "=", MODULE), ("model", "=", "ir.ui.view")])
        views = self.env["ir.ui.view"].browse(data.mapped("res_id")).filtered(lambda view: view.type != "qweb")
        self.assertTrue(views)
        for view in views:
            base = view if view.mode == "primary" else view.inherit_id
            with self.subTest(view=view.xml_id):
                arch = self.env[view.model].with_user(self._reader(view.model)).get_view(base.id, base.type)["arch"]
                self.assertTrue(etree.fromstring(arch).tag)

    def test_every_list_says_what_to_do_when_empty(self):
        data = self.env["ir.model.data"].search([("module", "=", MODULE), ("model", "=", "ir.actions.act_window")])
        for action in self.env["ir.actions.act_window"].browse(data.mapped("res_id")):
            if action.target != "new":
                self.assertIn("o_view_nocontent_smiling_face", action.help or "", action.xml_id)

    def test_menus_of_a_user(self):
        menus = self.env["ir.ui.menu"].with_user(self.user)._visible_menu_ids()
        self.assertIn(self.env.ref(f"{MODULE}.menu_liink_metal_lots").id, menus)
        self.assertNotIn(self.env.ref(f"{MODULE}.menu_liink_configuration").id, menus)
