from odoo import models


class LiinkLotImport(models.TransientModel):
    """What the spreadsheet to fill in is called."""

    _inherit = "liink.lot.import"

    def _liink_template_name(self):
        return self.env._("stones.xlsx") if self.kind == "stone" else self.env._("metal.xlsx")

    def _liink_sheet_name(self):
        return self.env._("Stones") if self.kind == "stone" else self.env._("Metal")
