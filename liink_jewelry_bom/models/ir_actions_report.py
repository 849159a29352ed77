import html
import re

from odoo import models

from ..tools.sheet_pages import join_pdfs, number_pages

FOOT = re.compile(r'<div [^>]*data-liink-foot="([^"]*)"')


class IrActionsReport(models.Model):
    """Papers whose articles say what stands at the foot of their pages, each with its own number of pages."""

    _inherit = "ir.actions.report"

    def _run_wkhtmltopdf(self, bodies, *args, **kwargs):
        """Articles with a foot are made one by one, so that each counts its own pages."""
        feet = [FOOT.search(str(body)) for body in bodies]
        if not bodies or not all(feet):
            return super()._run_wkhtmltopdf(bodies, *args, **kwargs)
        pdfs = [super(IrActionsReport, self)._run_wkhtmltopdf([body], *args, **kwargs) for body in bodies]
        numbered = [number_pages(pdf, html.unescape(foot[1])) for pdf, foot in zip(pdfs, feet, strict=True)]
        return join_pdfs(numbered) if len(numbered) > 1 else numbered[0]
