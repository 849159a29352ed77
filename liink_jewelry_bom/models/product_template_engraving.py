from odoo import fields, models


class ProductTemplate(models.Model):
    """A piece that always carries the same engraving: each order line takes a copy of it."""

    _inherit = "product.template"

    liink_engraving_ids = fields.One2many("liink.engraving", "product_tmpl_id", "Engravings", copy=True)
