from odoo import models
from odoo.exceptions import UserError

from ..tools.sheet_request import SheetRequest


class ProductTemplate(models.Model):
    """The technical sheet of a piece, in all its sizes and metals."""

    _inherit = "product.template"

    def _liink_get_technical_sheets(self):
        """The sheets of these pieces; see `liink.technical.sheet`.

        :raises UserError: for a product that is no piece
        """
        variant = self.env["product.product"]
        requests = [piece._liink_prepare_sheet_request(variant) for piece in self]
        return self.env["liink.technical.sheet"]._liink_make(requests)

    def _liink_prepare_sheet_request(self, product, bom=None, **values):
        """What the sheet of this piece tells: in this variant, if one is given, of `bom` or its present revision."""
        self.ensure_one()
        if self.precious_kind != "jewel":
            raise UserError(
                self.env._("%s is no piece: only pieces of jewellery have a technical sheet.", self.display_name)
            )
        return SheetRequest(
            **{
                "piece": self,
                "product": product,
                "bom": self._liink_get_sheet_bom(product) if bom is None else bom,
                "engravings": self.liink_engraving_ids,
                "company": self.company_id or self.env.company,
                **values,
            }
        )

    def _liink_get_sheet_bom(self, product):
        """The present bill of this variant, or of the piece: never one that is another variant's alone."""
        if self.liink_bom_id.product_id in (product, self.env["product.product"]):
            return self.liink_bom_id
        boms = self.bom_ids.filtered(lambda bom: bom.product_id in (product, self.env["product.product"]))
        return boms.sorted(lambda bom: (bom.sequence, not bom.product_id, bom.id))[:1]

    def _liink_get_sheet_name(self):
        """The name of the file that its sheet is saved as, without ending."""
        self.ensure_one()
        return self._liink_name_sheet(self.default_code or self.name)

    def _liink_name_sheet(self, name):
        return self.env._("Technical sheet %s", (name or "").replace("/", "-"))
