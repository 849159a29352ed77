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
    "other": ("ja", "zh", "ko", "th", "hi", "ka", "am", "bn", "te", "ml", "gu", "km", "lo", "my", "hy"),
}
# A term of quotation marks alone is none that Odoo would translate.
QUOTES = {"en": ("“", "”"), "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), "it": ("«", "»")}


class LiinkEngraving(models.Model):
    """One text on a piece, from what the customer asked to what may be cut into the metal.

    Each gate blocks the next (domain.md §3): the text is verified, by a second person where it is a translation; then
    a sample is approved on its photo; then come the checks of the order. Who signed which gate is kept
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
        required=True,
        ondelete="restrict",
        tracking=True,
        default=lambda self: self.env["liink.engraving.place"].search([], limit=1),
    )
    letter_size = fields.Float(
        "Letter Size (mm)",
        digits=(4, 1),
        default=1.5,
        required=True,
        help="Height of a capital letter, in millimetres.",
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
            is_foreign = (
                language[:2] != brand if language else engraving.script != self._liink_script_of_language(brand)
            )
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
            opening, closing = QUOTES.get((self.env.lang or "en")[:2], QUOTES["en"])
            engraving.display_name = opening + " / ".join((engraving.text or "").split("\n")) + closing

    # Constraints

    @api.constrains("sample_photo")
    def _check_sample_photo(self):
        self._liink_check_photo_field("sample_photo")

    @api.constrains("product_tmpl_id")
    def _check_carrier(self):
        for engraving in self:
            if not engraving._liink_get_carrier():
                raise ValidationError(
                    self.env._(
                        "%s belongs to nothing: open the piece, and add the engraving there.", engraving.display_name
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
