from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ..tools import format_measure


class LiinkMetalValuation(models.TransientModel):
    """Ask which day's price the metal is to be worth, and whether of that day's stock or of today's."""

    _name = "liink.metal.valuation"
    _description = "Value of Metal at a Date"

    date = fields.Date(required=True, default=fields.Date.context_today)
    stock_of = fields.Selection(
        [("then", "As it was that evening"), ("now", "As it is now")],
        "Stock",
        required=True,
        default="then",
        help="Count what lay there at the end of that day, or value at that day's price what is on hand now.",
    )
    metal_id = fields.Many2one("liink.metal", help="Leave empty to value every metal.")
    prices = fields.Text(compute="_compute_prices")

    @api.constrains("date")
    def _check_date(self):
        today = fields.Date.context_today(self)
        for wizard in self:
            if wizard.date > today:
                raise ValidationError(
                    self.env._(
                        "%s is still to come: no price of that day is known. Choose today or a day that has been.",
                        format_date(self.env, wizard.date),
                    )
                )

    @api.depends("date", "metal_id")
    @api.depends_context("company", "lang")
    def _compute_prices(self):
        for wizard in self:
            wizard.prices = wizard._liink_describe_prices() if wizard.date else ""

    def _liink_describe_prices(self):
        """Return a line per metal: its last price known at the date, or that none was known."""
        metals = self.metal_id or self.env["liink.metal"].search(Domain.TRUE)
        known = metals._liink_get_price(self.date)
        return "\n".join(self._liink_describe_price(metal, known.get(metal.id)) for metal in metals)

    def _liink_describe_price(self, metal, price):
        if price is None:
            return self.env._("%s: no price known at that date, worth nothing", metal.name)
        return self.env._(
            "%(metal)s: %(price)s %(currency)s per fine gram",
            metal=metal.name,
            price=format_measure(self.env, price, 2, 4),
            currency=self.env.company.currency_id.symbol,
        )

    def action_show(self):
        """Open the metal of that day with its fine grams, the price and what it was worth."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.liink_metal_stock_at_date_action")
        context = {
            "search_default_group_by_metal": 1,
            "search_default_group_by_title": 2,
            "search_default_group_by_place": 3,
            "liink_at_date": fields.Date.to_string(self.date),
            "liink_stock_now": self.stock_of == "now",
        }
        domain = [("metal_id", "=", self.metal_id.id)] if self.metal_id else []
        title = self._liink_title()
        return {**action, "name": title, "display_name": title, "context": context, "domain": domain}

    def _liink_title(self):
        date = format_date(self.env, self.date)
        if self.stock_of == "now":
            return self.env._("Metal on hand at the price of %s", date)
        return self.env._("Metal on %s", date)
