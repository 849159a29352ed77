from odoo import api, fields, models
from odoo.exceptions import UserError

FORMATS = [("roll", "Label printer, 50 × 25 mm"), ("sheet", "A4 sheet, 3 × 8 labels")]
REPORTS = {
    "roll": "liink_precious_stock.action_report_lot_label_roll",
    "sheet": "liink_precious_stock.action_report_lot_label_sheet",
}
LABELS_OF_SHEET = 24
MOST_LABELS = 2400


class LiinkLotLabel(models.TransientModel):
    """Print labels with a QR code for lots and parcels: on a label printer or on a sheet already begun."""

    _name = "liink.lot.label"
    _description = "Print Labels of Lots"

    lot_ids = fields.Many2many("stock.lot", string="Lots", required=True, default=lambda self: self._default_lot_ids())
    format = fields.Selection(FORMATS, required=True, default="roll")
    copies = fields.Integer("Labels per Lot", required=True, default=1)
    first_label = fields.Integer(
        "First Free Label",
        required=True,
        default=1,
        help="Of a sheet already begun: 1 is at the top left, 24 the last.",
    )

    _copies_positive = models.Constraint("CHECK (copies BETWEEN 1 AND 100)", "Print 1 to 100 labels per lot.")
    _first_on_sheet = models.Constraint("CHECK (first_label BETWEEN 1 AND 24)", "A sheet has the labels 1 to 24.")

    @api.model
    def _default_lot_ids(self):
        if self.env.context.get("active_model") == "stock.lot":
            return self.env["stock.lot"].browse(self.env.context.get("active_ids", []))
        if self.env.context.get("active_model") in ("liink.metal.stock", "liink.stone.stock"):
            rows = self.env[self.env.context["active_model"]].browse(self.env.context.get("active_ids", []))
            return rows.lot_id
        return self.env["stock.lot"]

    def action_print(self):
        """Return the PDF of the labels."""
        self.ensure_one()
        if len(self.lot_ids) * self.copies > MOST_LABELS:
            raise UserError(self.env._("Print at most %s labels at once.", MOST_LABELS))
        data = {
            "lot_ids": self.lot_ids.ids,
            "copies": self.copies,
            "skip": self.first_label - 1 if self.format == "sheet" else 0,
        }
        return self.env.ref(REPORTS[self.format]).report_action(None, data=data, config=False)
