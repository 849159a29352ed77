from . import report_technical_sheet
