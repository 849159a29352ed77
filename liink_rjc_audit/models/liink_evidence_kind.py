from odoo import fields, models


class LiinkEvidenceKind(models.Model):
    """A kind of paper that proves something: supplier invoice, grading report, signed delivery note …"""

    _name = "liink.evidence.kind"
    _description = "Kind of Paper"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short technical name, the same in all languages.")
    sequence = fields.Integer(default=10)
    description = fields.Char(translate=True, help="What the paper must say to count.")
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex("(code)", "Another kind of paper has this code.")
