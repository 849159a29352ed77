from odoo import models


class IrActionsReport(models.Model):
    """LIINK's papers print several at once on every wkhtmltopdf."""

    _inherit = "ir.actions.report"

    def _liink_is_own_report(self, report_ref):
        return self._get_report(report_ref).report_name.startswith("liink_")

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        """Render LIINK's documents one by one: Debian's wkhtmltopdf (unpatched Qt) refuses several in one call."""
        if not res_ids or len(res_ids) == 1 or not self._liink_is_own_report(report_ref):
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids)
        streams = {}
        for res_id in res_ids:
            streams.update(super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=[res_id]))
        return streams
