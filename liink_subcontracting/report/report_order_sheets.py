from odoo import api, models


class ReportOrderSheets(models.AbstractModel):
    """The sheets of an order's pieces, as one paper."""

    _name = "report.liink_subcontracting.report_order_sheets"
    _inherit = "liink.technical.sheet.report"
    _description = "Technical Sheets of an Order (PDF)"
    _liink_model = "purchase.order"

    @api.model
    def _liink_prepare_papers(self, records):
        sheets = records._liink_get_technical_sheets()
        return [{"record": order, "lang": order._liink_get_maker_lang(), "sheets": sheets[order]} for order in records]
