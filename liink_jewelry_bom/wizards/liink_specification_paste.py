from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..specification_reader import read

MOST_CHARACTERS = 20_000
DIMENSIONS = ("length_mm", "width_mm", "height_mm", "thickness_mm", "diameter_mm")


class LiinkSpecificationPaste(models.TransientModel):
    """A pasted text beside the piece that it describes: reviewed by the user, then made.

    The reader never invents a number: what the text does not say stays empty here, what is doubtful is marked, what
    was not understood is listed. Nothing but this draft is written before `action_make_piece`.
    """

    _name = "liink.specification.paste"
    _description = "Pasted Specification"

    text = fields.Text("Specification")
    # Computed, not proposed: an error after the draft was saved must show the same reading again.
    marked_text = fields.Html("The Text, Marked", compute="_compute_reading", sanitize=False)
    reading_html = fields.Html("What Was Read", compute="_compute_reading", sanitize=False)
    is_read = fields.Boolean(compute="_compute_reading")
    doubt_count = fields.Integer("Values to Check", compute="_compute_reading")
    is_checked = fields.Boolean("I have checked the values marked")
    name = fields.Char("Piece")
    default_code = fields.Char("Reference")
    jewel_type = fields.Selection(selection="_liink_jewel_types", string="Type of Piece")
    collection_id = fields.Many2one("liink.collection")
    ring_size = fields.Float(digits=(4, 1), help="French size: the inner circumference in millimetres.")
    length_mm = fields.Float("Length (mm)", digits=(16, 2))
    width_mm = fields.Float("Width (mm)", digits=(16, 2))
    height_mm = fields.Float("Height (mm)", digits=(16, 2))
    thickness_mm = fields.Float("Thickness (mm)", digits=(16, 2))
    diameter_mm = fields.Float("Diameter (mm)", digits=(16, 2))
    finish_ids = fields.Many2many("liink.finish")
    engraved_text = fields.Char("Engraving")
    engraving_place_id = fields.Many2one("liink.engraving.place", "Place of the Engraving")
    notes = fields.Text(help="What the text says besides; kept in the notes of the piece.")
    line_ids = fields.One2many("liink.specification.paste.line", "paste_id", "Materials")
    has_new = fields.Boolean("Something Is New in the Catalogue", compute="_compute_has_new")

    @api.depends_context("lang")
    @api.depends("text")
    def _compute_reading(self):
        for paste in self:
            text = (paste.text or "")[:MOST_CHARACTERS]
            reading = read(text)
            paste.is_read = bool(text.strip())
            paste.doubt_count = sum(value.doubt for value in reading.values)
            paste.marked_text = self._liink_render_marked_text(text, reading)
            paste.reading_html = self._liink_render_reading(text, reading)

    @api.depends("line_ids.new_material")
    def _compute_has_new(self):
        for paste in self:
            paste.has_new = any(paste.line_ids.mapped("new_material"))

    @api.model
    def _liink_jewel_types(self):
        return self.env["product.template"]._fields["jewel_type"]._description_selection(self.env)

    @api.onchange("text")
    def _onchange_text(self):
        """Read the text anew: what was proposed from the text before is replaced."""
        text = self.text or ""
        if len(text) > MOST_CHARACTERS:
            raise UserError(
                self.env._(
                    "This text is too long (%(length)s characters, at most %(most)s): paste only the specification.",
                    length=len(text),
                    most=MOST_CHARACTERS,
                )
            )
        self.update(self._liink_prepare_proposal(text))

    @api.onchange("jewel_type")
    def _onchange_jewel_type(self):
        if self.jewel_type != "ring":
            self.ring_size = 0.0

    def action_make_piece(self):
        """Make the piece with its bill of materials, and open it.

        :raises UserError: if something that a maker could misread is missing or not checked
        """
        self.ensure_one()
        self.env["product.template"].check_access("create")
        self._liink_check_reviewed()
        piece = self.env["product.template"].create(self._liink_prepare_piece_vals())
        self._liink_make_engraving(piece)
        return piece._liink_action_open()

    def _liink_check_reviewed(self):
        if not self.name or not self.name.strip():
            raise UserError(self.env._("Give the piece a name."))
        if not self.line_ids:
            raise UserError(self.env._("The piece is made of nothing yet: add at least one material."))
        if self.doubt_count and not self.is_checked:
            raise UserError(
                self.env._("Some values are marked as doubtful: look at them, then tick that you have checked them.")
            )
        for line in self.line_ids:
            line._liink_check_complete()

    def _liink_prepare_piece_vals(self):
        """Values of the `product.template`; materials that are not in the catalogue yet are made first."""
        return {
            "name": self.name.strip(),
            "default_code": self.default_code,
            "precious_kind": "jewel",
            "jewel_type": self.jewel_type or "other",
            "collection_id": self.collection_id.id,
            "ring_size": self.ring_size,
            "finish_ids": [Command.set(self.finish_ids.ids)],
            "description": self.notes,
            "liink_material_ids": [Command.create(vals) for vals in self.line_ids._liink_prepare_material_vals()],
            **{name: self[name] for name in DIMENSIONS},
        }

    def _liink_make_engraving(self, piece):
        """The engraving asked for, as a draft: it goes through its own gates."""
        if not (self.engraved_text or "").strip():
            return
        place = self.engraving_place_id or self.env["liink.engraving.place"].search([], limit=1)
        self.env["liink.engraving"].create(
            {"product_tmpl_id": piece.id, "text": self.engraved_text.strip(), "place_id": place.id}
        )
