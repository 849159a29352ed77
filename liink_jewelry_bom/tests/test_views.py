from lxml import etree

from .common import PieceCommon

MODULE = "liink_jewelry_bom"


class TestViews(PieceCommon):
    """Every screen loads for the person who uses it, and every empty screen says what to do."""

    def _records(self, model):
        data = self.env["ir.model.data"].search([("module", "=", MODULE), ("model", "=", model)])
        return self.env[model].browse(data.mapped("res_id"))

    def test_every_view_loads_for_a_user(self):
        for view in self._records("ir.ui.view").filtered("model"):
            base = view if view.mode == "primary" else view.inherit_id
            with self.subTest(view=view.xml_id):
                arch = self.env[view.model].with_user(self.user).get_view(base.id, base.type)["arch"]
                self.assertTrue(etree.fromstring(arch).tag)

    def test_every_list_says_what_to_do_when_empty(self):
        for action in self._records("ir.actions.act_window").filtered(lambda action: action.target != "new"):
            self.assertIn("o_view_nocontent_smiling_face", action.help or "", action.xml_id)

    def test_the_pieces_open_as_pictures_with_their_own_form(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(f"{MODULE}.action_liink_pieces")
        wanted = [
            (kind, self.env.ref(f"{MODULE}.product_template_view_{kind}_piece").id)
            for kind in ("kanban", "list", "form")
        ]
        self.assertEqual([(kind, view_id) for view_id, kind in action["views"]], wanted)

    def test_the_products_of_odoo_keep_their_own_form(self):
        default = self.env["ir.ui.view"].default_view("product.template", "form")
        self.assertNotEqual(default, self.env.ref(f"{MODULE}.product_template_view_form_piece").id)

    def test_menus(self):
        menus = self.env["ir.ui.menu"].with_user(self.user)._visible_menu_ids()
        self.assertIn(self.env.ref(f"{MODULE}.menu_liink_pieces").id, menus)
        self.assertNotIn(self.env.ref(f"{MODULE}.menu_liink_phase").id, menus)
