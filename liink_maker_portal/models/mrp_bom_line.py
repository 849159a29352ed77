from odoo import models


class MrpBomLine(models.Model):
    """A material of a piece, value by value, in the reader's language and number format."""

    _inherit = "mrp.bom.line"

    def _liink_get_maker_values(self):
        """The material's name, and its values with their label; carats are said per stone and in total."""
        self.ensure_one()
        kind = self.precious_kind
        if kind == "stone":
            title, values = self._liink_stone_name(), self._liink_get_stone_values()
        elif kind == "metal":
            title, values = self._liink_alloy_name(), [(self.env._("Weight"), self._liink_get_amount())]
        else:
            title, values = self.product_id.name, [(self.env._("Quantity"), self._liink_get_amount())]
        values += [
            (self.env._("Setting"), self.setting_type_id.name),
            (self.env._("Where"), self.position),
            (self.env._("Supplied by"), self._liink_get_maker_supplier()),
        ]
        return {"title": title[:1].upper() + title[1:], "values": [value for value in values if value[1]]}

    def _liink_get_stone_values(self):
        carats = self.carats_per_stone and self._liink_get_carats(self.carats_per_stone)
        return [
            (self.env._("Number"), self._liink_number(self.product_qty, 0, 0)),
            (self.env._("Per stone"), carats),
            (self.env._("In total"), self.total_carats and self._liink_get_carats(self.total_carats)),
            (self.env._("Size"), self.product_id._liink_stone_size_text()),
            (self.env._("Quality"), self.stone_quality_id.name),
        ]

    def _liink_get_carats(self, carats):
        return self.env._("%s ct", self._liink_number(carats, 2, 3))

    def _liink_get_amount(self):
        return self.product_id._liink_format_quantity(self.product_qty, self.product_uom_id)

    def _liink_get_maker_supplier(self):
        """Said when it is not the brand: the maker then has to bring it, or to wait for the customer's."""
        return {"maker": self.env._("you"), "customer": self.env._("the customer")}.get(self.supplied_by)
