from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools import UNLOCK, Fineness
from .stock_lot import GRAM_KINDS
from .stock_move_line_fine import FINE_DIGITS


class LiinkMetalTransformationOutput(models.Model):
    """A new lot that comes out of a transformation."""

    _name = "liink.metal.transformation.output"
    _description = "Output of a Transformation"
    _order = "transformation_id, id"
    _check_company_auto = True

    transformation_id = fields.Many2one("liink.metal.transformation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="transformation_id.company_id", store=True, precompute=True)
    product_id = fields.Many2one(
        "product.product",
        required=True,
        ondelete="restrict",
        check_company=True,
        domain="[('precious_kind', 'in', ['metal', 'scrap', 'stone'])]",
    )
    lot_name = fields.Char("Name of the Lot", copy=False, help="Left empty, the lot gets the next number.")
    lot_id = fields.Many2one("stock.lot", readonly=True, copy=False, ondelete="restrict", index="btree_not_null")
    location_id = fields.Many2one(
        "stock.location",
        "Place",
        required=True,
        compute="_compute_location_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        check_company=True,
        domain="[('usage', '=', 'internal')]",
    )
    quantity = fields.Float(digits=(16, 4), help="Grams of metal, or pieces of stones.")
    carats = fields.Float(digits=(16, 3), copy=False)
    unit_name = fields.Char(related="product_id.uom_id.name", string="Unit")
    fineness = Fineness(
        "Fineness (‰)",
        digits=(8, 4),
        aggregator=None,
        compute="_compute_fineness",
        store=True,
        readonly=False,
        precompute=True,
    )
    fine_weight = fields.Float("Fine (g)", digits=FINE_DIGITS, compute="_compute_fine_weight")
    is_provisional = fields.Boolean(
        "Provisional",
        compute="_compute_is_provisional",
        store=True,
        readonly=False,
        precompute=True,
        help="The fineness is an estimate that the refiner's assay will settle.",
    )

    @api.depends("transformation_id.partner_id")
    def _compute_location_id(self):
        for line in self:
            line.location_id = line.location_id or line.transformation_id._liink_default_location()

    @api.depends("product_id")
    def _compute_fineness(self):
        for line in self:
            line.fineness = line.product_id.alloy_id.fineness if line._liink_is_metal() else 0.0

    @api.depends("product_id", "transformation_id.kind")
    def _compute_is_provisional(self):
        for line in self:
            line.is_provisional = line.product_id.precious_kind == "scrap" and line.transformation_id.kind == "filings"

    @api.depends("quantity", "fineness")
    def _compute_fine_weight(self):
        for line in self:
            line.fine_weight = line.quantity * line.fineness / 1000

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._liink_check_open()
        return lines

    def write(self, vals):
        if self.env.context.get("liink_unlock") is not UNLOCK:
            self._liink_check_open()
        return super().write(vals)

    def unlink(self):
        self._liink_check_open()
        return super().unlink()

    def _liink_check_open(self):
        for transformation in self.transformation_id:
            if transformation.state not in ("draft", "confirmed"):
                raise UserError(transformation._liink_closed_message())

    def _liink_write(self, vals):
        """Write what the transformation itself finds out, whatever its state."""
        return self.with_context(liink_unlock=UNLOCK).write(vals)

    def _liink_is_metal(self):
        return self.product_id.precious_kind in GRAM_KINDS

    def _liink_metal(self):
        """Return the precious metal of this line, empty for stones."""
        return self.product_id.alloy_id.metal_id if self._liink_is_metal() else self.env["liink.metal"]

    def _liink_check(self):
        """Raise what is wrong with this output: its weight, unit, fineness, place or name."""
        product = self.product_id
        if product.uom_id.compare(self.quantity, 0) <= 0:
            raise UserError(self.env._("%s: give a quantity above 0.", product.display_name))
        product._liink_check_whole_stones(self.quantity)
        if product.precious_kind not in (*GRAM_KINDS, "stone"):
            raise UserError(self.env._("%s cannot come out of a transformation.", product.display_name))
        if self._liink_is_metal() and not (0 < self.fineness <= 1000 and self._liink_metal()):
            raise UserError(
                self.env._(
                    "%s: give the fineness of what comes out, above 0 and at most 1000 ‰, and an alloy on the"
                    " product.",
                    product.display_name,
                )
            )
        if self.location_id.usage != "internal":
            raise UserError(self.env._("%s: choose a place of your own stock.", product.display_name))
        self._liink_check_name()

    def _liink_check_name(self):
        if not self.lot_name:
            return
        domain = [("product_id", "=", self.product_id.id), ("name", "=", self.lot_name)]
        if self.env["stock.lot"].sudo().search_count(domain, limit=1):
            raise UserError(
                self.env._("Lot %s exists already. Choose another name for what comes out.", self.lot_name)
            )
