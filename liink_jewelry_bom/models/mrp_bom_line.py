from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import float_round

SPEC_FIELDS = {"product_id", "stone_quality_id", "carats_per_stone", "carats_tolerance", "is_pair"}


class MrpBomLine(models.Model):
    """What a piece is made of: grams of an alloy, whole stones of a quality, findings.

    A line with stones carries its demand as a `liink.stone.spec`, found or created from the
    product, the quality and the carats per stone whenever one of these changes.
    """

    _inherit = "mrp.bom.line"

    liink_piece_id = fields.Many2one(
        "product.template",
        string="Piece",
        compute="_compute_liink_piece_id",
        store=True,
        readonly=False,
        copy=False,
        index="btree_not_null",
        ondelete="cascade",
        help="The piece, if this line is on its main bill of materials.",
    )
    precious_kind = fields.Selection(related="product_id.precious_kind")
    stone_spec_id = fields.Many2one(
        "liink.stone.spec",
        string="Stone Specification",
        index="btree_not_null",
        ondelete="restrict",
    )
    stone_quality_id = fields.Many2one("liink.stone.quality", string="Quality", ondelete="restrict")
    carats_per_stone = fields.Float(
        string="Carats per Stone",
        digits=(16, 3),
        compute="_compute_carats_per_stone",
        store=True,
        readonly=False,
        precompute=True,
        help="Weight of one stone, in carats.",
    )
    carats_tolerance = fields.Float(
        string="Tolerance (± %)",
        digits=(5, 2),
        default=4.0,
        help="How far a stone may be from the carats per stone, in percent.",
    )
    total_carats = fields.Float(
        digits=(16, 3),
        compute="_compute_total_carats",
        store=True,
        help="Weight of all stones of this line, in carats.",
    )
    setting_type_id = fields.Many2one("liink.setting.type", string="Setting", ondelete="restrict")
    position = fields.Char(help="Where on the piece: centre, surround, shoulders …")
    supplied_by = fields.Selection(
        [("brand", "Brand"), ("maker", "Maker"), ("customer", "Customer")],
        default="brand",
        required=True,
        help="Who brings this material to the maker's bench.",
    )

    _tolerance_range = models.Constraint(
        "CHECK (carats_tolerance >= 0 AND carats_tolerance <= 100)",
        "The tolerance on the carats of a stone is a percentage from 0 to 100.",
    )

    @api.constrains("product_qty", "product_id", "product_uom_id", "carats_per_stone")
    def _check_liink_stones(self):
        for line in self.filtered(lambda line: line.precious_kind == "stone"):
            pieces = line.product_uom_id._compute_quantity(line.product_qty, line.product_id.uom_id, round=False)
            line.product_id._liink_check_whole_stones(pieces)
            if line.carats_per_stone < 0:
                raise ValidationError(
                    self.env._(
                        "%(stone)s: the carats per stone cannot be negative.",
                        stone=line.product_id.display_name,
                    )
                )

    @api.constrains("product_id", "carats_per_stone", "stone_spec_id")
    def _check_liink_stone_measure(self):
        """A stone without any measure is none that anybody could buy, choose or set."""
        for line in self.filtered(lambda line: line.precious_kind == "stone"):
            spec = line.stone_spec_id
            measures = (line.carats_per_stone, line.product_id.stone_size_mm, spec.size_mm, spec.size_to_mm)
            if not any(measures) and not (spec.carats_min or spec.carats_max):
                raise ValidationError(
                    self.env._(
                        "%(stone)s: say how many carats one stone weighs, or give its article a size in millimetres.",
                        stone=line.product_id.display_name,
                    )
                )

    @api.constrains("product_id", "product_uom_id")
    def _check_liink_uom(self):
        for line in self:
            line.product_id.product_tmpl_id._liink_check_convertible(line.product_uom_id)

    @api.depends("bom_id.product_tmpl_id.liink_bom_id")
    def _compute_liink_piece_id(self):
        for line in self:
            piece = line.bom_id.product_tmpl_id
            line.liink_piece_id = piece if piece.liink_bom_id == line.bom_id else False

    @api.depends("product_id")
    def _compute_carats_per_stone(self):
        for line in self:
            is_stone = line.precious_kind == "stone"
            line.carats_per_stone = line.product_id.carats_per_stone if is_stone else 0.0

    @api.depends("product_qty", "carats_per_stone")
    def _compute_total_carats(self):
        for line in self:
            line.total_carats = line.product_qty * line.carats_per_stone

    @api.model_create_multi
    def create(self, vals_list):
        """A line entered on the piece goes to the piece's main bill of materials."""
        self.env["product.template"]._liink_fill_main_bom(vals_list, "liink_piece_id")
        for vals in vals_list:
            self._liink_check_quantity(vals)
            self._liink_take_over_spec(vals)
        lines = super().create(vals_list)
        lines._liink_update_stone_spec()
        return lines

    def write(self, vals):
        self._liink_check_quantity(vals)
        self._liink_take_over_spec(vals)
        single = self.filtered(lambda line: line._liink_is_single_stone())
        res = super().write(vals)
        if "stone_spec_id" in vals:
            return res
        if SPEC_FIELDS & vals.keys():
            self._liink_update_stone_spec(force=True)
        elif "product_qty" in vals:
            self._liink_update_single_stone(single)
        return res

    def _liink_check_quantity(self, vals):
        """Said here, before the database's own constraint says it in a way nobody understands."""
        if vals.get("product_qty", 0) >= 0:
            return
        product = self.env["product.product"].browse(vals.get("product_id")) or self.product_id[:1]
        raise ValidationError(
            self.env._(
                "%(product)s: the quantity for a piece cannot be negative (%(quantity)s).",
                product=product.display_name,
                quantity=self._liink_number(vals["product_qty"], 0, 4),
            )
        )

    def _liink_take_over_spec(self, vals):
        """A specification given by hand also gives the quality."""
        if vals.get("stone_spec_id") and "stone_quality_id" not in vals:
            spec = self.env["liink.stone.spec"].browse(vals["stone_spec_id"])
            vals["stone_quality_id"] = spec.quality_id.id

    def _liink_update_stone_spec(self, force=False):
        """Give every stone line the specification that its quality and carats describe.

        :param force: replace specifications that lines have already
        """
        stones = self.filtered(lambda line: line.precious_kind == "stone").with_prefetch(self._prefetch_ids)
        others = (self - stones).filtered("stone_spec_id")
        if others:
            others.stone_spec_id = False
        if not force:
            stones = stones.filtered(lambda line: not line.stone_spec_id).with_prefetch(self._prefetch_ids)
        specs = self.env["liink.stone.spec"]._liink_get_or_create_all(
            [line._liink_prepare_stone_spec_vals() for line in stones]
        )
        lines_by_spec = defaultdict(self.browse)
        for line, spec in zip(stones, specs, strict=True):
            lines_by_spec[spec] |= line
        for spec, lines in lines_by_spec.items():
            lines.write({"stone_spec_id": spec.id, "stone_quality_id": spec.quality_id.id})

    def _liink_update_single_stone(self, single_before):
        """One stone a piece may be a certified one, several may not: the same wish, said anew."""
        for line in self.filtered("stone_spec_id"):
            is_single = line._liink_is_single_stone()
            if is_single != (line in single_before):
                line.stone_spec_id = line.stone_spec_id._liink_with({"is_single": is_single})

    def _liink_prepare_stone_spec_vals(self):
        """Values of the `liink.stone.spec` that this line asks for."""
        self.ensure_one()
        tolerance = self.carats_per_stone * self.carats_tolerance / 100
        return {
            "nature": self.product_id.stone_nature,
            "stone_origin": self.product_id.stone_origin,
            "shape": self.product_id.stone_shape,
            "size_mm": self.product_id.stone_size_mm,
            "carats_min": float_round(self.carats_per_stone - tolerance, precision_digits=3),
            "carats_max": float_round(self.carats_per_stone + tolerance, precision_digits=3),
            "quality_id": self.stone_quality_id.id,
            "is_single": self._liink_is_single_stone(),
        }

    def _liink_is_single_stone(self):
        """True where each piece takes one such stone, or where the product itself is one of certified stones."""
        per_piece = self.product_qty / (self.bom_id.product_qty or 1.0)
        return self.product_id.tracking == "serial" or per_piece == 1
