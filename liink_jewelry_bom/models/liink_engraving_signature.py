from odoo import fields, models


class LiinkEngravingSignature(models.Model):
    """A gate that an engraving has passed: which one, who signed it, when.

    Written by the gates alone (`liink.engraving._liink_sign`); nobody may write it by hand.
    """

    _name = "liink.engraving.signature"
    _description = "Signature on an Engraving"
    _order = "id"
    _rec_name = "kind"

    engraving_id = fields.Many2one("liink.engraving", required=True, index=True, ondelete="cascade")
    kind = fields.Selection(
        [("verified", "Text verified"), ("sample", "Sample approved")], "What", required=True, readonly=True
    )
    partner_id = fields.Many2one("res.partner", "Who", required=True, readonly=True, ondelete="restrict")
    date = fields.Datetime("When", required=True, readonly=True, default=fields.Datetime.now)

    _once = models.UniqueIndex("(engraving_id, kind)", "This was signed already: look at the engraving again.")

    def _liink_get_label(self):
        """What was signed and by whom, in the reader's language: Text verified (Camille)."""
        self.ensure_one()
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return f"{kinds[self.kind]} ({self.partner_id.name})"
