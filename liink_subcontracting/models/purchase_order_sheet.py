from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date
from odoo.tools.misc import formatLang


class PurchaseOrder(models.Model):
    """The technical sheets of an order: one for each piece that it has made, in the maker's language."""

    _inherit = "purchase.order"

    def _liink_get_technical_sheets(self):
        """The sheets of these orders' pieces, in each maker's language; see `liink.technical.sheet`.

        Lines of one variant and revision share a sheet, unless they are engraved: each then has its own.

        :return: {order: list of sheets}
        :raises UserError: for an order without pieces
        """
        sheets = {}
        for lang, orders in self.grouped(lambda order: order._liink_get_maker_lang()).items():
            sheets.update(orders.with_context(lang=lang)._liink_make_technical_sheets())
        return {order: sheets[order.id] for order in self}

    def _liink_make_technical_sheets(self):
        """{id of an order: its sheets}, in the language of the context."""
        requests = {order: order._liink_prepare_sheet_requests() for order in self}
        everything = [request for each in requests.values() for request in each]
        made = iter(self.env["liink.technical.sheet"]._liink_make(everything))
        return {order.id: [next(made) for _request in each] for order, each in requests.items()}

    def _liink_prepare_sheet_requests(self):
        self.ensure_one()
        lines = self.order_line.filtered(lambda line: line._liink_is_piece()).with_prefetch(
            self.order_line._prefetch_ids
        )
        if not lines:
            raise UserError(self.env._("%s orders no piece: it has no technical sheet.", self.display_name))
        return [each._liink_prepare_sheet_request() for each in lines.grouped(self._liink_get_sheet_key).values()]

    @api.model
    def _liink_get_sheet_key(self, line):
        """What has a sheet of its own."""
        return line.product_id, line._liink_get_bom(), bool(line._liink_get_engravings()) and line

    def _liink_get_maker_lang(self):
        self.ensure_one()
        return self.partner_id.lang or self.env.lang

    def _liink_get_design_url(self, design):
        """Where the QR code of an approved file leads: hook for modules that show it to the maker."""
        self.ensure_one()
        return design._liink_get_url()

    def _liink_get_sheet_name(self):
        """The name of the file that its sheets are saved as, without ending."""
        self.ensure_one()
        return self.env._("Technical sheets %s", self.name.replace("/", "-"))


class PurchaseOrderLine(models.Model):
    """What the sheet of ordered pieces tells."""

    _inherit = "purchase.order.line"

    def _liink_prepare_sheet_request(self):
        """The request of the sheet that these lines of one piece and revision share."""
        order = self.order_id
        return self.product_id.product_tmpl_id._liink_prepare_sheet_request(
            self.product_id,
            self[0]._liink_get_bom(),
            engravings=self._liink_get_engravings(),
            company=order.company_id,
            order=self._liink_prepare_sheet_order(),
            design_url=order._liink_get_design_url,
        )

    def _liink_prepare_sheet_order(self):
        """The order in words: its number, how many pieces, wanted when."""
        count = sum(self.mapped("product_qty"))
        amount = (
            self.env._("1 piece") if count == 1 else self.env._("%s pieces", formatLang(self.env, count, digits=0))
        )
        values = {"order": self.order_id.name, "amount": amount, "date": self._liink_get_wanted_date()}
        heading = (
            self.env._("Order %(order)s · %(amount)s · wanted on %(date)s", **values)
            if values["date"]
            else self.env._("Order %(order)s · %(amount)s", **values)
        )
        return {"name": self.order_id.name, "heading": heading}

    def _liink_get_wanted_date(self):
        """The first day on which pieces of these lines are wanted, in words; an empty text if nobody said."""
        dates = [date for date in self.mapped("date_planned") if date]
        return format_date(self.env, fields.Datetime.context_timestamp(self, min(dates)).date()) if dates else ""
