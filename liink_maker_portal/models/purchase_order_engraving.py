from odoo import models
from odoo.exceptions import UserError


class PurchaseOrder(models.Model):
    """What a maker sees and does of an order's engravings; `author` and errors as in the other services."""

    _inherit = "purchase.order"

    def _liink_get_maker_engravings(self, line=None):
        """The engravings of the lines that this order's maker engraves itself."""
        self.ensure_one()
        lines = self._liink_get_maker_phases().filtered(lambda phase: phase.phase_id.is_engraving).line_id
        lines = lines & line if line else lines
        return lines._liink_get_engravings().sorted(lambda engraving: (engraving.line_id.id, engraving.id))

    def _liink_get_maker_engraving_photo(self, engraving_id, kind):
        """The photo of the sample or the engraving (`kind`: sample, engraved) as (record, field), if it is shown."""
        engraving = self._liink_get_maker_engravings().filtered(lambda e: e.id == engraving_id)
        name = {"sample": "sample_photo", "engraved": "engraved_photo"}.get(kind)
        shown = engraving and name and engraving._liink_is_shown_outside() and engraving[name]
        return (engraving, name) if shown else (None, None)

    def _liink_add_engraving_photo(self, engraving_id, kind, files, author):
        """Keep the photo of a sample, or record the engraving with its photo.

        :param kind: sample | engraved
        :param files: list of (name, bytes), exactly one
        """
        engraving = self._liink_get_maker_engravings().filtered(lambda e: e.id == engraving_id)
        if not engraving or not engraving._liink_is_shown_outside() or kind not in ("sample", "engraved"):
            raise UserError(self.env._("This engraving does not exist any more. Look at the page again."))
        if len(files) != 1:
            raise UserError(self.env._("Send one photo of this engraving."))
        if kind == "sample":
            engraving._liink_add_sample(files[0][1], author)
        else:
            engraving._liink_record_engraved(files[0][1], author)
        self.message_subscribe(author.ids)
