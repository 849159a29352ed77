from odoo import fields, models


class LiinkSettingType(models.Model):
    """How a stone is held in the metal (serti): claw, pavé, bezel …"""

    _name = "liink.setting.type"
    _description = "Stone Setting Type"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
