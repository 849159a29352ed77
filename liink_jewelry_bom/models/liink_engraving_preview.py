from markupsafe import Markup

from odoo import api, models
from odoo.tools.misc import formatLang

_DEFAULT_FAMILY = "Liberation Serif, Times New Roman, DejaVu Serif, serif"


class LiinkEngraving(models.Model):
    """How an engraving is shown: on screen, on paper, on the maker's phone."""

    _inherit = "liink.engraving"

    @api.depends("text", "script", "language_id", "font_id.family")
    def _compute_preview(self):
        for engraving in self:
            engraving.preview = engraving._liink_get_preview() if engraving.text else False

    def _liink_get_preview(self):
        """The text as markup: in its lettering and direction, marked with its language for the shaping of letters."""
        self.ensure_one()
        return Markup('<div class="o_liink_engraving_text" dir="{}" lang="{}" style="{}">{}</div>').format(
            "rtl" if self.is_right_to_left else "ltr",
            (self.language_id.iso_code or "").replace("_", "-"),
            self._liink_get_style(),
            Markup("<br/>").join((self.text or "").split("\n")),
        )

    def _liink_get_style(self):
        """CSS of the lettering; the family is nothing but names (`liink.engraving.font._check_family`)."""
        return f"font-family: {self.font_id.family or _DEFAULT_FAMILY}, DejaVu Sans;"

    def _liink_get_size_label(self):
        """The letter size in the reader's number format: 1,5 mm."""
        self.ensure_one()
        return self.env._("%s mm", formatLang(self.env, self.letter_size, digits=1))

    def _liink_get_state_label(self):
        """The state in the reader's language."""
        self.ensure_one()
        return dict(self._fields["state"]._description_selection(self.env))[self.state]

    def _liink_get_amount_label(self):
        """Which pieces carry it, in words; a standard engraving is on every piece."""
        self.ensure_one()
        return self.env._("every piece")

    def _liink_is_shown_outside(self):
        """Whether the text may be told to a maker, or stand on a paper: not before it was verified."""
        self.ensure_one()
        return self.state != "draft"

    def _liink_may_be_engraved(self):
        """Whether every gate is passed."""
        self.ensure_one()
        return False
