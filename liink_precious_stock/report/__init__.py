from . import liink_lot_label_report
