from odoo import api, fields, models


class ProductProduct(models.Model):
    """One size and one metal of a piece, made when it is first ordered."""

    _inherit = "product.product"

    liink_variant_size = fields.Float(
        "Size of the Variant",
        digits=(4, 1),
        compute="_compute_liink_variant_size",
        help="The French size that this variant is made in: its own, or the piece's.",
    )

    @api.depends(
        "product_template_attribute_value_ids.product_attribute_value_id.liink_ring_size", "product_tmpl_id.ring_size"
    )
    def _compute_liink_variant_size(self):
        for product in self:
            values = product.product_template_attribute_value_ids.product_attribute_value_id
            sizes = values.filtered("liink_ring_size").mapped("liink_ring_size")
            product.liink_variant_size = sizes[0] if sizes else product.product_tmpl_id.ring_size

    def _liink_size_factor(self):
        """By how much this variant's metal differs from the piece's bill of materials; 1.0 for anything else."""
        if not self or self.precious_kind != "jewel":
            return 1.0
        return self.product_tmpl_id._liink_size_factor(self.liink_variant_size)

    def _unlink_or_archive(self, check_access=True):
        """Who may change a piece may take a size or a metal away; core asks for the right to delete any product."""
        if not check_access or any(product.precious_kind != "jewel" for product in self):
            return super()._unlink_or_archive(check_access=check_access)
        self.check_access("write")
        return super(ProductProduct, self.sudo())._unlink_or_archive(check_access=check_access)
