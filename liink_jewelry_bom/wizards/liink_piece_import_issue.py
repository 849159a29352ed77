from odoo import fields, models


class LiinkPieceImportIssue(models.TransientModel):
    """One thing that is wrong in a file of pieces, or in its archive of pictures (then without a line)."""

    _name = "liink.piece.import.issue"
    _inherit = "liink.file.import.issue"
    _description = "Bad Line of an Import of Pieces"

    import_id = fields.Many2one("liink.piece.import", required=True, ondelete="cascade", index=True)
