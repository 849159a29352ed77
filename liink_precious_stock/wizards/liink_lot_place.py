from odoo import api, fields, models


class LiinkLotPlace(models.AbstractModel):
    """What a wizard about one lot at one place asks first: which place. The first that holds some is proposed."""

    _name = "liink.lot.place"
    _description = "Lot at a Place"

    lot_id = fields.Many2one("stock.lot", required=True)
    quant_id = fields.Many2one(
        "stock.quant",
        "Place",
        required=True,
        compute="_compute_quant_id",
        store=True,
        readonly=False,
        precompute=True,
        domain=lambda self: (
            "[('lot_id', '=', lot_id), ('quantity', '>', 0),"
            f" ('location_id.usage', 'in', {self._liink_place_usages()})]"
        ),
    )

    @api.depends("lot_id")
    def _compute_quant_id(self):
        usages = self._liink_place_usages()
        for wizard in self:
            wizard.quant_id = wizard.lot_id.quant_ids.filtered(
                lambda quant: quant.quantity > 0 and quant.location_id.usage in usages
            )[:1]

    @api.model
    def _liink_place_usages(self):
        """Return the kinds of location at which the wizard may work. Hook."""
        return ["internal", "transit"]
