from odoo import api, models
from odoo.exceptions import ValidationError


class LiinkOrderPhase(models.Model):
    """The phase that engraves waits for its texts: nothing is cut that was not verified, sampled and checked."""

    _inherit = "liink.order.phase"

    @api.constrains("state")
    def _check_engravings(self):
        """Held for every way to write a state: the brand's buttons, the maker's phone, an import.

        :raises ValidationError: naming the texts that are not ready, and what to do
        """
        for phase in self.filtered(lambda p: p.phase_id.is_engraving and p.state in ("progress", "done")):
            phase._liink_check_ready()
            if phase.state == "done":
                phase._liink_check_engraved()

    def _liink_get_engravings(self):
        lines = self.line_id or self.order_id.order_line
        return lines._liink_get_engravings()

    def _liink_check_ready(self):
        waiting = self._liink_get_engravings().filtered(lambda engraving: not engraving._liink_may_be_engraved())
        if not waiting:
            return
        values = {
            "order": self.order_id.name,
            "phase": self.phase_id.name,
            "texts": ", ".join(engraving._liink_get_waiting_label() for engraving in waiting),
        }
        if self.env.user.share:
            raise ValidationError(
                self.env._(
                    "%(phase)s cannot begin yet: %(texts)s. Send the photos of the samples that are asked for below; "
                    "we release each text when it is checked.",
                    **values,
                )
            )
        raise ValidationError(
            self.env._(
                "Order %(order)s, %(phase)s cannot begin: %(texts)s. Each text is verified, its sample approved and "
                "its three checks signed first: open “Engravings” on the order line.",
                **values,
            )
        )

    def _liink_check_engraved(self):
        waiting = self._liink_get_engravings().filtered(lambda engraving: engraving.state != "engraved")
        if waiting:
            raise ValidationError(
                self.env._(
                    "%(phase)s is not done: record the engraving of %(texts)s with its photo first.",
                    phase=self.phase_id.name,
                    texts=", ".join(waiting.mapped("display_name")),
                )
            )
