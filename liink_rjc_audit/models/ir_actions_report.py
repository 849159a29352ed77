import io
import logging

from odoo import models

from ..tools import annex_pages, join_pages

_logger = logging.getLogger(__name__)

DOSSIER = "liink_rjc_audit.report_dossier"


class IrActionsReport(models.Model):
    """The PDF of a dossier carries its papers behind it, as annexes numbered like in its list of papers.

    A paper that cannot be read (damaged, locked) never stops the dossier: it is listed there as not attached.
    """

    _inherit = "ir.actions.report"

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        if not res_ids or self._get_report(report_ref).report_name != DOSSIER:
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids)
        streams = {}
        for piece in self.env["stock.lot"].browse(dict.fromkeys(res_ids)):
            # One by one: each has annexes of its own.
            annexes, unmerged_ids = self._liink_prepare_annexes(piece)
            piece_data = {**(data or {}), "liink_unmerged_ids": unmerged_ids}
            streams.update(super()._render_qweb_pdf_prepare_streams(report_ref, piece_data, res_ids=piece.ids))
            self._liink_append_annexes(streams[piece.id], annexes)
        return streams

    def _liink_append_annexes(self, stream_data, annexes):
        if annexes:
            dossier = stream_data["stream"].getvalue()
            stream_data["stream"] = io.BytesIO(join_pages(dossier, annexes))

    def _liink_prepare_annexes(self, piece):
        """Return the annexes of a piece as pairs (title, PDF), and the ids of the papers that cannot be read."""
        papers = piece._liink_get_dossier()["papers"]
        files = self.env["liink.evidence"].browse(paper["evidence_id"] for paper in papers)._liink_get_files()
        annexes, unmerged_ids = [], []
        for paper in papers:
            title = self.env._("Annex %(number)s · %(kind)s", number=paper["number"], kind=paper["kind"])
            try:
                content = files.get(paper["evidence_id"], b"")
                annexes.append((title, annex_pages(content, f"{title} · {piece.name}")))
            except ValueError as error:
                _logger.info("Paper %s of piece %s cannot be attached: %s", paper["evidence_id"], piece.name, error)
                unmerged_ids.append(paper["evidence_id"])
        return annexes, unmerged_ids
