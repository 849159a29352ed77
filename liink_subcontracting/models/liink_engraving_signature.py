from odoo import fields, models


class LiinkEngravingSignature(models.Model):
    """The three checks of an order's engraving, and the engraving itself."""

    _inherit = "liink.engraving.signature"

    kind = fields.Selection(
        selection_add=[
            ("text", "Text checked against the order"),
            ("position", "Position and size checked on the sample"),
            ("tool", "Tool and piece ready"),
            ("engraved", "Engraved"),
        ],
        ondelete={name: "cascade" for name in ("text", "position", "tool", "engraved")},
    )
