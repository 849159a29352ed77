from odoo import api, fields, models


class StockLocation(models.Model):
    """A location knows whose place it is, so that the stock screens need not climb the tree row by row."""

    _inherit = "stock.location"

    liink_holder_ids = fields.One2many("liink.holder", "location_id", "Held for the Company by")
    liink_holder_id = fields.Many2one(
        "liink.holder",
        "At the Holder",
        compute="_compute_liink_holder_id",
        store=True,
        recursive=True,
        index="btree_not_null",
        help="The house in whose place this location lies. Empty for the company's own places.",
    )

    @api.depends("liink_holder_ids.location_id", "location_id.liink_holder_id")
    def _compute_liink_holder_id(self):
        for location in self:
            location.liink_holder_id = location.sudo().liink_holder_ids[:1] or location.location_id.liink_holder_id
