from odoo.exceptions import AccessError
from odoo.tests import JsonRpcException, tagged
from odoo.tools import mute_logger

from .common import SECRET, MakerPortalCommon

# What a maker's pages show is rendered by controllers: none of it is for portal users to read by themselves.
CLOSED_MODELS = (
    "ir.sequence",
    "mrp.bom",
    "mrp.bom.line",
    "mrp.production",
    "product.product",
    "product.supplierinfo",
    "product.template",
    "stock.location",
    "stock.lot",
    "stock.move",
    "stock.move.line",
    "stock.picking",
    "stock.picking.type",
    "stock.quant",
    "stock.rule",
    "stock.warehouse",
)


@tagged("post_install", "-at_install")
class TestRpcAttacks(MakerPortalCommon):
    """Jean has a login and a console: he calls the server himself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        key = cls.env["res.users.apikeys"].with_user(cls.jean).sudo()._generate("rpc", "attack", None)
        cls.bearer = {"Authorization": f"bearer {key}", "Content-Type": "application/json"}

    def assertRefused(self, model, method, *args, **kwargs):
        with (
            mute_logger("odoo.http", "odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule"),
            self.assertRaises(JsonRpcException, msg=f"{model}.{method}{args} by portal"),
        ):
            self.rpc(model, method, *args, **kwargs)

    def _closed_models(self):
        liink = [
            name for name, model in self.registry.models.items() if name.startswith("liink.") and not model._abstract
        ]
        self.assertGreater(len(liink), 10)
        return sorted([*CLOSED_MODELS, *liink])

    def test_closed_models_over_call_kw(self):
        for model in self._closed_models():
            some_id = self.env[model].search([], limit=1).id or 1
            with self.subTest(model):
                self.assertRefused(model, "search_read", [], ["id"])
                self.assertRefused(model, "read", [some_id], ["id", "display_name"])
                self.assertRefused(model, "web_search_read", [], {"id": {}})
                self.assertRefused(model, "formatted_read_group", [], [], ["__count"])
                self.assertRefused(model, "name_search", "a")
                self.assertRefused(model, "write", [some_id], {})
                self.assertRefused(model, "create", {})
                self.assertRefused(model, "unlink", [some_id])

    def test_closed_models_over_json_2(self):
        for model in self._closed_models():
            some_id = self.env[model].search([], limit=1).id or 1
            for method, params in (
                ("search_read", {"domain": [], "fields": ["id"]}),
                ("read", {"ids": [some_id], "fields": ["display_name"]}),
                ("write", {"ids": [some_id], "vals": {}}),
            ):
                with mute_logger("odoo.http", "odoo.addons.base.models.ir_model"):
                    answer = self.url_open(f"/json/2/{model}/{method}", json=params, headers=self.bearer)
                # 422: refused by the model itself, as for what can never be changed.
                self.assertIn(answer.status_code, (403, 422), f"{model}.{method}: {answer.text[:200]}")

    def test_json_2_really_signs_in(self):
        """Guards the test above: the key is good, it is the model that is closed."""
        params = {"ids": self.dupont.ids, "fields": ["name"]}
        answer = self.url_open("/json/2/res.partner/read", json=params, headers=self.bearer)
        self.assertEqual((answer.status_code, answer.json()[0]["name"]), (200, self.dupont.name))

    def test_production_orders(self):
        for order in (self.secret_order, self.order):
            self.assertRefused("purchase.order", "read", order.ids, ["name", "liink_requirement_html"])
            self.assertRefused("purchase.order", "write", order.ids, {"note": "x"})
            self.assertRefused("purchase.order.line", "read", order.order_line.ids, ["price_unit"])
            for method in ("button_cancel", "button_confirm", "button_draft", "action_liink_receive", "copy"):
                self.assertRefused("purchase.order", method, order.ids)
            self.assertRefused("purchase.order", "message_post", order.ids, body="x")
            self.assertFalse(self.rpc("purchase.order", "message_subscribe", order.ids, [self.jean.partner_id.id]))
            self.assertNotIn(self.jean.partner_id, order.message_partner_ids)
        self.assertEqual(self.rpc("purchase.order", "search_count", []), 0)
        self.assertEqual(self.rpc("purchase.order", "search_read", [], ["name"]), [])
        self.assertEqual(self.rpc("purchase.order.line", "search_read", [], ["name"]), [])
        self.assertFalse(self.rpc("purchase.order", "name_search", ""))

    def test_services_cannot_be_called(self):
        for method in (
            "_liink_do_phase",
            "_liink_add_photos",
            "_liink_post_maker_message",
            "_liink_get_maker_material",
            "_liink_get_requirement_rows",
        ):
            self.assertRefused("purchase.order", method, self.order.ids)
        for method in ("_liink_set_state", "_liink_add_photo", "action_start", "action_done", "action_reset"):
            self.assertRefused("liink.order.phase", method, self.phase.ids)
        self.assertRefused("ir.model.access", "_liink_reopen_subcontractor_portal")
        self.assertEqual(self.phase.state, "todo")

    def test_messages_and_files_of_the_other(self):
        message, file = self.secret_message, self.secret_message.attachment_ids
        self.assertRefused("mail.message", "read", message.ids, ["body"])
        self.assertRefused("mail.message", "write", message.ids, {"body": "x"})
        self.assertRefused("mail.message", "unlink", message.ids)
        self.assertRefused("ir.attachment", "read", file.ids, ["name", "raw"])
        found = self.rpc("mail.message", "search_read", [["model", "=", "purchase.order"]], ["body"])
        self.assertNotIn(SECRET, str(found))
        for order in (self.order, self.secret_order):
            self.assertRefused(
                "mail.message",
                "create",
                {"model": "purchase.order", "res_id": order.id, "body": "x", "message_type": "comment"},
            )
            self.assertRefused("ir.attachment", "create", {"name": "x", "res_model": order._name, "res_id": order.id})

    def test_own_messages_stay_said(self):
        self.post(f"{self.page}/messages", message="delivered on Monday")
        message = self.order.message_ids[0]
        self.assertEqual(message.author_id, self.jean.partner_id)
        for vals in ({"body": "never said"}, {"date": "2020-01-01"}, {"is_internal": True}):
            self.assertRefused("mail.message", "write", message.ids, vals)
        self.assertRefused("mail.message", "unlink", message.ids)
        self.assertRefused("mail.message", "write", message.ids, {"attachment_ids": [(4, self.secret_photo.id)]})
        self.assertIn("delivered on Monday", message.body)

    def test_no_guessing_through_domains(self):
        """Partners may be searched, but not by what lies behind them."""
        for path in (
            "picking_ids.name",
            "bom_ids.bom_line_ids.product_id.name",
            "production_ids.name",
            "purchase_line_ids.product_id.name",
            "liink_holder_location_id.name",
            "maker_phase_ids.name",
        ):
            if path.split(".")[0] not in self.env["res.partner"]._fields:
                continue
            with mute_logger("odoo.http"):
                try:
                    found = self.rpc("res.partner", "search", [[path, "ilike", "e"]])
                except JsonRpcException:
                    found = []
            self.assertFalse(found, path)

    def test_own_partner_tells_nothing_about_stock(self):
        fields = [
            name
            for name, field in self.env["res.partner"]._fields.items()
            if name.startswith("liink_") or name in ("picking_ids", "production_ids", "bom_ids")
        ]
        for name in fields:
            with mute_logger("odoo.http"):
                try:
                    value = self.rpc("res.partner", "read", self.dupont.ids, [name])[0][name]
                except JsonRpcException:
                    continue
            self.assertFalse(isinstance(value, str | float) and value, f"{name}: {value}")

    def test_a_row_switched_on_again_is_seen(self):
        """Guards these tests: with core's rights they would fail."""
        self.env.ref("mrp_subcontracting.access_subcontracting_portal_sequence").active = True
        sequence = self.env["ir.sequence"].search([], limit=1)
        self.assertTrue(self.rpc("ir.sequence", "write", sequence.ids, {"number_next": 1}))
        self.env["ir.model.access"]._liink_close_subcontractor_portal()
        with self.assertRaises(AccessError):
            sequence.with_user(self.jean).write({"number_next": 1})
