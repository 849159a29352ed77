from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import float_compare

CARAT_PRICE_FIELDS = ("liink_price_basis", "liink_carats", "liink_carat_price", "product_qty")


class PurchaseOrderLine(models.Model):
    """Stones are bought by the piece or by the carat.

    By the carat, the unit price that Odoo works with is the price per carat × the carats ÷ the pieces, so that
    subtotal, taxes, discount, currency and bill are Odoo's own. What is received costs, and is billed, what it weighs.
    """

    _inherit = "purchase.order.line"

    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind")
    liink_price_basis = fields.Selection(
        [("piece", "Per Piece"), ("carat", "Per Carat")],
        "Priced",
        default="piece",
        required=True,
        help="Stones may be priced by their weight in carats.",
    )
    liink_carats = fields.Float("Carats", digits=(16, 3), help="Weight of all the stones of this line.")
    liink_carat_price = fields.Float(
        "Price per Carat",
        min_display_digits="Product Price",
        aggregator="avg",
        help="In the order's currency, untaxed.",
    )

    @api.constrains("liink_price_basis", "liink_carats", "liink_carat_price", "product_id")
    def _check_carat_price(self):
        for line in self._liink_by_carat():
            if line.product_id.precious_kind != "stone":
                raise ValidationError(
                    self.env._("%s is not a stone: it cannot be bought by the carat.", line.product_id.display_name)
                )
            if float_compare(line.liink_carats, 0, precision_digits=3) <= 0 or line.liink_carat_price < 0:
                raise ValidationError(
                    self.env._(
                        "%s is bought by the carat: give the weight of the stones in carats and the price of one"
                        " carat.",
                        line.product_id.display_name,
                    )
                )

    @api.onchange(*CARAT_PRICE_FIELDS)
    def _onchange_carat_price(self):
        for line in self._liink_by_carat():
            line.price_unit = line._liink_price_of_piece()

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._liink_price_by_carat()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if any(name in vals for name in CARAT_PRICE_FIELDS):
            self._liink_price_by_carat()
        return result

    def _liink_by_carat(self):
        return self.filtered(lambda line: line.liink_price_basis == "carat")

    def _liink_price_by_carat(self):
        for line in self._liink_by_carat():
            price = line._liink_price_of_piece()
            if price != line.price_unit:
                line.price_unit = price

    def _liink_price_of_piece(self):
        return self.liink_carat_price * self.liink_carats / self.product_qty if self.product_qty else 0.0

    def _liink_carat_cost(self):
        """Return the price of one carat in the company's currency, discounted, as Odoo has it for one piece."""
        pieces = self.product_uom_id._compute_quantity(self.product_qty, self.product_id.uom_id)
        return self._get_stock_move_price_unit() * pieces / self.liink_carats if self.liink_carats else 0.0

    def _prepare_account_move_line(self, move=False):
        """The bill asks for the carats received, not for those ordered."""
        vals = super()._prepare_account_move_line(move=move)
        ratio = self._liink_received_ratio()
        for name in ("price_unit", "balance"):
            if name in vals:
                vals[name] *= ratio
        return vals

    def _liink_received_ratio(self):
        """Return the average weight of a stone received ÷ that of a stone ordered, 1 where nothing else is known."""
        lines = self.move_ids.move_line_ids if self.liink_price_basis == "carat" else self.env["stock.move.line"]
        received = lines.filtered(lambda line: line.state == "done" and line.location_id.usage == "supplier")
        pieces, carats = sum(received.mapped("quantity_product_uom")), sum(received.mapped("carats"))
        if not (pieces and carats and self.liink_carats):
            return 1.0
        return (carats / pieces) / (self.liink_carats / self.product_uom_qty)
