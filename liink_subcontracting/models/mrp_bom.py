from odoo import models
from odoo.fields import Domain


class MrpBom(models.Model):
    """A piece's bill of materials names the makers who may make it; naming nobody means every maker."""

    _inherit = "mrp.bom"

    def _liink_default_bom_type(self):
        """Pieces are made by outside makers."""
        return "subcontract"

    def _bom_subcontract_find(
        self, product, picking_type=None, company_id=False, bom_type="subcontract", subcontractor=False
    ):
        """Fall back on a piece's BoM without makers when the subcontractor is a maker.

        Core only finds BoMs that name the subcontractor, so a piece open to every maker would be
        received without a manufacturing order, and without its material being consumed.
        """
        bom = super()._bom_subcontract_find(
            product,
            picking_type=picking_type,
            company_id=company_id,
            bom_type=bom_type,
            subcontractor=subcontractor,
        )
        if bom or not subcontractor or not self._liink_is_open_to(product, subcontractor):
            return bom
        domain = self._bom_find_domain(
            product, picking_type=picking_type, company_id=company_id, bom_type=bom_type
        ) & Domain("subcontractor_ids", "=", False)
        return self.search(domain, order="sequence, product_id, id", limit=1)

    def _liink_is_open_to(self, product, subcontractor):
        return product.precious_kind == "jewel" and subcontractor.commercial_partner_id.is_maker
