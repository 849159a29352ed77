from odoo import api, models
from odoo.exceptions import AccessError

PAGE = 20
MOST = 100


class StockLot(models.Model):
    """The history of a lot as a line of time, newest first, page by page."""

    _inherit = "stock.lot"

    @api.readonly
    def liink_get_timeline(self, offset=0, limit=PAGE):
        """Return one page of what happened to this lot.

        :return: dict total (number of events) and events, see ``stock.move.line._liink_tell_story``
        :raise AccessError: for whoever may not read the lot or does not work with LIINK
        """
        self.ensure_one()
        self._liink_check_reader()
        domain = [("lot_id", "=", self.id), ("state", "=", "done")]
        lines = self.env["stock.move.line"].search(
            domain, offset=max(int(offset), 0), limit=min(max(int(limit), 1), MOST), order="date desc, id desc"
        )
        return {"total": self.env["stock.move.line"].search_count(domain), "events": lines._liink_tell_story()}

    def _liink_check_reader(self):
        """Raise unless the user works with LIINK and may read these lots: what is told names houses and prices."""
        if not (self.env.su or self.env.user.has_group("liink_precious_stock.group_liink_user")):
            raise AccessError(self.env._("The history of a lot is for people who work with LIINK."))
        self.check_access("read")
