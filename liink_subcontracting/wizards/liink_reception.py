from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import formatLang

CARAT_GRAMS = 0.2  # 1 ct = 0.2 g
TOLERANCE = 0.02  # acceptance tolerance in use: weight ± 2 %


class LiinkReception(models.TransientModel):
    """Reception of an order's pieces: a line per awaited piece, its serial given, its weight to read off the balance.

    Untick the pieces that have not come: they stay awaited. One click when all is as ordered.
    """

    _name = "liink.reception"
    _description = "Reception of pieces"

    order_id = fields.Many2one("purchase.order", required=True, ondelete="cascade")
    maker_id = fields.Many2one(related="order_id.partner_id", string="Maker")
    line_ids = fields.One2many(
        "liink.reception.line", "reception_id", "Pieces", compute="_compute_line_ids", store=True, readonly=False
    )
    piece_count = fields.Integer("Pieces received", compute="_compute_totals")
    total_weight = fields.Float("Total weight (g)", digits=(16, 2), compute="_compute_totals")

    @api.depends("order_id")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = [(5, 0)] + [(0, 0, values) for values in wizard._prepare_lines()]

    def _prepare_lines(self):
        order = self.order_id
        index = order._liink_next_piece_index()
        values = []
        for receipt in order._liink_get_pending_receipts():
            expected = self._get_expected_weight(receipt)
            for _piece in range(int(receipt.product_uom_qty)):
                values.append(
                    {
                        "move_id": receipt.id,
                        "piece_index": index,
                        "serial": f"{order.name}-{index:03d}",
                        "expected_weight": expected,
                        "gross_weight": expected,
                    }
                )
                index += 1
        return values

    def _get_expected_weight(self, receipt):
        """Gross grams of a piece as its BoM has it: issued metal less the phases' loss allowance, plus the stones."""
        bom = receipt.purchase_line_id._liink_get_bom()
        product = receipt.product_id
        kept = 1.0
        for phase in bom.liink_phase_ids:
            kept *= 1 - phase.loss_allowance / 100
        return round(product.estimated_metal_weight * kept + product.estimated_carats * CARAT_GRAMS, 2)

    @api.depends("line_ids.is_received", "line_ids.gross_weight")
    def _compute_totals(self):
        for wizard in self:
            received = wizard.line_ids.filtered("is_received")
            wizard.piece_count = len(received)
            wizard.total_weight = sum(received.mapped("gross_weight"))

    def action_receive(self):
        """Receive the ticked pieces: serials, weights, consumption, genealogy and stock, all or nothing.

        :raises UserError: nothing ticked, a weight that cannot be, material never delivered to the maker
        """
        self.ensure_one()
        received = self.line_ids.filtered("is_received")
        if not received:
            raise UserError(self.env._("Tick at least one piece that has come."))
        received._check_weights()
        self._check_material_delivered()
        for receipt in received.move_id:
            lines = received.filtered(lambda line, receipt=receipt: line.move_id == receipt)
            lines._put_on_receipt()
        self._validate(received.move_id)
        return {"type": "ir.actions.act_window_close"}

    def _check_material_delivered(self):
        waiting = self.order_id._get_subcontracting_resupplies().filtered(
            lambda p: p.state not in ("done", "cancel")
        )
        done = self.order_id._get_subcontracting_resupplies().filtered(lambda p: p.state == "done")
        if waiting and not done:
            raise UserError(
                self.env._(
                    "The material of order %(order)s has not been delivered to %(maker)s: "
                    "validate %(delivery)s first.",
                    order=self.order_id.name,
                    maker=self.maker_id.name,
                    delivery=", ".join(waiting.mapped("name")),
                )
            )

    def _validate(self, receipts):
        for picking in receipts.picking_id:
            # Pieces that have not come stay awaited: core's backorder, without its question.
            picking.with_context(
                skip_backorder=True, picking_ids_not_to_backorder=[], skip_sms=True
            ).button_validate()


class LiinkReceptionLine(models.TransientModel):
    """One awaited piece on the reception screen."""

    _name = "liink.reception.line"
    _description = "Piece to receive"
    _order = "piece_index"

    reception_id = fields.Many2one("liink.reception", required=True, ondelete="cascade")
    move_id = fields.Many2one("stock.move", required=True, ondelete="cascade")
    product_id = fields.Many2one(related="move_id.product_id", string="Piece")
    piece_index = fields.Integer("Piece n°", readonly=True)
    serial = fields.Char("Serial number", readonly=True)
    is_received = fields.Boolean("Received", default=True)
    expected_weight = fields.Float("Expected (g)", digits=(16, 2), readonly=True)
    gross_weight = fields.Float(
        "Gross weight (g)", digits=(16, 4), help="Weight of the finished piece, stones included, in grams."
    )
    is_out_of_tolerance = fields.Boolean("Out of tolerance", compute="_compute_is_out_of_tolerance")

    @api.depends("gross_weight", "expected_weight")
    def _compute_is_out_of_tolerance(self):
        for line in self:
            difference = abs(line.gross_weight - line.expected_weight)
            line.is_out_of_tolerance = bool(
                line.expected_weight and difference > TOLERANCE * line.expected_weight + 1e-9
            )

    def _check_weights(self):
        for line in self:
            if line._get_metal_weight() <= 0:
                raise UserError(
                    self.env._(
                        "%(serial)s: a gross weight of %(weight)s g cannot be; "
                        "its stones alone weigh %(stones)s g.",
                        serial=line.serial,
                        weight=formatLang(self.env, line.gross_weight, digits=2),
                        stones=formatLang(self.env, line.product_id.estimated_carats * CARAT_GRAMS, digits=2),
                    )
                )

    def _get_metal_weight(self):
        """Net metal in grams: gross weight less the stones."""
        return round(self.gross_weight - self.product_id.estimated_carats * CARAT_GRAMS, 4)

    def _put_on_receipt(self):
        """Make the serials and put one line per piece on the receipt."""
        receipt = self.move_id
        lots = self.env["stock.lot"].create([line._prepare_lot() for line in self])
        receipt.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            [{**receipt._prepare_move_line_vals(quantity=1), "lot_id": lot.id, "picked": True} for lot in lots]
        )
        receipt.picked = True

    def _prepare_lot(self):
        order_line = self.move_id.purchase_line_id
        return {
            "name": self.serial,
            "product_id": self.product_id.id,
            "company_id": order_line.company_id.id,
            "gross_weight": self.gross_weight,
            "metal_weight": self._get_metal_weight(),
            "stone_carats": self.product_id.estimated_carats,
            "liink_order_id": order_line.order_id.id,
            "liink_order_line_id": order_line.id,
            "liink_maker_id": order_line.order_id.liink_maker_id.id,
            "liink_piece_index": self.piece_index,
        }
