from odoo import fields, models


class LiinkLotImportIssue(models.TransientModel):
    """One thing that is wrong in a file of stones or metal."""

    _name = "liink.lot.import.issue"
    _inherit = "liink.file.import.issue"
    _description = "Bad Line of an Import"

    import_id = fields.Many2one("liink.lot.import", required=True, ondelete="cascade", index=True)
