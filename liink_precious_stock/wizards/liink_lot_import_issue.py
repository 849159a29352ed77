from odoo import fields, models


class LiinkLotImportIssue(models.TransientModel):
    """One thing that is wrong in a file: where, and why, in the user's language."""

    _name = "liink.lot.import.issue"
    _description = "Bad Line of an Import"
    _order = "line_number, id"

    import_id = fields.Many2one("liink.lot.import", required=True, ondelete="cascade", index=True)
    line_number = fields.Integer("Line", aggregator=None, help="As your spreadsheet counts them.")
    column = fields.Char()
    value = fields.Char("In the File")
    reason = fields.Char()
