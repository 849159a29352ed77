import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

_FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9 -]*(, ?[A-Za-z][A-Za-z0-9 -]*)*")


class LiinkEngravingFont(models.Model):
    """A lettering that the brand offers, the scripts that it has, and the fonts that draw its preview."""

    _name = "liink.engraving.font"
    _description = "Lettering of Engravings"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    family = fields.Char(
        "Preview Font",
        required=True,
        default="Liberation Serif, Times New Roman, DejaVu Serif, serif",
        help="Fonts that draw the preview on screen and on paper, the first one that is installed: names parted by "
        "commas, as in CSS.",
    )
    has_latin = fields.Boolean("Latin", default=True)
    has_arabic = fields.Boolean("Arabic")
    has_hebrew = fields.Boolean("Hebrew")
    has_greek = fields.Boolean("Greek")
    has_cyrillic = fields.Boolean("Cyrillic")
    has_other = fields.Boolean("Other")

    @api.constrains("family")
    def _check_family(self):
        """The names go into a style: nothing but names."""
        for font in self:
            if not _FAMILY.fullmatch(font.family or ""):
                raise ValidationError(
                    self.env._(
                        "%s: name the preview fonts by letters, digits, spaces and hyphens, parted by commas, such as "
                        "“Liberation Serif, Times New Roman, serif”.",
                        font.name,
                    )
                )

    def _liink_draws(self, script):
        """Whether the lettering has the letters of this script."""
        return bool(self and self[f"has_{script}"])

    @api.model
    def _liink_get_default(self, script):
        """The first lettering that has this script, or none."""
        return self.search([(f"has_{script}", "=", True)], limit=1)
