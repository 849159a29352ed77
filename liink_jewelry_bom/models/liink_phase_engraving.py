from odoo import api, fields, models


class LiinkPhase(models.Model):
    """Which phase engraves: it waits for the texts."""

    _inherit = "liink.phase"

    is_engraving = fields.Boolean(
        "Engraves", help="This phase cannot start before every engraving of the order line is ready."
    )

    @api.model
    def _liink_mark_engraving(self):
        """Say which of the usual phases engraves, once; called by a data file at each update."""
        phase = self.env.ref("liink_jewelry_bom.phase_engraving", raise_if_not_found=False)
        if phase and not self.with_context(active_test=False).search_count([("is_engraving", "=", True)], limit=1):
            phase.is_engraving = True
