from odoo import api, models
from odoo.exceptions import ValidationError

from ..tools import engraved_text


class LiinkEngraving(models.Model):
    """What may be engraved: characters, script, lettering and room; each refusal says what to do."""

    _inherit = "liink.engraving"

    @api.constrains("text", "script", "font_id", "place_id")
    def _check_text(self):
        """What cannot be read, cut or seen is refused before anybody signs for it."""
        for engraving in self:
            fault = engraved_text.find_fault(engraving.text or "")
            if fault:
                raise ValidationError(engraving._liink_explain_fault(fault))
            engraving._liink_check_script()
            engraving._liink_check_fit()

    def _liink_explain_fault(self, fault):
        """An `engraved_text.Fault` in the user's words."""
        detail, name = fault.detail, self.display_name
        texts = {
            "empty": lambda: self.env._("Type the text to engrave: it is empty."),
            "long": lambda: self.env._(
                "%(count)s characters are more than an engraving holds: at most %(most)s.",
                count=detail,
                most=engraved_text.MAX_LENGTH,
            ),
            "bidi": lambda: self.env._(
                "%(text)s hides a direction mark (%(char)s): text that came by copy and paste may read differently "
                "than it is cut. Type it again, or paste it without formatting.",
                text=name,
                char=detail,
            ),
            "invisible": lambda: self.env._(
                "%(text)s hides a character that cannot be seen (%(char)s). Type the text again, or paste it without "
                "formatting.",
                text=name,
                char=detail,
            ),
            "control": lambda: self.env._(
                "%(text)s holds a character that is no letter (%(char)s). Type the text again.", text=name, char=detail
            ),
            "shaped": lambda: self.env._(
                "%(text)s is written in ready-shaped Arabic forms (%(char)s), as old software leaves them: letters "
                "may be in the wrong order. Type it again on an Arabic keyboard.",
                text=name,
                char=detail,
            ),
            "mark": lambda: self.env._(
                "%(text)s has an accent or vowel sign without a letter (%(char)s). Type the word again.",
                text=name,
                char=detail,
            ),
            "mixed": lambda: self.env._(
                "The word “%s” mixes letters of several alphabets that look alike, such as a Cyrillic С in a Latin "
                "name. Type it again on one keyboard.",
                detail,
            ),
        }
        return texts[fault.code]()

    def _liink_check_script(self):
        labels = dict(self._fields["script"]._description_selection(self.env))
        found = engraved_text.main_script(self.text)
        if self.script not in (found, "other") and not engraved_text.has_script(self.text, self.script):
            raise ValidationError(
                self.env._(
                    "%(text)s has no letter of the script “%(script)s”: its letters are “%(found)s”.",
                    text=self.display_name,
                    script=labels[self.script],
                    found=labels[found],
                )
            )
        if self.font_id and not self.font_id._liink_draws(self.script):
            raise ValidationError(
                self.env._(
                    "The lettering “%(font)s” has no letters of the script “%(script)s”: choose another one for"
                    " %(text)s.",
                    font=self.font_id.name,
                    script=labels[self.script],
                    text=self.display_name,
                )
            )

    def _liink_check_fit(self):
        place, lines = self.place_id, self.text.split("\n")
        if len(lines) > place.max_lines:
            raise ValidationError(
                self.env._(
                    "%(text)s has %(count)s lines; the place “%(place)s” holds %(most)s. Shorten it, or choose "
                    "another place.",
                    text=self.display_name,
                    count=len(lines),
                    place=place.name,
                    most=place.max_lines,
                )
            )
        longest = max(lines, key=engraved_text.count_letters)
        count = engraved_text.count_letters(longest)
        if place.max_letters and count > place.max_letters:
            raise ValidationError(
                self.env._(
                    "“%(line)s” has %(count)s letters; a line at the place “%(place)s” holds %(most)s. Shorten it, or "
                    "choose another place.",
                    line=longest,
                    count=count,
                    place=place.name,
                    most=place.max_letters,
                )
            )
