from odoo import api, models


class ReportTechnicalSheet(models.AbstractModel):
    """Values of the PDFs “Technical sheet”: they follow from the records alone, read with the reader's rights."""

    _name = "liink.technical.sheet.report"
    _description = "Technical Sheet (PDF)"
    # The model of the records that are printed.
    _liink_model = None

    @api.model
    def _get_report_values(self, docids, data=None):
        records = self.env[self._liink_model].browse(docids)
        records.check_access("read")
        return {"docs": records, "papers": self._liink_prepare_papers(records)}

    @api.model
    def _liink_prepare_papers(self, records):
        """One paper per record: dict of record, lang (None: the reader's), sheets."""
        sheets = records._liink_get_technical_sheets()
        return [{"record": each, "lang": None, "sheets": [sheet]} for each, sheet in zip(records, sheets, strict=True)]


class ReportPieceSheet(models.AbstractModel):
    """The sheet of a piece in all its sizes and metals."""

    _name = "report.liink_jewelry_bom.report_piece_sheet"
    _inherit = "liink.technical.sheet.report"
    _description = "Technical Sheet of a Piece (PDF)"
    _liink_model = "product.template"


class ReportVariantSheet(models.AbstractModel):
    """The sheet of one size and metal."""

    _name = "report.liink_jewelry_bom.report_variant_sheet"
    _inherit = "liink.technical.sheet.report"
    _description = "Technical Sheet of a Variant (PDF)"
    _liink_model = "product.product"


class ReportRevisionSheet(models.AbstractModel):
    """The sheet of one revision."""

    _name = "report.liink_jewelry_bom.report_revision_sheet"
    _inherit = "liink.technical.sheet.report"
    _description = "Technical Sheet of a Revision (PDF)"
    _liink_model = "mrp.bom"
