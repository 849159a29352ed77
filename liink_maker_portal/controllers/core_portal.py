from odoo.addons.mrp_subcontracting.controllers.portal import CustomerPortal as SubcontractingPortal
from odoo.addons.purchase.controllers.portal import CustomerPortal as PurchasePortal
from odoo.exceptions import AccessError
from odoo.http import request, route


class CorePortal(SubcontractingPortal, PurchasePortal):
    """Core's own pages on orders and productions: closed for what makers do in LIINK, unchanged for other partners."""

    def _prepare_home_portal_values(self, counters):
        """Core counts transfers that portal users may not read any more."""
        values = super()._prepare_home_portal_values([name for name in counters if name != "production_count"])
        if "production_count" in counters:
            values["production_count"] = 0
        return values

    def _document_check_access(self, model_name, document_id, access_token=None):
        """A token, as e-mails carry it, opens no production order."""
        document = super()._document_check_access(model_name, document_id, access_token=access_token)
        if model_name == "purchase.order" and document.is_production_order and request.env.user.share:
            raise AccessError(request.env._("Sign in as the maker of this order to see it."))
        return document

    @route()
    def portal_my_purchase_order(self, order_id=None, access_token=None, **kw):
        order = request.env["purchase.order"].sudo().browse(order_id).exists()
        if order.is_production_order and request.env.user.share:
            return request.redirect(f"/my/liink/orders/{order_id}")
        return super().portal_my_purchase_order(order_id=order_id, access_token=access_token, **kw)

    @route()
    def portal_my_productions(self, **kw):
        return request.redirect("/my/liink")

    @route()
    def portal_my_production(self, picking_id):
        return request.redirect("/my/liink")

    @route()
    def render_production_backend_view(self, picking_id):
        return request.redirect("/my/liink")
