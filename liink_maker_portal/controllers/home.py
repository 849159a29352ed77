from odoo.addons.portal.controllers.web import Home
from odoo.http import request


class MakerHome(Home):
    def _login_redirect(self, uid, redirect=None):
        """A maker who signs in arrives at its orders."""
        if not redirect:
            user = request.env["res.users"].sudo().browse(uid)
            if user.share and user.partner_id.commercial_partner_id.is_maker:
                redirect = "/my/liink"
        return super()._login_redirect(uid, redirect=redirect)
