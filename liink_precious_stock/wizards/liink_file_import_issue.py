from odoo import fields, models


class LiinkFileImportIssue(models.AbstractModel):
    """One thing that is wrong in a file: where, and why, in the user's language.

    Each import has issues of its own: ``import_id`` leads to it.
    """

    _name = "liink.file.import.issue"
    _description = "Bad Line of a Spreadsheet"
    _order = "line_number, id"

    line_number = fields.Integer("Line", aggregator=None, help="As your spreadsheet counts them.")
    column = fields.Char()
    value = fields.Char("In the File")
    reason = fields.Char()
