from odoo import api, fields, models
from odoo.fields import Command


class MrpBom(models.Model):
    """The bill of materials of a piece, with the phases of its making."""

    _inherit = "mrp.bom"

    liink_phase_ids = fields.One2many("liink.bom.phase", "bom_id", string="Phases", copy=True)
    precious_kind = fields.Selection(related="product_tmpl_id.precious_kind")

    @api.constrains("product_uom_id", "product_tmpl_id")
    def _check_liink_uom(self):
        for bom in self:
            bom.product_tmpl_id._liink_check_convertible(bom.product_uom_id)

    @api.constrains("active", "product_id", "product_tmpl_id", "bom_line_ids")
    def _check_bom_cycle(self):
        """What is made of nothing closes no circle: core would ask for the bill of each component of each bill."""
        components = self.bom_line_ids.product_id.product_tmpl_id
        if components and not self.sudo().search_count([("product_tmpl_id", "in", components.ids)], limit=1):
            return None
        return super()._check_bom_cycle()

    @api.model_create_multi
    def create(self, vals_list):
        """A piece's bill of materials gets its type and, if none are given, the usual phases."""
        pieces = self.env["product.template"].browse(
            [vals["product_tmpl_id"] for vals in vals_list if vals.get("product_tmpl_id")]
        )
        jewels = set(pieces.filtered(lambda piece: piece.precious_kind == "jewel").ids)
        phases = self._liink_default_phase_commands() if jewels else []
        for vals in vals_list:
            if vals.get("product_tmpl_id") in jewels:
                self._liink_complete_piece_vals(vals, phases)
        return super().create(vals_list)

    def _liink_complete_piece_vals(self, vals, phases):
        if "type" not in vals and "default_type" not in self.env.context:
            vals["type"] = self._liink_default_bom_type()
        if "product_uom_id" not in vals:
            piece = self.env["product.template"].browse(vals["product_tmpl_id"])
            vals["product_uom_id"] = piece.uom_id.id
        if "liink_phase_ids" not in vals:
            vals["liink_phase_ids"] = list(phases)

    @api.model
    def _liink_default_bom_type(self):
        """Type of a piece's bill of materials: hook for modules that have pieces made outside."""
        return "normal"

    @api.model
    def _liink_default_phase_commands(self):
        """Commands that create the phases proposed on every new piece."""
        phases = self.env["liink.phase"].search([("is_default", "=", True)])
        return [Command.create(phase._liink_prepare_bom_phase_vals()) for phase in phases]
