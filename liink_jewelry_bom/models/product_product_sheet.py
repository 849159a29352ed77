from odoo import models


class ProductProduct(models.Model):
    """The technical sheet of one size and metal of a piece."""

    _inherit = "product.product"

    def _liink_get_technical_sheets(self):
        """The sheets of these variants; see `liink.technical.sheet`.

        :raises UserError: for a product that is no piece
        """
        requests = [product.product_tmpl_id._liink_prepare_sheet_request(product) for product in self]
        return self.env["liink.technical.sheet"]._liink_make(requests)

    def _liink_get_sheet_name(self):
        """The name of the file that its sheet is saved as, without ending."""
        self.ensure_one()
        return self.product_tmpl_id._liink_name_sheet(self.display_name)
