import inspect

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw, get_public_method
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import MakerPortalCommon

# Public by nature: they tell and change nothing of anybody, and core's own checks stand behind them.
HARMLESS = {"default_get"}
# Answers with an action whose records the caller then may not read.
HARMLESS_ON_OWN = {("res.partner", "action_liink_open_orders")}


@tagged("post_install", "-at_install")
class TestPublicMethods(MakerPortalCommon):
    """Every public method that LIINK writes or extends can be called by any portal user: each must refuse."""

    def _liink_methods(self):
        """(model, method name) defined in a LIINK module and callable over RPC."""
        for model_name, model_class in sorted(self.registry.models.items()):
            if model_class._abstract:
                continue
            names = {
                name
                for base in model_class.mro()
                if base.__module__.startswith("odoo.addons.liink_")
                for name, value in vars(base).items()
                if inspect.isfunction(value) and not name.startswith("_")
            }
            for name in sorted(name for name in names - HARMLESS if (model_name, name) not in HARMLESS_ON_OWN):
                try:
                    get_public_method(self.env[model_name], name)
                except AccessError:
                    continue
                yield model_name, name

    def _targets(self, model_name):
        """Ids to try: of the other maker where it has some, and of Jean's own."""
        own = {
            "purchase.order": self.secret_order + self.order,
            "purchase.order.line": self.secret_order.order_line + self.order.order_line,
            "liink.order.phase": self.secret_phase + self.phase,
            "stock.lot": self.secret_piece,
            "stock.picking": self.secret_order.picking_ids,
            "product.product": self.secret_ring,
            "product.template": self.secret_ring.product_tmpl_id,
            "res.partner": self.viltier + self.dupont + self.jean.partner_id,
        }
        records = own.get(model_name) or self.env[model_name].search([], limit=1)
        return records.ids or [1]

    def _arguments(self, method):
        """Something for each argument that must be given."""
        parameters = list(inspect.signature(method).parameters.values())[1:]
        usual = {
            "vals_list": [{"parent_lot_id": 1, "child_lot_id": 1}],
            "vals": {"display_name": "x"},
            "fields": [],
            "default": {},
        }
        return [
            usual.get(parameter.name, 1)
            for parameter in parameters
            if parameter.default is parameter.empty
            and parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
        ]

    def test_all_refuse(self):
        tried = 0
        for model_name, name in self._liink_methods():
            model = self.env[model_name].with_user(self.jean)
            method = get_public_method(model, name)
            targets = [[]] if getattr(method, "_api_model", False) else [[[one]] for one in self._targets(model_name)]
            for target in targets:
                tried += 1
                with self.subTest(f"{model_name}.{name}{target}"), mute_logger("odoo.models", "odoo.addons"):
                    with self.assertRaises(UserError), self.cr.savepoint():
                        call_kw(model, name, [*target, *self._arguments(method)], {})
        self.assertGreater(tried, 20)
