from odoo import api, models
from odoo.exceptions import UserError


class ReportDossier(models.AbstractModel):
    """Values of the PDF "Dossier of piece"; its pages are the same template as on screen."""

    _name = "report.liink_rjc_audit.report_dossier"
    _description = "Dossier of Piece (PDF)"

    @api.model
    def _get_report_values(self, docids, data=None):
        pieces = self.env["stock.lot"].browse(docids)
        others = pieces.filtered(lambda lot: lot.precious_kind != "jewel")
        if others:
            raise UserError(self.env._("%s is no finished piece: only pieces have a dossier.", others[0].display_name))
        dossiers = pieces._liink_get_dossiers()
        return {
            "docs": pieces,
            "dossiers": [dossiers[piece.id] for piece in pieces],
            "unmerged_ids": (data or {}).get("liink_unmerged_ids", []),
        }
