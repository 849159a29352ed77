from odoo import models
from odoo.fields import Domain


class LiinkStoneSpec(models.Model):
    """Which rows of the stone screen, and which products to buy, answer a demand; for alerts and their purchases.

    The rule is that of reservation, see ``liink_stone_spec_match.py``, for every product at once: a row is in
    ``_liink_stock_domain`` if and only if ``_liink_reasons`` finds nothing against its lot.
    """

    _inherit = "liink.stone.spec"

    def _liink_stock_domain(self):
        """Return the domain, on ``liink.stone.stock``, of the stones that answer this demand, of any product."""
        self.ensure_one()
        lots = Domain("lot_id", "any", self._liink_size_domain() & self._liink_grade_domain())
        return (
            self._liink_product_domain() & lots & self._liink_stock_carats_domain() & self._liink_stock_certified()
        )

    def _liink_product_domain(self):
        """Return the domain of what a product says: nature, origin and shape."""
        natures = [self.nature, False] if self.nature == "diamond" else [self.nature]
        domain = Domain("stone_nature", "in", natures)
        if self.stone_origin:
            domain &= Domain("stone_origin", "=", self.stone_origin)
        else:
            domain &= Domain("stone_origin", "!=", "laboratory")
        return domain & Domain("stone_shape", "=", self.shape) if self.shape else domain

    def _liink_stock_carats_domain(self):
        if not (self.carats_min or self.carats_max):
            return Domain.TRUE
        weighed = Domain("lot_id.carats_each", ">", 0)
        return (weighed & self._liink_between_carats("lot_id.carats_each")) | (
            ~weighed & self._liink_between_carats("product_id.carats_per_stone")
        )

    def _liink_between_carats(self, name):
        domain = Domain(name, ">", 0) & Domain(name, ">=", self.carats_min)
        return domain & Domain(name, "<=", self.carats_max) if self.carats_max else domain

    def _liink_stock_certified(self):
        if self.is_single:
            return Domain.TRUE
        return Domain("is_certified", "=", False) | Domain("product_id.tracking", "=", "serial")

    def _liink_find_product_to_buy(self):
        """Return the product to ask a dealer for: of the weight asked, else one whose weight is not fixed."""
        self.ensure_one()
        Product = self.env["product.product"]
        domain = (
            Domain("precious_kind", "=", "stone") & Domain("seller_ids", "!=", False) & self._liink_product_domain()
        )
        if not (self.carats_min or self.carats_max):
            return Product.search(domain, limit=1)
        return Product.search(domain & self._liink_between_carats("carats_per_stone"), limit=1) or Product.search(
            domain & Domain("carats_per_stone", "in", [0, False]), limit=1
        )
