from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command


class ProductTemplate(models.Model):
    """A piece made in several metals has a line of metal for each, of the same volume."""

    _inherit = "product.template"

    def action_liink_spread_metals(self):
        """Give each metal that the piece is offered in its own lines, weighed by density from the lines there are.

        :raises UserError: if the piece is offered in no metal or has no line of metal, or an alloy has no product or
            density
        """
        for piece in self:
            values = piece._liink_metal_values()
            lines = piece.liink_material_ids.filtered(
                lambda line: line.precious_kind == "metal" and not line.bom_product_template_attribute_value_ids
            )
            if not values or not lines:
                raise UserError(
                    self.env._(
                        "%s: choose the metals that it is offered in, and enter the metal of the first, to spread it.",
                        piece.display_name,
                    )
                )
            piece._liink_spread_lines(lines, values)

    def _liink_metal_values(self):
        self.ensure_one()
        metals = self.attribute_line_ids.filtered(lambda line: line.attribute_id.liink_role == "metal")
        return metals.product_template_value_ids.filtered("ptav_active")

    def _liink_spread_lines(self, lines, values):
        materials = self._liink_find_alloy_products(values.product_attribute_value_id.liink_alloy_id)
        for line in lines:
            for value in values:
                alloy = value.product_attribute_value_id.liink_alloy_id
                if alloy == line.product_id.alloy_id:
                    line.bom_product_template_attribute_value_ids = [Command.set(value.ids)]
                elif alloy:
                    line.copy(line._liink_prepare_other_metal_vals(materials[alloy], value))

    def _liink_find_alloy_products(self, alloys):
        """Return {alloy: the product that it is bought and issued as}."""
        found = self.env["product.product"].search(
            [("precious_kind", "=", "metal"), ("alloy_id", "in", alloys.ids)], order="id desc"
        )
        products = {product.alloy_id: product for product in found}
        missing = [alloy.name for alloy in alloys if alloy not in products]
        if missing:
            raise UserError(
                self.env._("There is no metal in stock of these alloys: %s. Create it first.", ", ".join(missing))
            )
        return products


class MrpBomLine(models.Model):
    """The same volume in another metal."""

    _inherit = "mrp.bom.line"

    def _liink_prepare_other_metal_vals(self, product, value):
        own, other = self.product_id.alloy_id, product.alloy_id
        if not (own.density and other.density):
            raise UserError(
                self.env._(
                    "%(own)s or %(other)s has no density: the weight of the other cannot be computed.",
                    own=own.name,
                    other=other.name,
                )
            )
        return {
            "bom_id": self.bom_id.id,
            "product_id": product.id,
            "product_qty": round(self.product_qty * other.density / own.density, 4),
            "bom_product_template_attribute_value_ids": [Command.set(value.ids)],
        }
