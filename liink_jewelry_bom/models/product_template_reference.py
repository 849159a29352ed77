from odoo import api, models


class ProductTemplate(models.Model):
    """The reference of a piece is that of all its sizes and metals: it stays when they become products.

    Core keeps a reference per product only, and forgets the piece's own once it has several.
    """

    _inherit = "product.template"

    @api.depends("product_variant_ids.default_code")
    def _compute_default_code(self):
        own = {piece: piece.default_code for piece in self if piece.precious_kind == "jewel"}
        res = super()._compute_default_code()
        for piece, reference in own.items():
            if not piece.default_code:
                codes = set(piece.product_variant_ids.mapped("default_code"))
                piece.default_code = codes.pop() if len(codes) == 1 and any(codes) else reference
        return res

    def _set_default_code(self):
        """All sizes and metals take the piece's reference, but those that have one of their own."""
        res = super()._set_default_code()
        for piece in self.filtered(lambda piece: piece.precious_kind == "jewel"):
            variants = piece.product_variant_ids
            if len(variants) > 1 and len(set(variants.mapped("default_code"))) == 1:
                variants.default_code = piece.default_code
        return res


class ProductProduct(models.Model):
    """A size or metal is called by the reference of its piece, unless it is given one of its own."""

    _inherit = "product.product"

    @api.model_create_multi
    def create(self, vals_list):
        pieces = self.env["product.template"].browse(
            [vals["product_tmpl_id"] for vals in vals_list if vals.get("product_tmpl_id")]
        )
        references = {piece.id: piece.default_code for piece in pieces if piece.precious_kind == "jewel"}
        for vals in vals_list:
            if references.get(vals.get("product_tmpl_id")) and "default_code" not in vals:
                vals["default_code"] = references[vals["product_tmpl_id"]]
        return super().create(vals_list)
