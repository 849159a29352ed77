from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import groupby


class LiinkEngraving(models.Model):
    """An engraving of an order line: which pieces carry it, and what became of it."""

    _inherit = "liink.engraving"

    line_id = fields.Many2one(
        "purchase.order.line", "Order line", index="btree_not_null", ondelete="cascade", copy=False
    )
    order_id = fields.Many2one(related="line_id.order_id", store=True, index="btree_not_null", string="Order")
    source_id = fields.Many2one(
        "liink.engraving",
        "Standard engraving",
        index="btree_not_null",
        ondelete="set null",
        readonly=True,
        copy=False,
        help="The engraving of the piece that this one was copied from.",
    )
    applies_to = fields.Selection(
        [("all", "Every piece"), ("some", "Some pieces"), ("one", "One piece")],
        "On",
        default="all",
        required=True,
    )
    quantity = fields.Integer(
        "Pieces",
        compute="_compute_quantity",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        help="How many pieces of the order line carry this text.",
    )
    piece_number = fields.Integer("Piece n°", help="Which piece of the order line carries it: 2 for piece 2 of 20.")
    state = fields.Selection(
        selection_add=[
            ("ready", "Ready to engrave"),
            ("engraved", "Engraved"),
            ("spoiled", "Spoiled"),
            ("cancel", "Cancelled"),
        ],
        ondelete={name: "set default" for name in ("ready", "engraved", "spoiled", "cancel")},
    )
    next_check = fields.Selection(
        [("text", "Text"), ("position", "Position"), ("tool", "Tool")], "Next check", compute="_compute_next_check"
    )
    engraved_photo = fields.Image("Photo of the engraving", max_width=1920, max_height=1920, copy=False)
    spoiled_reason = fields.Char("What went wrong", readonly=True, copy=False)
    amount_label = fields.Char("Carried by", compute="_compute_amount_label")
    piece_name = fields.Char(compute="_compute_piece_name", compute_sudo=True)
    replaces_id = fields.Many2one(
        "liink.engraving", index="btree_not_null", ondelete="set null", readonly=True, copy=False
    )

    _piece_number_of_one = models.Constraint(
        "CHECK (applies_to != 'one' OR piece_number > 0)", "Say which piece carries this text: its number is missing."
    )
    _quantity_positive = models.Constraint(
        "CHECK (line_id IS NULL OR quantity > 0)", "An engraving is on one piece at least."
    )

    # Computes

    @api.depends("applies_to", "line_id.product_qty")
    def _compute_quantity(self):
        for engraving in self:
            if engraving.applies_to == "one":
                engraving.quantity = 1
            elif engraving.applies_to == "all":
                engraving.quantity = int(engraving.line_id.product_qty)

    @api.depends("line_id.company_id")
    def _compute_company_id(self):
        of_lines = self.filtered("line_id")
        for engraving in of_lines:
            engraving.company_id = engraving.line_id.company_id
        return super(LiinkEngraving, self - of_lines)._compute_company_id()

    @api.depends("signature_ids.kind", "state")
    def _compute_next_check(self):
        for engraving in self:
            signed = engraving.signature_ids.mapped("kind")
            checks = [kind for kind in ("text", "position", "tool") if kind not in signed]
            engraving.next_check = checks[0] if checks and engraving.state == "sample" else False

    @api.depends_context("lang")
    @api.depends("applies_to", "quantity", "piece_number", "line_id.product_qty")
    def _compute_amount_label(self):
        for engraving in self:
            engraving.amount_label = engraving._liink_get_amount_label()

    @api.depends_context("lang")
    @api.depends("product_tmpl_id", "line_id.product_id")
    def _compute_piece_name(self):
        for engraving in self:
            engraving.piece_name = engraving._liink_get_piece().name

    # Constraints

    @api.constrains("product_tmpl_id", "line_id")
    def _check_carrier(self):  # pylint: disable=missing-return
        super()._check_carrier()
        for engraving in self:
            if engraving.line_id and engraving.product_tmpl_id:
                raise ValidationError(
                    self.env._("%s belongs to a piece or to an order line, not to both.", engraving.display_name)
                )
            if engraving.line_id and not engraving.line_id._liink_is_piece():
                raise ValidationError(
                    self.env._("%s: this order line has no piece to engrave.", engraving.display_name)
                )

    @api.constrains("line_id", "place_id", "applies_to", "quantity", "piece_number", "state")
    def _check_pieces(self):
        self.line_id._liink_check_engraved_pieces()

    @api.constrains("engraved_photo")
    def _check_engraved_photo(self):
        self._liink_check_photo_field("engraved_photo")

    @api.private
    def _liink_check_places(self, line):
        """No piece of `line` carries two texts at one place, and none that was not ordered carries any."""
        for place, engravings in groupby(self, lambda engraving: engraving.place_id):
            numbers = [engraving.piece_number for engraving in engravings if engraving.applies_to == "one"]
            for engraving in engravings:
                engraving._liink_check_piece_number(line, numbers)
            total = sum(engraving.quantity for engraving in engravings)
            if total > line.product_qty:
                raise ValidationError(
                    self.env._(
                        "%(piece)s, %(place)s: engravings for %(total)d pieces, but %(ordered)d are ordered. Lower "
                        "the number of pieces of a text, or remove one.",
                        piece=line.product_id.display_name,
                        place=place.name,
                        total=total,
                        ordered=line.product_qty,
                    )
                )

    def _liink_check_piece_number(self, line, numbers):
        if self.applies_to != "one":
            return
        if not self.piece_number:
            raise ValidationError(self.env._("Say which piece carries %s: its number is missing.", self.display_name))
        if not 1 <= self.piece_number <= line.product_qty:
            raise ValidationError(
                self.env._(
                    "%(text)s is for piece %(number)d; pieces 1 to %(ordered)d are ordered.",
                    text=self.display_name,
                    number=self.piece_number,
                    ordered=line.product_qty,
                )
            )
        if numbers.count(self.piece_number) > 1:
            raise ValidationError(
                self.env._(
                    "Piece %(number)d has two texts at the place “%(place)s”: choose another piece or place.",
                    number=self.piece_number,
                    place=self.place_id.name,
                )
            )

    # Hooks

    def _liink_get_carrier(self):
        return self.line_id or super()._liink_get_carrier()

    def _liink_get_piece(self):
        return self.line_id.product_id or super()._liink_get_piece()

    def _liink_is_closed(self):
        return self.state in ("engraved", "spoiled", "cancel") or super()._liink_is_closed()

    def _liink_may_be_engraved(self):
        return self.state in ("ready", "engraved") or super()._liink_may_be_engraved()

    def _liink_get_amount_label(self):
        if not self.line_id or self.applies_to == "all":
            return super()._liink_get_amount_label()
        ordered = int(self.line_id.product_qty)
        if self.applies_to == "one":
            return self.env._("piece %(number)d of %(ordered)d", number=self.piece_number, ordered=ordered)
        return self.env._("%(count)d of %(ordered)d pieces", count=self.quantity, ordered=ordered)
