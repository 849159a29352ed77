from odoo import api, models
from odoo.fields import Domain


class PurchaseOrder(models.Model):
    """What the maker's pages show of a production order.

    Portal users have no right on production orders: controllers find an order by `_liink_get_maker_domain` and show
    what these methods return, with the rights of the system. None of it holds a price of material, the brand's stock,
    or another maker.
    """

    _inherit = "purchase.order"

    def _compute_access_url(self):
        """Links in e-mails lead to the maker's page of the order."""
        result = super()._compute_access_url()
        for order in self.filtered("is_production_order"):
            order.access_url = f"/my/liink/orders/{order.id}"
        return result

    @api.model
    def _get_thread_with_access(self, thread_id, **kwargs):
        """A production order is never opened by the token of a forwarded e-mail: its maker signs in."""
        thread = super()._get_thread_with_access(thread_id, **kwargs)
        if thread and self.env.user.share and thread.sudo().is_production_order:
            return self.browse()
        return thread

    @api.model
    def _liink_get_maker_domain(self, maker):
        """Orders that `maker` (the company) may see: confirmed ones, also if cancelled later; scalars only."""
        confirmed = Domain("state", "=", "purchase") | (
            Domain("state", "=", "cancel") & Domain("date_approve", "!=", False)
        )
        return Domain("liink_maker_id", "=", maker.id) & Domain("is_production_order", "=", True) & confirmed

    def _liink_get_piece_lines(self):
        return self.order_line.filtered(lambda line: line._liink_is_piece())

    def _liink_get_maker_phases(self, line=None):
        """The phases that the order's maker does itself, in their order."""
        phases = self.liink_phase_ids.filtered(
            lambda phase: phase.maker_id == self.liink_maker_id and (line is None or phase.line_id == line)
        )
        return phases.sorted(lambda phase: (phase.line_id.id, phase.sequence, phase.id))

    def _liink_get_current_phase(self):
        """The phase that the maker is at: the one begun, else the first to begin; empty when all is done."""
        open_phases = self._liink_get_maker_phases().filtered(lambda phase: phase.state != "done")
        return open_phases.filtered(lambda phase: phase.state in ("progress", "blocked"))[:1] or open_phases[:1]

    def _liink_get_maker_messages(self, limit=None):
        """Messages both sides see, oldest first: never internal notes."""
        self.ensure_one()
        Message = self.env["mail.message"].sudo()
        domain = (
            Domain(self._fields["website_message_ids"].get_comodel_domain(self))
            & Domain("res_id", "=", self.id)
            & Domain("subtype_id", "=", self.env.ref("mail.mt_comment").id)
            & Message._get_search_domain_share()
            & (Domain("body", "not in", [False, ""]) | Domain("attachment_ids", "!=", False))
        )
        return Message.search(domain, order="id desc", limit=limit).sorted("id")

    def _liink_get_maker_attachment(self, attachment_id):
        """The photo or file of this id if it is shown on the order's page, else nothing."""
        self.ensure_one()
        shown = self._liink_get_maker_phases().attachment_ids | self._liink_get_maker_messages().attachment_ids
        return shown.filtered(lambda file: file.id == attachment_id and file.type == "binary")
