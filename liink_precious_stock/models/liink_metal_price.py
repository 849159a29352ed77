from odoo import api, fields, models
from odoo.exceptions import ValidationError

TROY_OUNCE = 31.1034768  # grams; Odoo's own "oz" is the avoirdupois ounce, never used for metal


class LiinkMetalPrice(models.Model):
    """What a fine metal was worth on a day: per troy ounce and per gram, one entered, the other worked out."""

    _name = "liink.metal.price"
    _description = "Metal Price"
    _order = "date desc, metal_id, id desc"

    metal_id = fields.Many2one("liink.metal", required=True, index=True, ondelete="cascade")
    date = fields.Date(required=True, default=fields.Date.context_today)
    currency_id = fields.Many2one("res.currency", required=True, default=lambda self: self.env.company.currency_id)
    company_id = fields.Many2one(
        "res.company", index="btree_not_null", help="Empty: the price counts for every company."
    )
    per_ounce = fields.Float(
        "Per Troy Ounce",
        digits=(16, 4),
        aggregator="avg",
        compute="_compute_per_ounce",
        store=True,
        readonly=False,
        precompute=True,
        help="Price of a troy ounce (31.1034768 g) of pure metal.",
    )
    per_gram = fields.Float(digits=(16, 8), aggregator="avg", required=True, help="Price of a gram of pure metal.")
    origin = fields.Selection(
        [("manual", "Entered"), ("csv", "CSV File"), ("feed", "Fetched")],
        required=True,
        default="manual",
        readonly=True,
        help="Entered by hand, imported from a file, or fetched from a price source.",
    )
    source_id = fields.Many2one(
        "liink.metal.price.source", "Price Source", readonly=True, ondelete="set null", index="btree_not_null"
    )

    _one_a_day = models.UniqueIndex(
        "(metal_id, date, currency_id, COALESCE(company_id, 0))",
        "There is already a price of this metal on this day in this currency: correct that one.",
    )
    _price_positive = models.Constraint("CHECK (per_gram > 0)", "A metal's price must be above zero.")

    @api.depends("metal_id", "date")
    def _compute_display_name(self):
        for price in self:
            price.display_name = f"{price.metal_id.name or ''} {fields.Date.to_string(price.date) or ''}"

    @api.depends("per_gram")
    def _compute_per_ounce(self):
        for price in self:
            price.per_ounce = price.per_gram * TROY_OUNCE

    @api.onchange("per_ounce")
    def _onchange_per_ounce(self):
        for price in self:
            if price._liink_is_contradictory():
                price.per_gram = price.per_ounce / TROY_OUNCE

    @api.constrains("per_gram", "per_ounce")
    def _check_price(self):
        for price in self:
            if price._liink_is_contradictory():
                raise ValidationError(
                    self.env._(
                        "%(price)s: %(gram)s per gram and %(ounce)s per troy ounce contradict each other (an ounce is"
                        " 31.1034768 g). Give one of them only.",
                        price=price.display_name,
                        gram=price.per_gram,
                        ounce=price.per_ounce,
                    )
                )

    @api.constrains("date")
    def _check_date(self):
        today = fields.Date.context_today(self)
        for price in self:
            if price.date > today:
                raise ValidationError(
                    self.env._("%s is in the future: nobody knows the price of that day yet.", price.display_name)
                )

    @api.constrains("currency_id", "company_id", "source_id")
    def _check_currency(self):
        for price in self:
            company = price.company_id or self.env.company
            if price.currency_id not in (company.currency_id, price.source_id.currency_id):
                raise ValidationError(
                    self.env._(
                        "%(price)s is in %(currency)s. Prices are kept in %(wanted)s, the currency of %(company)s:"
                        " convert it first.",
                        price=price.display_name,
                        currency=price.currency_id.name,
                        wanted=company.currency_id.name,
                        company=company.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._liink_complete(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._liink_complete(vals))

    @api.model
    def _liink_complete(self, vals):
        """Return ``vals`` with the price per gram, when only that of an ounce is given.

        :raises ValidationError: when a price is not above zero
        """
        if any(name in vals and vals[name] <= 0 for name in ("per_gram", "per_ounce")):
            raise ValidationError(self.env._("A metal's price must be above zero."))
        if vals.get("per_ounce") and not vals.get("per_gram"):
            return {**vals, "per_gram": vals["per_ounce"] / TROY_OUNCE}
        return vals

    def _liink_is_contradictory(self):
        self.ensure_one()
        return abs(self.per_gram * TROY_OUNCE - self.per_ounce) > 0.0001
