from odoo import models


class PurchaseOrder(models.Model):
    """The design files that a maker sees on its order: the approved ones of the ordered pieces, while it is open."""

    _inherit = "purchase.order"

    def _liink_get_maker_designs(self):
        """The approved design files, those in 3D first; none when the order is cancelled.

        Files that wait, were rejected or are superseded are never among them.
        """
        self.ensure_one()
        if self.state != "purchase":
            return self.env["liink.design.file"]
        pieces = self._liink_get_piece_lines().product_id.product_tmpl_id
        kinds = ("cad", "rendering", "drawing", "photo")
        return pieces._liink_get_approved_designs().sorted(
            lambda design: (design.product_tmpl_id.id, kinds.index(design.kind), design.name, design.id)
        )

    def _liink_get_maker_design(self, design_id):
        """The design file of this id if the order shows it, else nothing."""
        return self._liink_get_maker_designs().filtered(lambda design: design.id == design_id)

    def _liink_is_newer_design(self, design):
        """Whether the design was approved after the order was placed: the maker must look again."""
        self.ensure_one()
        return bool(self.date_approve and design.approved_at > self.date_approve and design.version > 1)

    def _liink_get_design_url(self, design):
        """On the sheets of an order the QR code leads to its maker's own page, which asks it to sign in."""
        return f"{self.get_base_url()}/my/liink/orders/{self.id}/designs/{design.id}"

    def _liink_has_maker_sheets(self):
        """Whether its maker may take the technical sheets: of an open order of pieces."""
        self.ensure_one()
        return self.state == "purchase" and bool(self._liink_get_piece_lines())
