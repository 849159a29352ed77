from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.misc import clean_context

from ..tools.ring_size import RING_SIZE_MAX, RING_SIZE_MIN


class ProductTemplate(models.Model):
    """A piece of the brand (precious_kind = jewel), described in one form.

    The materials and phases of its main bill of materials are edited on the piece itself; the
    bill is made with the first of them.
    """

    _inherit = "product.template"

    collection_id = fields.Many2one("liink.collection", index="btree_not_null", ondelete="restrict")
    jewel_type = fields.Selection(
        [
            ("ring", "Ring"),
            ("necklace", "Necklace"),
            ("earrings", "Earrings"),
            ("bracelet", "Bracelet"),
            ("pendant", "Pendant"),
            ("brooch", "Brooch"),
            ("cufflinks", "Cufflinks"),
            ("other", "Other"),
        ],
        string="Type of Piece",
        index="btree_not_null",
    )
    ring_size = fields.Float(
        digits=(4, 1),
        help="French size: the inner circumference in millimetres, from 40 to 76.",
    )
    liink_bom_id = fields.Many2one(
        "mrp.bom",
        string="Main Bill of Materials",
        compute="_compute_liink_bom_id",
        store=True,
        index="btree_not_null",
        help="The first active bill of materials: the one that an order takes.",
    )
    liink_material_ids = fields.One2many("mrp.bom.line", "liink_piece_id", string="Materials")
    liink_phase_ids = fields.One2many("liink.bom.phase", "piece_id", string="Phases")
    liink_specification = fields.Text(
        string="Specification", compute="_compute_liink_specification"
    )
    liink_days = fields.Integer(
        string="Days to Make",
        compute="_compute_liink_days",
        help="Days of all phases of the main bill of materials, one after the other.",
    )

    liink_serial_ids = fields.Many2many(
        "stock.lot", string="Pieces in Hand", compute="_compute_liink_serial_ids"
    )

    @api.constrains("ring_size")
    def _check_ring_size(self):
        for piece in self.filtered("ring_size"):
            if not RING_SIZE_MIN <= piece.ring_size <= RING_SIZE_MAX:
                raise ValidationError(
                    self.env._(
                        "%(piece)s: the French ring size is the inner circumference in mm, "
                        "from %(min)s to %(max)s, not %(size)s.",
                        piece=piece.display_name,
                        min=RING_SIZE_MIN,
                        max=RING_SIZE_MAX,
                        size=f"{piece.ring_size:g}",
                    )
                )

    @api.depends(
        "active",
        "bom_ids.sequence",
        "bom_ids.active",
        "bom_ids.product_id",
        "bom_ids.product_tmpl_id",
    )
    def _compute_liink_bom_id(self):
        for piece in self.with_context(active_test=False):
            # Odoo archives the bills of an archived piece: it still shows what it was made of.
            boms = piece.bom_ids.filtered("active") if piece.active else piece.bom_ids
            # Core's own order (`mrp.bom._bom_find`): sequence, a variant's bill first, then age.
            order = boms.sorted(
                lambda bom: (not bom.active, bom.sequence, not bom.product_id, bom._origin.id)
            )
            piece.liink_bom_id = order[:1]

    @api.depends_context("lang")
    @api.depends("ring_size", "liink_material_ids.specification")
    def _compute_liink_specification(self):
        for piece in self:
            lines = piece.liink_material_ids.mapped("specification")
            if piece.ring_size:
                lines.insert(0, self.env._("Ring size %(size)s", size=f"{piece.ring_size:g}"))
            piece.liink_specification = "\n".join(line for line in lines if line)

    @api.depends("liink_phase_ids.days")
    def _compute_liink_days(self):
        for piece in self:
            piece.liink_days = sum(piece.liink_phase_ids.mapped("days"))

    @api.depends("product_variant_ids")
    def _compute_liink_serial_ids(self):
        """The pieces that lie somewhere of ours or at a maker's: not those sold or scrapped."""
        groups = self.env["stock.quant"]._read_group(
            [
                ("product_tmpl_id", "in", self.ids),
                ("location_id.usage", "in", ("internal", "transit")),
                ("quantity", ">", 0),
                ("lot_id", "!=", False),
            ],
            ["product_tmpl_id"],
            ["lot_id:recordset"],
        )
        lots = dict(groups)
        for piece in self:
            piece.liink_serial_ids = lots.get(piece._origin)

    @api.model
    def default_get(self, fields):
        """The form of a new piece opens with the usual phases."""
        values = super().default_get(fields)
        if "liink_phase_ids" in fields and values.get("precious_kind") == "jewel":
            values["liink_phase_ids"] = self.env["mrp.bom"]._liink_default_phase_commands()
        return values

    @api.model_create_multi
    def create(self, vals_list):
        """A piece with materials or phases gets its bill of materials in the same breath."""
        bom_vals_list = [self._liink_pop_bom_vals(vals) for vals in vals_list]
        pieces = super().create(vals_list)
        # `default_type` and the like in the context are meant for the piece.
        self.env["mrp.bom"].with_context(**clean_context(self.env.context)).create(
            [
                {**piece._liink_prepare_main_bom_vals(), **bom_vals}
                for piece, bom_vals in zip(pieces, bom_vals_list, strict=True)
                if bom_vals
            ]
        )
        return pieces

    def copy(self, default=None):
        """A copied piece is made of the same materials, by the same phases."""
        copies = super().copy(default)
        for piece, copied in zip(self, copies, strict=True):
            if piece.liink_bom_id and not copied.liink_bom_id:
                piece.liink_bom_id.copy({"product_tmpl_id": copied.id, "product_id": False})
        return copies

    def action_liink_open_bom(self):
        """Open the main bill of materials, made if there is none."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Bill of Materials"),
            "res_model": "mrp.bom",
            "res_id": self._liink_get_main_bom().id,
            "view_mode": "form",
        }

    def action_liink_open_serials(self):
        """Open every serial number of the piece, wherever it is."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "stock.lot",
            "view_mode": "list,form",
            "domain": [("product_id.product_tmpl_id", "=", self.id)],
            "context": {"create": False},
        }

    @api.model
    def _liink_pop_bom_vals(self, vals):
        """Take what belongs to the bill of materials out of a piece's values."""
        names = {"liink_material_ids": "bom_line_ids", "liink_phase_ids": "liink_phase_ids"}
        bom_vals = {names[name]: vals.pop(name) for name in names if name in vals}
        return bom_vals if any(bom_vals.values()) else {}

    def _liink_check_convertible(self, uom):
        """Refuse a unit that has nothing in common with the product's own.

        Odoo 19 has no categories of units any more: it would take a gram for a piece without a word.
        """
        self.ensure_one()
        if not uom._has_common_reference(self.uom_id):
            raise ValidationError(
                self.env._(
                    "%(product)s is counted in %(expected)s: %(unit)s do not convert to it.",
                    product=self.display_name,
                    expected=self.uom_id.name,
                    unit=uom.name,
                )
            )

    def _liink_get_main_bom(self):
        """The piece's main bill of materials, made if it has none."""
        self.ensure_one()
        if not self.liink_bom_id:
            Bom = self.env["mrp.bom"].with_context(**clean_context(self.env.context))
            Bom.create(self._liink_prepare_main_bom_vals())
        return self.liink_bom_id

    def _liink_prepare_main_bom_vals(self):
        """Values of the bill of materials of this piece: valid wherever the piece is."""
        self.ensure_one()
        return {
            "product_tmpl_id": self.id,
            "product_uom_id": self.uom_id.id,
            "product_qty": 1.0,
            "company_id": self.company_id.id,
        }

    @api.model
    def _liink_fill_main_bom(self, vals_list, piece_field):
        """Give values that name a piece in `piece_field` the piece's main bill of materials."""
        for vals in vals_list:
            if vals.get(piece_field) and not vals.get("bom_id"):
                vals["bom_id"] = self.browse(vals[piece_field])._liink_get_main_bom().id
