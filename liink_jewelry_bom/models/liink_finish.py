from odoo import fields, models


class LiinkFinish(models.Model):
    """How the metal of a piece looks when it leaves the bench: polished, satin, rhodium-plated …"""

    _name = "liink.finish"
    _description = "Finish"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
