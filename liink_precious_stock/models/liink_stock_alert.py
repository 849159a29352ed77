from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools import format_measure

SCREENS = {"metal": "liink.metal.stock", "stone": "liink.stone.stock"}
# What is free of each measure, as a field of the screen.
FREE_FIELDS = {
    "fine": "free_fine_weight",
    "gross": "free_quantity",
    "pieces": "free_quantity",
    "carats": "free_carats",
}
MEASURES_BY_KIND = {"metal": ("fine", "gross"), "stone": ("pieces", "carats")}


class LiinkStockAlert(models.Model):
    """Tell people when less of a metal or of a stone is free at the brand than there should be.

    Free means: own property, at the brand, promised to nobody. People are told once, by an activity and an
    e-mail; they are told again only after there was enough in between. See ``liink_stock_alert_check.py`` for the
    evaluation and ``liink_stock_alert_purchase.py`` for what to buy.
    """

    _name = "liink.stock.alert"
    _description = "Stock Alert"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "is_below desc, kind, id"
    _check_company_auto = True

    active = fields.Boolean(default=True)
    kind = fields.Selection([("metal", "Metal"), ("stone", "Stone")], required=True, default="metal")
    metal_id = fields.Many2one("liink.metal", ondelete="restrict", index="btree_not_null")
    alloy_id = fields.Many2one("liink.alloy", ondelete="restrict", index="btree_not_null")
    spec_id = fields.Many2one(
        "liink.stone.spec",
        "Stones as Specified",
        ondelete="restrict",
        index="btree_not_null",
        help="Only stones that would be reserved for such a demand count, of every product or of the one below.",
    )
    quality_id = fields.Many2one("liink.stone.quality", ondelete="restrict", index="btree_not_null")
    product_id = fields.Many2one(
        "product.product",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="Only this product counts. Leave empty to count every product of this metal, alloy or stone.",
    )
    measure = fields.Selection(
        [("fine", "Fine grams"), ("gross", "Grams"), ("pieces", "Pieces"), ("carats", "Carats")],
        required=True,
        compute="_compute_measure",
        store=True,
        readonly=False,
        precompute=True,
    )
    minimum = fields.Float(
        digits=(16, 3), required=True, aggregator=None, help="In the unit of the measure. Below it, people are told."
    )
    free = fields.Float(
        "Free Now",
        digits=(16, 3),
        compute="_compute_free",
        aggregator=None,
        help="Own property at the brand that is promised to nobody.",
    )
    user_ids = fields.Many2many(
        "res.users",
        string="People to Tell",
        domain=[("share", "=", False)],
        default=lambda self: self.env.user,
        help="They get an activity and an e-mail, once until there is enough again.",
    )
    is_below = fields.Boolean("Below", readonly=True, copy=False, index=True, help="As the last check found it.")
    told_on = fields.Datetime("Told on", readonly=True, copy=False)
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)

    _minimum_positive = models.Constraint("CHECK (minimum > 0)", "The minimum of an alert must be above zero.")

    @api.depends("kind")
    def _compute_measure(self):
        for alert in self:
            if alert.measure not in MEASURES_BY_KIND[alert.kind]:
                alert.measure = MEASURES_BY_KIND[alert.kind][0]

    @api.depends("kind", "metal_id", "alloy_id", "spec_id", "quality_id", "product_id", "measure", "company_id")
    def _compute_free(self):
        free = self._liink_measure_free()
        for alert in self:
            alert.free = free.get(alert, 0.0)

    @api.depends("kind", "metal_id", "alloy_id", "spec_id", "quality_id", "product_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for alert in self:
            matter = alert._liink_matter()
            alert.display_name = " · ".join(record.display_name for record in matter) or self.env._("New alert")

    @api.constrains("kind", "metal_id", "alloy_id", "spec_id", "quality_id", "product_id")
    def _check_matter(self):
        for alert in self:
            if not alert._liink_matter():
                raise ValidationError(
                    self.env._("Say what this alert watches: a metal, an alloy, a stone, a quality or a product.")
                )

    @api.constrains("kind", "measure")
    def _check_measure(self):
        for alert in self:
            if alert.measure not in MEASURES_BY_KIND[alert.kind]:
                raise ValidationError(
                    self.env._(
                        "Alert %s: metal is measured in grams or fine grams, stones in pieces or carats.",
                        alert.display_name,
                    )
                )

    @api.onchange("kind")
    def _onchange_kind(self):
        if self.kind == "metal":
            self.spec_id = self.quality_id = False
        else:
            self.metal_id = self.alloy_id = False
        if self.product_id.precious_kind != self.kind:
            self.product_id = False

    def _liink_matter(self):
        """Return the records that say what is watched, the narrowest first."""
        self.ensure_one()
        if self.kind == "metal":
            return [record for record in (self.product_id, self.alloy_id or self.metal_id) if record][:1]
        return [record for record in (self.product_id, self.spec_id, self.quality_id) if record]

    def _liink_domain(self):
        """Return the domain, on the rows of the screen, of what counts for this alert."""
        self.ensure_one()
        matter = self._liink_metal_domain() if self.kind == "metal" else self._liink_stone_domain()
        place = Domain("place_kind", "=", "brand") & Domain("company_id", "=", self.company_id.id)
        if self.product_id:
            matter &= Domain("product_id", "=", self.product_id.id)
        return place & matter

    def _liink_metal_domain(self):
        if self.alloy_id:
            return Domain("alloy_id", "=", self.alloy_id.id)
        return Domain("metal_id", "=", self.metal_id.id) if self.metal_id else Domain.TRUE

    def _liink_stone_domain(self):
        domain = self._liink_spec_domain() if self.spec_id else Domain.TRUE
        if self.quality_id:
            domain &= Domain("quality_id", "=", self.quality_id.id)
        return domain

    def _liink_spec_domain(self):
        """Return the domain of the stones that answer the specification, by the rules of the alert's company."""
        return self.spec_id.with_company(self.company_id)._liink_stock_domain()

    def _liink_format(self, value):
        """Return ``value`` with its unit, as the user writes numbers: 35,00 g fin, 12 pierres."""
        self.ensure_one()
        if self.measure == "pieces":
            return self.env._("%s stones", format_measure(self.env, value, 0, 0))
        number = format_measure(self.env, value, 2, 3)
        return {
            "fine": self.env._("%s g fine", number),
            "gross": self.env._("%s g", number),
            "carats": self.env._("%s ct", number),
        }[self.measure]
