from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools import engraved_text

SCRIPTS = [
    ("latin", "Latin"),
    ("arabic", "Arabic"),
    ("hebrew", "Hebrew"),
    ("greek", "Greek"),
    ("cyrillic", "Cyrillic"),
    ("other", "Other"),
]
# The script that a brand's own language is written in, where it is not Latin.
SCRIPT_OF_LANGUAGE = {
    "arabic": ("ar", "fa", "ur", "ckb"),
    "hebrew": ("he", "yi"),
    "greek": ("el",),
    "cyrillic": ("ru", "uk", "be", "bg", "mk", "kk", "ky", "mn"),
    "other": ("ja", "zh", "ko", "th", "hi", "ka", "am", "bn", "te", "ml", "gu", "kab", "km", "lo", "my", "hy"),
}


class LiinkEngraving(models.Model):
    """One text on a piece, from what the customer asked to what may be cut into the metal.

    Each gate blocks the next (seed 004, domain.md §3): the text is verified, by a second person where it is a
    translation; then a sample is approved on its photo; then come the checks of the order. Who signed which gate is kept
    in `signature_ids`. An engraving here belongs to a piece; modules above let it belong to an order line.

    Extension points: `_liink_get_carrier`, `_liink_is_closed`, `_liink_gate_kinds`, `_liink_state_after`.
    """

    _name = "liink.engraving"
    _description = "Engraving"
    _inherit = ["mail.thread", "mail.activity.mixin", "liink.checked.photo"]
    _order = "id"
    _rec_name = "text"

    text = fields.Text(required=True, tracking=True, help="Exactly what is engraved, letter by letter.")
    original_text = fields.Text(
        "What the Customer Wants to Say",
        help="Her words before translation, in the brand's language; empty if the text is engraved as she gave it.",
    )
    meaning = fields.Text(help="What the engraved text means, in the brand's language: translated back, word by word.")
    script = fields.Selection(
        SCRIPTS, required=True, compute="_compute_script", store=True, readonly=False, precompute=True
    )
    language_id = fields.Many2one(
        "res.lang", "Language of the Text", ondelete="restrict", help="Empty for a name or a date."
    )
    is_right_to_left = fields.Boolean("From Right to Left", compute="_compute_is_right_to_left")
    needs_translation = fields.Boolean("Translation to Verify", compute="_compute_needs_translation")
    font_id = fields.Many2one(
        "liink.engraving.font",
        "Lettering",
        ondelete="restrict",
        compute="_compute_font_id",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    place_id = fields.Many2one(
        "liink.engraving.place",
        "Place",
        required=True,
        ondelete="restrict",
        tracking=True,
        default=lambda self: self.env["liink.engraving.place"].search([], limit=1),
    )
    letter_size = fields.Float(
        "Letter Size (mm)", digits=(4, 1), default=1.5, required=True, help="Height of a capital letter, in millimetres."
    )
    remark = fields.Char(help="What the engraver should know besides.")
    sample_photo = fields.Image("Photo of the Sample", max_width=1920, max_height=1920, copy=False)
    state = fields.Selection(
        [("draft", "To verify"), ("verified", "Text verified"), ("sample", "Sample approved")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    signature_ids = fields.One2many("liink.engraving.signature", "engraving_id", "Signatures", readonly=True)
    text_user_id = fields.Many2one("res.users", "Text entered by", readonly=True, copy=False)
    meaning_user_id = fields.Many2one("res.users", "Meaning entered by", readonly=True, copy=False)
    product_tmpl_id = fields.Many2one("product.template", "Piece", index="btree_not_null", ondelete="cascade")
    company_id = fields.Many2one("res.company", compute="_compute_company_id", store=True, index=True)
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    _letter_size_range = models.Constraint(
        "CHECK (letter_size > 0 AND letter_size <= 50)", "The letter size is in millimetres: more than 0, at most 50."
    )

    # Computes

    @api.depends("text")
    def _compute_script(self):
        """Proposed from the text's characters."""
        for engraving in self:
            engraving.script = engraved_text.main_script(engraving.text)

    @api.depends("text", "script")
    def _compute_is_right_to_left(self):
        for engraving in self:
            engraving.is_right_to_left = engraved_text.is_right_to_left(engraving.text, engraving.script)

    @api.depends("original_text", "language_id", "script", "company_id")
    def _compute_needs_translation(self):
        """Skipped only for what is engraved as the customer gave it, in the brand's own language or script."""
        for engraving in self:
            brand = engraving._liink_get_brand_language()
            language = engraving.language_id.code
            is_foreign = language[:2] != brand if language else engraving.script != self._liink_script_of_language(brand)
            engraving.needs_translation = bool(engraving.original_text) or is_foreign

    @api.depends("script")
    def _compute_font_id(self):
        """Proposed: the lettering stays if it has the script, else the first one that has it."""
        for engraving in self:
            if not engraving.font_id._liink_draws(engraving.script or "latin"):
                engraving.font_id = self.env["liink.engraving.font"]._liink_get_default(engraving.script or "latin")

    @api.depends("product_tmpl_id.company_id")
    def _compute_company_id(self):
        for engraving in self:
            engraving.company_id = engraving.product_tmpl_id.company_id

    @api.depends_context("lang")
    @api.depends("text")
    def _compute_display_name(self):
        for engraving in self:
            engraving.display_name = self.env._("“%s”", " / ".join((engraving.text or "").split("\n")))

    # Constraints

    @api.constrains("text", "script", "font_id", "place_id")
    def _check_text(self):
        """What cannot be read, cut or seen is refused before anybody signs for it."""
        for engraving in self:
            fault = engraved_text.find_fault(engraving.text or "")
            if fault:
                raise ValidationError(engraving._liink_explain_fault(fault))
            engraving._liink_check_script()
            engraving._liink_check_fit()

    @api.constrains("sample_photo")
    def _check_sample_photo(self):
        self._liink_check_photo_field("sample_photo")

    @api.constrains("product_tmpl_id")
    def _check_carrier(self):
        for engraving in self:
            if not engraving._liink_get_carrier():
                raise ValidationError(
                    self.env._("%s belongs to nothing: open the piece, and add the engraving there.", engraving.display_name)
                )

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
                "%(text)s hides a direction mark (%(char)s): text that came by copy and paste may read differently than it "
                "is cut. Type it again, or paste it without formatting.",
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
                "%(text)s is written in ready-shaped Arabic forms (%(char)s), as old software leaves them: letters may be "
                "in the wrong order. Type it again on an Arabic keyboard.",
                text=name,
                char=detail,
            ),
            "mark": lambda: self.env._(
                "%(text)s has an accent or vowel sign without a letter (%(char)s). Type the word again.",
                text=name,
                char=detail,
            ),
            "mixed": lambda: self.env._(
                "The word “%s” mixes letters of several alphabets that look alike, such as a Cyrillic С in a Latin name. "
                "Type it again on one keyboard.",
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
                    "The lettering “%(font)s” has no letters of the script “%(script)s”: choose another one for %(text)s.",
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
                    "%(text)s has %(count)s lines; the place “%(place)s” holds %(most)s. Shorten it, or choose another "
                    "place.",
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
                    "“%(line)s” has %(count)s letters; a line at the place “%(place)s” holds %(most)s. Shorten it, or choose "
                    "another place.",
                    line=longest,
                    count=count,
                    place=place.name,
                    most=place.max_letters,
                )
            )

    # Hooks

    def _liink_get_carrier(self):
        """What carries the engraving: the piece, or what modules above let carry one."""
        self.ensure_one()
        return self.product_tmpl_id

    def _liink_get_piece(self):
        """The product that is engraved."""
        self.ensure_one()
        return self.product_tmpl_id

    def _liink_get_brand_language(self):
        """The two letters of the language that the brand reads."""
        company = self.company_id or self.env.company
        return (company.sudo().partner_id.lang or self.env.user.lang or "en_US")[:2]

    @api.model
    def _liink_script_of_language(self, language):
        return next((script for script, codes in SCRIPT_OF_LANGUAGE.items() if language in codes), "latin")
