from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools import UNLOCK, Fineness, format_measure
from .stock_lot import GRAM_KINDS
from .stock_move_line_fine import FINE_DIGITS

FIELDS_OPEN_AT_REFINER = {"assayed_fineness"}


class LiinkMetalTransformationInput(models.Model):
    """So much of a lot, at one place, of one owner, goes into a transformation.

    Metals without precious value (copper, master alloys) are products of kind component without an alloy,
    weighed in grams; they may be kept without lots, and have then no genealogy.
    """

    _name = "liink.metal.transformation.input"
    _description = "Input of a Transformation"
    _order = "transformation_id, id"
    _check_company_auto = True

    transformation_id = fields.Many2one("liink.metal.transformation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="transformation_id.company_id", store=True, precompute=True)
    product_id = fields.Many2one(
        "product.product",
        required=True,
        compute="_compute_product_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        check_company=True,
        domain="[('precious_kind', 'in', ['metal', 'scrap', 'component', 'stone'])]",
    )
    lot_id = fields.Many2one(
        "stock.lot",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        domain="[('product_id', '=?', product_id), ('precious_kind', 'in', ['metal', 'scrap', 'component', 'stone'])]",
    )
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
    origin_location_id = fields.Many2one("stock.location", "Sent from", readonly=True, copy=False)
    owner_id = fields.Many2one("res.partner", help="Empty: your own property.")
    quantity = fields.Float(digits=(16, 4), help="Grams of metal, or pieces of stones.")
    carats = fields.Float(digits=(16, 3), copy=False, help="Left empty: the share of the lot's carats.")
    unit_name = fields.Char(related="product_id.uom_id.name", string="Unit")
    fineness = Fineness(
        "Fineness (‰)", digits=(8, 4), aggregator=None, compute="_compute_fineness", store=True, precompute=True
    )
    assayed_fineness = Fineness(
        "Assay (‰)",
        digits=(8, 4),
        aggregator=None,
        copy=False,
        help="What the refiner's assay found. Empty: as booked.",
    )
    fine_weight = fields.Float("Fine (g)", digits=FINE_DIGITS, compute="_compute_fine_weight")
    assay_difference = fields.Float(
        "Assay Difference (g fine)",
        digits=FINE_DIGITS,
        compute="_compute_fine_weight",
        help="Fine grams that the assay found more (or less) than was booked.",
    )
    available_quantity = fields.Float("Free", digits=(16, 4), compute="_compute_available_quantity")
    is_provisional = fields.Boolean(related="lot_id.is_fineness_provisional", string="Provisional")

    @api.depends("lot_id")
    def _compute_product_id(self):
        for line in self:
            line.product_id = line.lot_id.product_id or line.product_id

    @api.depends("lot_id")
    def _compute_location_id(self):
        for line in self:
            quants = line.lot_id.quant_ids.filtered(
                lambda quant: quant.quantity > 0 and quant.location_id.usage == "internal"
            )
            here = quants.filtered(lambda quant, line=line: quant.location_id.company_id == line.company_id)
            line.location_id = line.location_id if not quants else (here or quants)[0].location_id

    @api.depends("lot_id.fineness", "product_id", "transformation_id.state")
    def _compute_fineness(self):
        for line in self:
            if line.transformation_id.state in ("draft", "confirmed", False) or not line.fineness:
                is_metal = line.product_id.precious_kind in GRAM_KINDS
                line.fineness = line.lot_id.fineness if is_metal else 0.0
            else:
                line.fineness = line.fineness

    @api.depends("quantity", "fineness", "assayed_fineness")
    def _compute_fine_weight(self):
        for line in self:
            settled = line._liink_settled_fineness()
            line.fine_weight = line.quantity * settled / 1000
            line.assay_difference = line.quantity * (settled - line.fineness) / 1000

    @api.depends("product_id", "lot_id", "location_id", "owner_id")
    def _compute_available_quantity(self):
        held = self._liink_get_held()
        for line in self:
            quantity, reserved = held.get(line._liink_key(), (0.0, 0.0))
            line.available_quantity = quantity - reserved

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._liink_check_open()
        return lines

    def write(self, vals):
        if self.env.context.get("liink_unlock") is not UNLOCK:
            self._liink_check_open(set(vals))
        return super().write(vals)

    def unlink(self):
        self._liink_check_open()
        return super().unlink()

    def _liink_check_open(self, names=None):
        """Refuse changes of what has moved; at the refiner only the assay is still to come."""
        for line in self:
            transformation = line.transformation_id
            is_assay = transformation.state == "confirmed" and names is not None and names <= FIELDS_OPEN_AT_REFINER
            if transformation.state != "draft" and not is_assay:
                raise UserError(transformation._liink_closed_message())

    def _liink_write(self, vals):
        """Write what the transformation itself finds out, whatever its state."""
        return self.with_context(liink_unlock=UNLOCK).write(vals)

    def _liink_key(self):
        return self.product_id.id, self.lot_id.id, self.location_id.id, self.owner_id.id

    def _liink_get_held(self):
        """Return {key: (quantity, reserved)} of the places of these lines, in one query."""
        groups = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                Domain("product_id", "in", self.product_id.ids)
                & Domain("lot_id", "in", [*self.lot_id.ids, False])
                & Domain("location_id", "in", self.location_id.ids)
                & Domain("package_id", "=", False),
                ["product_id", "lot_id", "location_id", "owner_id"],
                ["quantity:sum", "reserved_quantity:sum"],
            )
        )
        return {
            (product.id, lot.id, location.id, owner.id): (quantity, reserved)
            for product, lot, location, owner, quantity, reserved in groups
        }

    def _liink_metal(self):
        """Return the precious metal of this line, empty for stones and base metals."""
        is_metal = self.product_id.precious_kind in (*GRAM_KINDS, "component")
        return self.product_id.alloy_id.metal_id if is_metal else self.env["liink.metal"]

    def _liink_name(self):
        return self.lot_id.display_name or self.product_id.display_name

    def _liink_settled_fineness(self):
        """Return the fineness that counts: the assay's, once there is one."""
        return self.assayed_fineness or self.fineness

    def _liink_check(self):
        """Raise what is wrong with this input: its weight, unit, lot, fineness or place."""
        product = self.product_id
        if product.uom_id.compare(self.quantity, 0) <= 0:
            raise UserError(self.env._("%s: give a quantity above 0.", self._liink_name()))
        product._liink_check_whole_stones(self.quantity)
        if product.precious_kind != "stone" and product.uom_id != self.env.ref("uom.product_uom_gram"):
            raise UserError(self.env._("%s is not weighed in grams and cannot be melted.", product.display_name))
        if not self.lot_id and product.tracking != "none":
            raise UserError(self.env._("%s: choose the lot that goes in.", product.display_name))
        if product.precious_kind in GRAM_KINDS and not (self.lot_id.fineness > 0 and self._liink_metal()):
            raise UserError(
                self.env._(
                    "The fineness of lot %s is not known. Give its fineness (and the alloy of its product) first.",
                    self._liink_name(),
                )
            )
        if not 0 <= self.assayed_fineness <= 1000:
            raise UserError(self.env._("%s: an assay is between 0 and 1000 ‰.", self._liink_name()))
        if self.location_id.usage != "internal":
            raise UserError(self.env._("%s: choose a place of your own stock.", self._liink_name()))

    def _liink_not_free_message(self, wanted, quantity, reserved):
        unit = self.unit_name
        values = {
            name: f"{format_measure(self.env, value, 0, 4)} {unit}"
            for name, value in (("wanted", wanted), ("held", quantity), ("reserved", reserved))
        }
        message = self.env._(
            "Lot %(lot)s: %(wanted)s are to be taken at %(place)s, where %(held)s are held.",
            lot=self._liink_name(),
            place=self.location_id.display_name,
            wanted=values["wanted"],
            held=values["held"],
        )
        if not reserved:
            return message
        promised = self.env._(
            "%(reserved)s of it are reserved for %(documents)s: release them there first.",
            reserved=values["reserved"],
            documents=self._liink_get_reserving_documents(),
        )
        return f"{message} {promised}"

    def _liink_get_reserving_documents(self):
        lines = (
            self.env["stock.move.line"]
            .sudo()
            .search(
                [
                    ("product_id", "=", self.product_id.id),
                    ("lot_id", "=", self.lot_id.id),
                    ("location_id", "=", self.location_id.id),
                    ("owner_id", "=", self.owner_id.id),
                    ("state", "not in", ("draft", "done", "cancel")),
                    ("quantity", ">", 0),
                ]
            )
        )
        names = dict.fromkeys(line.reference or line.origin or line.display_name for line in lines)
        return ", ".join(names) or self.env._("another document")

    def _liink_is_quant(self, quant):
        return quant.location_id == self.location_id and quant.owner_id == self.owner_id and not quant.package_id

    def _liink_is_whole_lot(self):
        """Return whether nothing of the lot lies elsewhere, and nothing of it went elsewhere before."""
        lot = self.lot_id.sudo()
        elsewhere = lot.quant_ids.filtered(
            lambda quant: quant.location_id.usage in ("internal", "transit") and quant.quantity > 0
        )
        return lot.product_uom_id.compare(sum(elsewhere.mapped("quantity")), self.quantity) == 0 and not self.env[
            "liink.lot.link"
        ].sudo().search_count([("parent_lot_id", "=", lot.id)], limit=1)

    def _liink_split_off(self):
        """Make a lot of its own of what was assayed: the rest of the lot keeps its booked fineness."""
        split = self.env["liink.metal.transformation"]._liink_create_split(
            self.lot_id, self.location_id, self.owner_id, self.quantity
        )
        split._liink_do()
        split.output_ids.lot_id.is_fineness_provisional = self.lot_id.is_fineness_provisional
        return split.output_ids.lot_id
