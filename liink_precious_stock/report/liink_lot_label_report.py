import base64
import textwrap
from dataclasses import dataclass

from odoo import api, models

from ..models.stock_lot import GRAM_KINDS
from ..tools import draw_qr_code, format_measure

MOST_COPIES = 100
# Width of a letter of the usual fonts, in parts of their size.
LETTER, BOLD_LETTER = 0.6, 0.72


@dataclass(frozen=True)
class Paper:
    """How labels lie on a page, in millimetres."""

    columns: int
    rows: int
    width: float
    height: float
    font: float

    @property
    def page_width(self):
        """Width of the page."""
        return self.columns * self.width

    @property
    def page_height(self):
        """Height of the drawing."""
        return self.rows * self.height

    @property
    def places(self):
        """Number of labels on a page."""
        return self.columns * self.rows


# Half a millimetre less than the page is high: a rounding must not begin another page.
ROLL = Paper(columns=1, rows=1, width=50, height=24.5, font=2.3)
SHEET = Paper(columns=3, rows=8, width=70, height=37, font=3)


class LotLabelRoll(models.AbstractModel):
    """Labels of lots for a label printer, one per page of 50 × 25 mm.

    A page is one SVG picture as wide as the paper: so millimetres are millimetres with every wkhtmltopdf, which
    scale lengths each in its own way.
    """

    _name = "report.liink_precious_stock.lot_label_roll"
    _description = "Labels of Lots, Label Printer"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the pages to print: ``copies`` of each lot, after ``skip`` empty places."""
        data = data or {}
        lots = self.env["stock.lot"].browse(data.get("lot_ids") or docids or []).exists()
        lots._liink_check_reader()
        copies = min(max(int(data.get("copies") or 1), 1), MOST_COPIES)
        paper = self._liink_paper()
        labels = [None] * (int(data.get("skip") or 0) % paper.places)
        for lot in lots:
            labels += [self._liink_prepare_label(lot, paper)] * copies
        pages = [labels[start : start + paper.places] for start in range(0, len(labels), paper.places)]
        return {
            "doc_ids": lots.ids,
            "doc_model": "stock.lot",
            "docs": lots,
            "pages": [self._liink_draw(page, paper) for page in pages],
        }

    @api.model
    def _liink_paper(self):
        return ROLL

    @api.model
    def _liink_draw(self, labels, paper):
        """Return a page as a data URI of an SVG picture."""
        places = [
            {**label, "x": number % paper.columns * paper.width, "y": number // paper.columns * paper.height}
            for number, label in enumerate(labels)
            if label
        ]
        svg = self.env["ir.qweb"]._render("liink_precious_stock.lot_label_page", {"labels": places, "paper": paper})
        return f"data:image/svg+xml;base64,{base64.b64encode(str(svg).strip().encode()).decode()}"

    @api.model
    def _liink_prepare_label(self, lot, paper):
        """Return what is drawn on a label: the QR code of the lot's page, and lines of text beside it."""
        path, size = draw_qr_code(self._liink_url(lot))
        margin = 2
        side = paper.height - 2 * margin if paper.rows == 1 else paper.height - 5 * margin
        left = margin + side + 1.5 if paper.rows == 1 else 2 * margin + side + 2
        return {
            "path": path,
            "scale": side / size,
            "margin": margin if paper.rows == 1 else 2 * margin,
            "top": (paper.height - side) / 2,
            "left": left,
            "lines": self._liink_place_lines(lot, paper, paper.width - left - margin),
        }

    @api.model
    def _liink_place_lines(self, lot, paper, room):
        """Return the lines of text with their size and place; a line too long for its room is drawn narrower."""
        letters = int(room / (paper.font * LETTER))
        product = lot.product_id.with_context(display_default_code=False).display_name
        texts = [*textwrap.wrap(product, letters)[:2], *filter(None, self._liink_prepare_lines(lot))]
        lines = [{"text": lot.name, "font": paper.font * 1.3, "weight": "bold"}]
        lines += [{"text": text, "font": paper.font, "weight": "normal"} for text in texts]
        y = (paper.height - sum(line["font"] * 1.25 for line in lines)) / 2
        for line in lines:
            y += line["font"] * 1.25
            wide = len(line["text"]) * line["font"] * (BOLD_LETTER if line["weight"] == "bold" else LETTER)
            line.update(y=y - line["font"] * 0.25, length=room if wide > room else None)
        return lines

    @api.model
    def _liink_prepare_lines(self, lot):
        """Return what tells one lot from another: fineness and grams, or pieces, carats, grade and certificate."""
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

    @api.model
    def _liink_paper(self):
        return SHEET
