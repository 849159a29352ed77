from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class LiinkLotMerge(models.TransientModel):
    """Put several lots of one product, at one place and of one owner, into one new lot.

    Lots of unequal grade, origin or supplier are refused, or leave a lot that is marked as mixed (domain.md §2).
    """

    _name = "liink.lot.merge"
    _description = "Merge Lots"

    lot_ids = fields.Many2many("stock.lot", string="Lots", required=True)
    product_id = fields.Many2one("product.product", compute="_compute_product_id")
    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind")
    location_id = fields.Many2one(
        "stock.location",
        "Place",
        required=True,
        compute="_compute_location_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('usage', '=', 'internal')]",
    )
    owner_id = fields.Many2one("res.partner", help="Empty: your own property.")
    quantity = fields.Float("Together", digits=(16, 4), compute="_compute_measures")
    carats = fields.Float("Carats Together", digits=(16, 3), compute="_compute_measures")
    fineness = fields.Float("Fineness (‰)", digits=(6, 1), compute="_compute_measures")
    difference = fields.Char("They Differ in", compute="_compute_difference")
    is_mixed_accepted = fields.Boolean("Mark as Mixed", help="Merge them all the same; the new lot says so for ever.")
    name = fields.Char("Name of the New Lot", help="Left empty, the lot gets the next number.")

    @api.model
    def default_get(self, names):
        """Take the lots that were selected in the list."""
        values = super().default_get(names)
        if self.env.context.get("active_model") == "stock.lot" and not values.get("lot_ids"):
            values["lot_ids"] = [Command.set(self.env.context.get("active_ids", []))]
        return values

    @api.depends("lot_ids")
    def _compute_product_id(self):
        for wizard in self:
            wizard.product_id = wizard.lot_ids.product_id[:1]

    @api.depends("lot_ids")
    def _compute_location_id(self):
        for wizard in self:
            quants = wizard.lot_ids.quant_ids.filtered(
                lambda quant: quant.quantity > 0 and quant.location_id.usage == "internal"
            )
            wizard.location_id = wizard.location_id or quants[:1].location_id

    @api.depends("lot_ids", "location_id", "owner_id")
    def _compute_measures(self):
        for wizard in self:
            quants = wizard._liink_quants()
            wizard.quantity = sum(quants.mapped("quantity"))
            wizard.carats = sum(quants.mapped("carats"))
            fine = sum(quant.quantity * quant.lot_id.fineness for quant in quants)
            wizard.fineness = fine / wizard.quantity if wizard.quantity else 0.0

    @api.depends("lot_ids")
    def _compute_difference(self):
        for wizard in self:
            wizard.difference = ", ".join(wizard.lot_ids._origin._liink_get_merge_differences().values())

    def action_merge(self):
        """Merge, and open the new lot."""
        lot = self._liink_merge()
        return {"type": "ir.actions.act_window", "res_model": "stock.lot", "res_id": lot.id, "view_mode": "form"}

    def _liink_merge(self):
        """Return the new lot, made by a transformation that can be reversed.

        :raise UserError: which lots cannot be put together, and why
        """
        self.ensure_one()
        self._liink_check()
        parts = [(quant.lot_id, quant.quantity, quant.carats) for quant in self._liink_quants()]
        merge = self.env["liink.metal.transformation"]._liink_create_merge(
            parts, self.location_id, self.owner_id, self.name
        )
        merge.is_mixed_accepted = self.is_mixed_accepted
        merge.action_confirm()
        return merge.output_ids.lot_id

    def _liink_quants(self):
        lots, location, owner = self.lot_ids._origin, self.location_id._origin, self.owner_id._origin
        return lots.quant_ids.filtered(
            lambda quant: (
                quant.quantity > 0
                and quant.location_id == location
                and quant.owner_id == owner
                and not quant.package_id
            )
        )

    def _liink_check(self):
        if len(self.lot_ids.product_id) > 1:
            raise UserError(
                self.env._(
                    "Only lots of one product can be merged: %s are not the same.",
                    ", ".join(self.lot_ids.product_id.mapped("display_name")),
                )
            )
        if self.product_id.tracking == "serial":
            raise UserError(self.env._("%s: certified stones stay single.", self.product_id.display_name))
        if len(self.lot_ids) < 2:
            raise UserError(self.env._("Choose at least two lots to merge."))
        missing = self.lot_ids - self._liink_quants().lot_id
        if missing:
            raise UserError(
                self.env._(
                    "Nothing of lot %(lot)s lies at %(place)s. Bring the lots to one place first.",
                    lot=", ".join(missing.mapped("display_name")),
                    place=self.location_id.display_name,
                )
            )
