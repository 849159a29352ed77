from odoo import api, models

from ..models.stock_lot import GRAM_KINDS
from ..tools import format_measure


class LotLabelRoll(models.AbstractModel):
    """Labels of lots for a label printer, one per page of 50 × 25 mm."""

    _name = "report.liink_precious_stock.lot_label_roll"
    _description = "Labels of Lots, Label Printer"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the labels to print, ``copies`` of each lot after ``skip`` empty ones."""
        data = data or {}
        lots = self.env["stock.lot"].browse(data.get("lot_ids") or docids or []).exists()
        lots._liink_check_reader()
        copies = min(max(int(data.get("copies") or 1), 1), 100)
        labels = [label for lot in lots for label in [self._liink_prepare_label(lot)] * copies]
        return {
            "doc_ids": lots.ids,
            "doc_model": "stock.lot",
            "docs": lots,
            "labels": [None] * min(int(data.get("skip") or 0), 23) + labels,
        }

    @api.model
    def _liink_prepare_label(self, lot):
        """Return what is on a label: the lot, its product, what it holds, and the address its QR code opens."""
        return {
            "name": lot.name,
            "product": lot.product_id.with_context(display_default_code=False).display_name,
            "lines": [line for line in self._liink_prepare_lines(lot) if line],
            "url": self._liink_url(lot),
        }

    @api.model
    def _liink_prepare_lines(self, lot):
        if lot.precious_kind in GRAM_KINDS:
            fineness = format_measure(self.env, lot.fineness, 0, 1)
            return [f"{fineness} ‰ · {format_measure(self.env, lot.product_qty, 2, 4)} g"]
        if lot.precious_kind == "stone":
            pieces = self.env._("%s pcs", format_measure(self.env, lot.product_qty, 0, 0))
            certificate = " ".join(filter(None, [lot.laboratory_id.code, lot.certificate_number]))
            quality = lot.quality_id.name or " ".join(filter(None, [lot.colour_id.name, lot.clarity_id.name]))
            return [f"{pieces} · {format_measure(self.env, lot.carats, 2, 3)} ct", quality, certificate]
        return []

    @api.model
    def _liink_url(self, lot):
        path = "metal-lots" if lot.precious_kind in GRAM_KINDS else "stone-lots"
        return f"{lot.get_base_url()}/odoo/{path}/{lot.id}"


class LotLabelSheet(models.AbstractModel):
    """Labels of lots on A4 sheets of 3 × 8."""

    _name = "report.liink_precious_stock.lot_label_sheet"
    _inherit = "report.liink_precious_stock.lot_label_roll"
    _description = "Labels of Lots, A4 Sheet"
