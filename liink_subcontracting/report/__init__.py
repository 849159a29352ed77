from . import report_order_sheets
