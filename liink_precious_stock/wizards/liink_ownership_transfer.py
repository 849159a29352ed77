from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class LiinkOwnershipTransfer(models.TransientModel):
    """Make somebody else the owner of what lies at a place: for managers, with a reason."""

    _name = "liink.ownership.transfer"
    _description = "Transfer Ownership"

    new_owner_id = fields.Many2one("res.partner", help="Empty: your own company.")
    reason = fields.Char(required=True)
    line_ids = fields.One2many("liink.ownership.transfer.line", "transfer_id")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if "line_ids" in fields_list:
            quants = self._liink_default_quants()
            values["line_ids"] = [
                Command.create({"quant_id": quant.id, "quantity": max(0.0, quant.quantity - quant.reserved_quantity)})
                for quant in quants
            ]
        return values

    @api.model
    def _liink_default_quants(self):
        """Return what is in stock of the lots, or the stock lines, that the user selected."""
        model, ids = self.env.context.get("active_model"), self.env.context.get("active_ids", [])
        field = {"stock.quant": "id", "stock.lot": "lot_id"}.get(model)
        if not field:
            return self.env["stock.quant"]
        return self.env["stock.quant"].search(
            [
                (field, "in", ids),
                ("quantity", ">", 0),
                ("location_id.usage", "in", ("internal", "transit")),
                ("lot_id", "!=", False),
            ]
        )

    def action_transfer(self):
        """Transfer the ownership of the lines; raises for reserved stock, naming what reserves it."""
        self.ensure_one()
        Quant = self.env["stock.quant"]
        Quant._liink_check_ownership_rights()
        lines = self.line_ids.filtered("quantity")
        if not lines:
            raise UserError(self.env._("Choose at least one lot, with its quantity."))
        for _company, parts in lines.grouped(lambda line: line.quant_id.company_id).items():
            Quant._liink_transfer_ownership(
                [(line.quant_id, line.quantity, line.carats) for line in parts], self.new_owner_id, self.reason
            )
        self.env["liink.memo.line"].search([("lot_id", "in", lines.quant_id.lot_id.ids)]).memo_id._liink_update_state()
        return {"type": "ir.actions.act_window_close"}


class LiinkOwnershipTransferLine(models.TransientModel):
    """How much of one lot at one place changes its owner."""

    _name = "liink.ownership.transfer.line"
    _description = "Lot that Changes Owner"

    transfer_id = fields.Many2one("liink.ownership.transfer", required=True, ondelete="cascade")
    quant_id = fields.Many2one("stock.quant", required=True, ondelete="cascade")
    product_id = fields.Many2one(related="quant_id.product_id")
    precious_kind = fields.Selection(related="quant_id.precious_kind")
    lot_id = fields.Many2one(related="quant_id.lot_id")
    location_id = fields.Many2one(related="quant_id.location_id")
    owner_id = fields.Many2one(related="quant_id.owner_id")
    product_uom_id = fields.Many2one(related="quant_id.product_uom_id")
    quantity = fields.Float(digits="Product Unit", required=True)
    carats = fields.Float("Weighed (ct)", digits=(16, 3), help="Left empty, their share of the carats of the lot.")
