from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import float_compare


class LiinkMemoSettlement(models.TransientModel):
    """Give back, or buy, all or part of what was entrusted.

    Buying makes a purchase order whose received quantity is what was bought, so that the bill works as for any
    purchase. The stones do not move: they leave as the dealer's and enter as the company's, where they lie.
    """

    _name = "liink.memo.settlement"
    _description = "Settle Entrusted Property"

    memo_id = fields.Many2one("liink.memo", required=True, ondelete="cascade")
    operation = fields.Selection([("return", "Give Back"), ("buy", "Buy")], required=True)
    partner_id = fields.Many2one(related="memo_id.partner_id")
    currency_id = fields.Many2one(related="memo_id.currency_id")
    purchase_id = fields.Many2one(
        "purchase.order",
        "Add to",
        domain="[('partner_id', '=', partner_id), ('state', 'in', ('draft', 'sent')),"
        " ('currency_id', '=', currency_id)]",
        help="An open request to this owner. Empty: a new purchase order.",
    )
    line_ids = fields.One2many("liink.memo.settlement.line", "settlement_id")
    total = fields.Monetary(compute="_compute_total")

    @api.depends("line_ids.value")
    def _compute_total(self):
        for wizard in self:
            wizard.total = sum(wizard.line_ids.mapped("value"))

    @api.model
    def _liink_prepare(self, memo, operation):
        """Return the wizard filled with all that remains of ``memo``."""
        lines = memo.line_ids.filtered(lambda line: line.remaining_quantity > 0)
        if not lines:
            raise UserError(self.env._("Nothing of %s is left to settle.", memo.name))
        return self.create(
            {
                "memo_id": memo.id,
                "operation": operation,
                "line_ids": [
                    Command.create({"memo_line_id": line.id, "quantity": line.remaining_quantity, "price": line.price})
                    for line in lines
                ],
            }
        )

    def action_settle(self):
        """Do what was chosen; raises when more is asked than remains."""
        self.ensure_one()
        self.memo_id.check_access("write")
        lines = self.line_ids.filtered("quantity")
        if not lines:
            raise UserError(self.env._("Choose at least one lot, with its quantity."))
        for line in lines:
            line._liink_check()
        if self.operation == "return":
            memo_lines = lines.memo_line_id
            memo_lines._liink_do_picking(
                "returned", {line.memo_line_id: (line.quantity, line.carats) for line in lines}
            )
        else:
            self._liink_buy(lines)
        self.memo_id._liink_update_state()
        return {"type": "ir.actions.act_window_close"}

    def _liink_buy(self, lines):
        """Buy ``lines``: purchase order, change of owner of the very lots, receipt."""
        order = self.purchase_id or self.env["purchase.order"].create(self._liink_prepare_order_vals())
        left = self._liink_leave(lines)
        parts = {}
        for line, move in zip(lines, left, strict=True):
            carats = sum(move.move_line_ids.mapped("carats"))
            order_line = self.env["purchase.order.line"].create(line._liink_prepare_order_line_vals(order, carats))
            line.memo_line_id.purchase_line_ids = [Command.link(order_line.id)]
            parts[order_line] = move
        self.memo_id.purchase_ids = [Command.link(order.id)]
        order.button_confirm()
        if order.state != "purchase":
            raise UserError(
                self.env._(
                    "A purchase of this amount must be approved."
                    " Ask somebody who may approve purchases to buy it here."
                )
            )
        self._liink_enter(order, parts)
        return order

    def _liink_leave(self, lines):
        """Let the stones leave as the owner's property; the place they pass is the owner's, as for any purchase."""
        quants = [line.memo_line_id._liink_get_quant(line.quantity) for line in lines]
        supplier = self.partner_id.with_company(self.memo_id.company_id).property_stock_supplier
        return self.env["stock.quant"]._liink_take_from_owners(
            [(quant, line.quantity, line.carats) for quant, line in zip(quants, lines, strict=True)],
            supplier,
            reason=self.memo_id.name,
            values=[{"liink_memo_line_id": line.memo_line_id.id, "liink_memo_operation": "bought"} for line in lines],
        )

    def _liink_enter(self, order, parts):
        """Receive the lots on the order's own receipt, at the places where they lie."""
        for order_line, left in parts.items():
            self._liink_fill_receipt(
                order_line.move_ids.filtered(lambda move: move.state not in ("done", "cancel")), left.move_line_ids
            )
        moves = self.env["purchase.order.line"].union(*parts).move_ids
        moves.picking_id.filtered(lambda picking: picking.state not in ("done", "cancel"))._action_done()

    def _liink_fill_receipt(self, move, left):
        """Write on the receipt's move the lot that changed its owner; the price is on the order line."""
        move.move_line_ids.unlink()
        move.write({"location_dest_id": left.location_id.id, "liink_is_ownership_transfer": True})
        move.move_line_ids = [
            Command.create(
                {
                    "picking_id": move.picking_id.id,
                    "product_id": left.product_id.id,
                    "product_uom_id": left.product_uom_id.id,
                    "quantity": left.quantity,
                    "carats": left.carats,
                    "lot_id": left.lot_id.id,
                    "location_id": move.location_id.id,
                    "location_dest_id": left.location_id.id,
                    "result_package_id": left.package_id.id,
                    "picked": True,
                }
            )
        ]
        move.picked = True

    def _liink_prepare_order_vals(self):
        return {
            "partner_id": self.memo_id.partner_id.id,
            "partner_ref": self.memo_id.reference,
            "origin": self.memo_id.name,
            "currency_id": self.currency_id.id,
            "company_id": self.memo_id.company_id.id,
        }


class LiinkMemoSettlementLine(models.TransientModel):
    """How much of one entrusted lot goes back, or is bought, and at what price."""

    _name = "liink.memo.settlement.line"
    _description = "Lot to Settle"

    settlement_id = fields.Many2one("liink.memo.settlement", required=True, ondelete="cascade")
    memo_line_id = fields.Many2one("liink.memo.line", "Entrusted Lot", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="settlement_id.currency_id")
    product_id = fields.Many2one(related="memo_line_id.product_id")
    lot_id = fields.Many2one(related="memo_line_id.lot_id")
    precious_kind = fields.Selection(related="memo_line_id.precious_kind")
    product_uom_id = fields.Many2one(related="memo_line_id.product_uom_id")
    price_basis = fields.Selection(related="memo_line_id.price_basis")
    remaining_quantity = fields.Float(related="memo_line_id.remaining_quantity")
    remaining_carats = fields.Float(related="memo_line_id.remaining_carats")
    quantity = fields.Float(digits="Product Unit", required=True)
    carats = fields.Float("Weighed (ct)", digits=(16, 3), help="Left empty, their share of the carats of the lot.")
    price = fields.Float(min_display_digits="Product Price", aggregator=None)
    value = fields.Monetary(compute="_compute_value")

    @api.depends("quantity", "carats", "price")
    def _compute_value(self):
        for line in self:
            carats = line.carats or line._liink_share()
            line.value = line.price * (carats if line.price_basis == "carat" else line.quantity)

    def _liink_share(self):
        there = self.remaining_quantity
        return round(self.remaining_carats * self.quantity / there, 3) if there else 0.0

    def _liink_check(self):
        if float_compare(self.quantity, 0, precision_digits=4) < 0 or self.price < 0 or self.carats < 0:
            raise UserError(
                self.env._("Lot %s: quantity, carats and price cannot be negative.", self.lot_id.display_name)
            )
        self.memo_line_id._liink_get_quant(self.quantity)

    def _liink_prepare_order_line_vals(self, order, carats):
        """Return the purchase line of what was bought, priced as agreed: by the piece or gram, or by the carat."""
        values = {
            "order_id": order.id,
            "product_id": self.product_id.id,
            "product_qty": self.quantity,
            "product_uom_id": self.product_uom_id.id,
        }
        if self.price_basis != "carat":
            return {**values, "price_unit": self.price}
        return {
            **values,
            "liink_price_basis": "carat",
            "liink_carats": carats,
            "liink_carat_price": self.price,
            "price_unit": self.price * carats / self.quantity,
        }
