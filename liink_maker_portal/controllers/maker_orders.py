from werkzeug.exceptions import NotFound

from odoo.addons.portal.controllers.portal import CustomerPortal
from odoo.addons.portal.controllers.portal import pager as portal_pager
from odoo.fields import Domain
from odoo.http import content_disposition, request, route

IS_FINISHED = Domain("liink_stage", "in", ("received", "cancel"))


class MakerOrders(CustomerPortal):
    """The maker's pages: its orders, and one order."""

    _liink_items_per_page = 20
    _liink_messages_shown = 10

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "liink_order_count" in counters:
            values["liink_order_count"] = self._liink_orders().search_count(self._liink_get_orders_domain())
        return values

    @route(["/my/liink", "/my/liink/page/<int:page>"], type="http", auth="user", website=True)
    def liink_orders(self, page=1, **kw):
        """Orders to do, soonest first; then the finished ones, latest first."""
        return request.render("liink_maker_portal.maker_order_list", self._liink_prepare_list_values(page))

    @route("/my/liink/orders/<int:order_id>", type="http", auth="user", website=True)
    def liink_order(self, order_id, all_messages=None, **kw):
        """One order: phases, photos, specification, material, messages, pieces."""
        order = self._liink_find_order(order_id)
        return self._liink_render_order(order, all_messages=bool(all_messages))

    @route("/my/liink/orders/<int:order_id>/pdf", type="http", auth="user", website=True, multilang=False)
    def liink_order_pdf(self, order_id, **kw):
        """The order's paper, in the maker's language."""
        order = self._liink_find_order(order_id)
        return self._show_report(
            model=order,
            report_type="pdf",
            report_ref="liink_subcontracting.action_report_order",
            download=True,
        )

    @route("/my/liink/orders/<int:order_id>/sheets", type="http", auth="user", website=True, multilang=False)
    def liink_order_sheets(self, order_id, **kw):
        """The technical sheets of the order's pieces, while it is open, in the maker's language."""
        order = self._liink_find_order(order_id)
        if not order._liink_has_maker_sheets():
            raise NotFound()
        response = self._show_report(
            model=order,
            report_type="pdf",
            report_ref="liink_subcontracting.action_report_order_sheets",
        )
        name = f"{order._liink_get_sheet_name()}.pdf"
        response.headers["Content-Disposition"] = content_disposition(name)
        return response

    def _liink_orders(self):
        return request.env["purchase.order"].sudo()

    def _liink_get_orders_domain(self):
        """The orders of the signed-in person's company, and no others."""
        maker = request.env.user.partner_id.commercial_partner_id
        return request.env["purchase.order"]._liink_get_maker_domain(maker)

    def _liink_find_order(self, order_id):
        """The maker's order of this id, with the rights of the system.

        :raises NotFound: not an order of this maker, or not yet; the answer is the same as for one that never was
        """
        order = self._liink_orders().search(self._liink_get_orders_domain() & Domain("id", "=", order_id), limit=1)
        if not order:
            raise NotFound()
        return order.with_company(order.company_id)

    def _liink_prepare_list_values(self, page):
        domain = self._liink_get_orders_domain()
        open_count = self._liink_orders().search_count(domain & ~IS_FINISHED)
        total = self._liink_orders().search_count(domain)
        pager = portal_pager(url="/my/liink", total=total, page=page, step=self._liink_items_per_page)
        open_orders, finished_orders = self._liink_search_page(domain, open_count, max(0, pager["offset"]))
        return {
            **self._prepare_portal_layout_values(),
            "page_name": "liink_orders",
            "open_orders": open_orders,
            "finished_orders": finished_orders,
            "open_count": open_count,
            "pager": pager,
        }

    def _liink_search_page(self, domain, open_count, offset):
        """One page over open orders followed by finished ones."""
        step = self._liink_items_per_page
        open_orders = self._liink_orders().search(
            domain & ~IS_FINISHED,
            order="date_planned, id",
            offset=offset,
            limit=step,
        )
        room = step - len(open_orders)
        finished_orders = self._liink_orders().browse()
        if room:
            finished_orders = self._liink_orders().search(
                domain & IS_FINISHED,
                order="date_planned desc, id desc",
                offset=max(0, offset - open_count),
                limit=room,
            )
        return open_orders, finished_orders

    def _liink_render_order(self, order, all_messages=False, status=200, **extra):
        """The order's page; `extra` carries an error and what the person had typed."""
        values = {**self._liink_prepare_order_values(order, all_messages), **extra}
        response = request.render("liink_maker_portal.maker_order", values, status=status)
        # Its buttons act at one tap: no other site may lay them under its own.
        response.headers["Content-Security-Policy"] = "frame-ancestors 'self'"
        return response

    def _liink_prepare_order_values(self, order, all_messages):
        shown = self._liink_messages_shown
        messages = order._liink_get_maker_messages(limit=None if all_messages else shown + 1)
        return {
            **self._prepare_portal_layout_values(),
            "page_name": "liink_order",
            # Not "order": core's breadcrumbs would take that name for a page of its own.
            "production": order,
            "lines": order._liink_get_piece_lines(),
            "phases": order._liink_get_maker_phases(),
            "current_phase": order._liink_get_current_phase(),
            "material": order._liink_get_maker_material(),
            "deliveries": order._liink_get_maker_deliveries(),
            "messages": messages if all_messages else messages[-shown:],
            "has_older_messages": not all_messages and len(messages) > shown,
            "pieces": order.liink_piece_ids.sorted("liink_piece_index"),
            "maker": order.liink_maker_id,
        }
