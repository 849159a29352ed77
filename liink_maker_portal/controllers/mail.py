from odoo.addons.portal.controllers.mail import MailController
from odoo.http import request


class MakerMailController(MailController):
    @classmethod
    def _redirect_to_record(cls, model, res_id, access_token=None, **kwargs):
        """The "View" button of an e-mail about an order opens the maker's page, which checks whose order it is."""
        if model == "purchase.order" and res_id and request.session.uid and request.env.user.share:
            order = request.env["purchase.order"].sudo().browse(int(res_id)).exists()
            if order.is_production_order:
                return request.redirect(order.access_url)
        return super()._redirect_to_record(model, res_id, access_token=access_token, **kwargs)
