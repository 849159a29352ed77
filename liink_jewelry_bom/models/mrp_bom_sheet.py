from odoo import models


class MrpBom(models.Model):
    """The technical sheet of one revision of a piece, the present one or an old one."""

    _inherit = "mrp.bom"

    def _liink_get_technical_sheets(self):
        """The sheets of these revisions; see `liink.technical.sheet`.

        :raises UserError: for the bill of a product that is no piece
        """
        requests = [bom.product_tmpl_id._liink_prepare_sheet_request(bom.product_id, bom) for bom in self]
        return self.env["liink.technical.sheet"]._liink_make(requests)

    def _liink_get_sheet_name(self):
        """The name of the file that its sheet is saved as, without ending."""
        self.ensure_one()
        name = self.env._(
            "%(piece)s revision %(revision)s", piece=self.product_tmpl_id.name, revision=self.liink_revision
        )
        return self.product_tmpl_id._liink_name_sheet(name)
