from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain
from odoo.tools import float_compare

from .liink_memo import REMAINING_STATES


class LiinkMemoLine(models.Model):
    """One lot that was entrusted: how much, at what agreed price, for which order."""

    _name = "liink.memo.line"
    _description = "Entrusted Lot"
    _order = "memo_id, sequence, id"
    _rec_name = "lot_id"
    _check_company_auto = True

    memo_id = fields.Many2one("liink.memo", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(related="memo_id.company_id", store=True)
    currency_id = fields.Many2one(related="memo_id.currency_id")
    owner_id = fields.Many2one(related="memo_id.owner_id", store=True, index=True)
    state = fields.Selection(related="memo_id.state", store=True)
    product_id = fields.Many2one(
        "product.product", required=True, domain=[("precious_kind", "!=", False)], ondelete="restrict", index=True
    )
    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind")
    lot_name = fields.Char("Bag or Serial", help="How the lot is called; left empty, it gets the next number.")
    lot_id = fields.Many2one(
        "stock.lot",
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('product_id', '=', product_id)]",
    )
    quantity = fields.Float(
        digits="Product Unit", required=True, default=1.0, help="Pieces of stones, grams of metal."
    )
    product_uom_id = fields.Many2one(related="product_id.uom_id")
    carats = fields.Float(digits=(16, 3), help="Weight of all the stones of this line.")
    price = fields.Float("Agreed Price", min_display_digits="Product Price", aggregator=None)
    price_basis = fields.Selection(
        [("unit", "Per Piece or Gram"), ("carat", "Per Carat")], "Basis", default="unit", required=True
    )
    order_id = fields.Many2one(
        "purchase.order",
        "Entrusted for",
        check_company=True,
        copy=False,
        index="btree_not_null",
        help="The order that may use it. Empty: it may be used for nothing until it is bought.",
    )
    move_ids = fields.One2many("stock.move", "liink_memo_line_id", "Moves", readonly=True)
    purchase_line_ids = fields.Many2many("purchase.order.line", string="Purchase Lines", copy=False, readonly=True)
    bought_quantity = fields.Float("Bought", digits="Product Unit", compute="_compute_settled")
    returned_quantity = fields.Float("Returned", digits="Product Unit", compute="_compute_settled")
    used_quantity = fields.Float(
        "Used", digits="Product Unit", compute="_compute_settled", help="Set or melted into pieces, or counted away."
    )
    remaining_quantity = fields.Float("Remaining", digits="Product Unit", compute="_compute_settled")
    remaining_carats = fields.Float("Remaining (ct)", digits=(16, 3), compute="_compute_settled")
    remaining_value = fields.Monetary(compute="_compute_settled")

    @api.depends(
        "move_ids.state", "state", "lot_id.quant_ids.quantity", "lot_id.quant_ids.carats", "price", "price_basis"
    )
    def _compute_settled(self):
        done = self._liink_read_done()
        there = self._liink_read_there()
        for line in self:
            line.bought_quantity = done[line._origin.id, "bought"]
            line.returned_quantity = done[line._origin.id, "returned"]
            pieces, carats = there[line.lot_id.id, line.owner_id.id] if line.state != "draft" else (0.0, 0.0)
            line.remaining_quantity, line.remaining_carats = pieces, carats
            gone = line.bought_quantity + line.returned_quantity + pieces
            line.used_quantity = max(0.0, round(done[line._origin.id, "received"] - gone, 4))
            line.remaining_value = line._liink_value(pieces, carats)

    def _liink_read_done(self):
        """Return {(line id, operation): quantity} from done moves, in one query."""
        groups = (
            self.env["stock.move"]
            .sudo()
            ._read_group(
                [("liink_memo_line_id", "in", self._origin.ids), ("state", "=", "done")],
                ["liink_memo_line_id", "liink_memo_operation"],
                ["quantity:sum"],
            )
        )
        return defaultdict(float, {(line.id, operation): quantity for line, operation, quantity in groups})

    def _liink_read_there(self):
        """Return {(lot id, owner id): (quantity, carats)} on hand, in one query."""
        groups = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                Domain("lot_id", "in", self.lot_id.ids)
                & Domain("owner_id", "in", self.owner_id.ids)
                & self.env["stock.lot"]._liink_on_hand_domain("location_id"),
                ["lot_id", "owner_id"],
                ["quantity:sum", "carats:sum"],
            )
        )
        there = {(lot.id, owner.id): (quantity, carats) for lot, owner, quantity, carats in groups}
        return defaultdict(lambda: (0.0, 0.0), there)

    @api.constrains("quantity", "carats", "price", "price_basis", "product_id")
    def _check_measures(self):
        for line in self:
            line.product_id._liink_check_whole_stones(line.quantity)
            name = line.product_id.display_name
            if float_compare(line.quantity, 0, precision_digits=4) <= 0:
                raise ValidationError(self.env._("%s: give a quantity above zero.", name))
            if line.price < 0:
                raise ValidationError(self.env._("%s: an agreed price cannot be negative.", name))
            if line.carats < 0:
                raise ValidationError(self.env._("%s: a weight in carats cannot be negative.", name))
            if line.product_id.precious_kind != "stone" and (line.carats or line.price_basis == "carat"):
                raise ValidationError(self.env._("%s is not a stone: it has no carats.", name))
            if line.price_basis == "carat" and not line.carats:
                raise ValidationError(self.env._("%s is priced by the carat: give the weight of the stones.", name))
            if line.product_id.tracking == "serial" and line.quantity != 1:
                raise ValidationError(self.env._("%s has serial numbers: one line for each piece.", name))

    @api.constrains("lot_id", "product_id", "memo_id")
    def _check_lot(self):
        for line in self.filtered("lot_id"):
            if line.lot_id.product_id != line.product_id:
                raise ValidationError(
                    self.env._(
                        "%(lot)s is not a lot of %(product)s.",
                        lot=line.lot_id.name,
                        product=line.product_id.display_name,
                    )
                )
            others = self.search(
                [
                    ("lot_id", "=", line.lot_id.id),
                    ("owner_id", "=", line.owner_id.id),
                    ("id", "!=", line.id),
                    ("state", "in", ("draft", *REMAINING_STATES)),
                ]
            )
            if others:
                raise ValidationError(
                    self.env._(
                        "Lot %(lot)s is already on %(memo)s.", lot=line.lot_id.name, memo=others.memo_id[:1].name
                    )
                )

    def write(self, vals):
        frozen = {"product_id", "lot_id", "quantity", "memo_id"} & set(vals)
        if frozen and any(line.state not in ("draft", "cancel") for line in self):
            raise UserError(self.env._("What was received cannot be changed here; give it back, or count the stock."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_not_received(self):
        if any(line.state not in ("draft", "cancel") for line in self):
            raise UserError(self.env._("What was received cannot be changed here; give it back, or count the stock."))

    @api.model
    def _liink_entrusted_for(self, orders, product):
        """Return the lines of ``product`` that may be used for ``orders``."""
        if not orders:
            return self.browse()
        return self.search(
            [("order_id", "in", orders.ids), ("product_id", "=", product.id), ("state", "in", REMAINING_STATES)]
        )

    def _liink_value(self, quantity, carats):
        """Return the agreed price of so much of this line, in the memo's currency."""
        measure = carats if self.price_basis == "carat" else quantity
        return self.price * measure

    def _liink_ensure_lots(self):
        """Make the lots that are not yet known, named as the bag or by the next number."""
        missing = self.filtered(lambda line: not line.lot_id)
        if missing:
            lots = self.env["stock.lot"].create([line._liink_prepare_lot_vals() for line in missing])
            for line, lot in zip(missing, lots, strict=True):
                line.lot_id = lot

    def _liink_prepare_lot_vals(self):
        vals = {
            "product_id": self.product_id.id,
            "company_id": self.company_id.id,
            "supplier_id": self.owner_id.id,
        }
        return {**vals, "name": self.lot_name} if self.lot_name else vals

    def _liink_do_picking(self, operation, quantities=None):
        """Do the receipt, or the return, of these lines of one memo and return the picking.

        :param dict quantities: {line: (quantity, carats)}; all of each line by default
        """
        memo = self.memo_id.ensure_one()
        quantities = quantities or {line: (line.quantity, line.carats) for line in self}
        picking = self.env["stock.picking"].create(memo._liink_prepare_picking_vals(operation))
        self.env["stock.move"].create(
            [line._liink_prepare_move_vals(picking, operation, *quantities[line]) for line in self]
        )
        picking._action_done()
        return picking

    def _liink_prepare_move_vals(self, picking, operation, quantity, carats):
        source, destination = picking.location_id, picking.location_dest_id
        if operation == "returned":
            source = self._liink_get_quant(quantity).location_id
        common = {
            "product_id": self.product_id.id,
            "location_id": source.id,
            "location_dest_id": destination.id,
            "picking_id": picking.id,
            "company_id": self.company_id.id,
        }
        line = {
            "product_uom_id": self.product_uom_id.id,
            "quantity": quantity,
            "carats": carats or 0.0,
            "lot_id": self.lot_id.id,
            "owner_id": self.owner_id.id,
            "picked": True,
        }
        return {
            **common,
            "product_uom": self.product_uom_id.id,
            "product_uom_qty": quantity,
            "restrict_partner_id": self.owner_id.id,
            "partner_id": picking.partner_id.id,
            "origin": self.memo_id.name,
            "picking_type_id": picking.picking_type_id.id,
            "liink_memo_line_id": self.id,
            "liink_memo_operation": operation,
            "picked": True,
            "move_line_ids": [Command.create({**common, **line})],
        }

    def _liink_get_quant(self, quantity):
        """Return the place from which ``quantity`` can go: where most of the lot lies.

        :raises UserError: when so much is not there, or reserved, saying by what
        """
        self.ensure_one()
        quants = self.env["stock.quant"].search(
            Domain("lot_id", "=", self.lot_id.id)
            & Domain("owner_id", "=", self.owner_id.id)
            & Domain("quantity", ">", 0)
            & self.env["stock.lot"]._liink_on_hand_domain("location_id")
        )
        if not quants:
            raise UserError(
                self.env._(
                    "Nothing of lot %(lot)s of %(owner)s is left: it was bought, given back or used already.",
                    lot=self.lot_id.display_name,
                    owner=self.owner_id.display_name,
                )
            )
        best = quants.sorted(lambda quant: quant.quantity - quant.reserved_quantity, reverse=True)[0]
        best._liink_check_free(quantity)
        return best

    def _liink_quantity_text(self):
        """Return the quantity with its unit, as papers say it: 12,50 g, 3 pcs."""
        return self.product_id._liink_quantity_text(self.quantity)
