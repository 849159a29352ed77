from . import (
    liink_clean_cuttings_return,
    liink_lot_import,
    liink_lot_import_check,
    liink_lot_import_columns,
    liink_lot_import_issue,
    liink_lot_import_template,
    liink_stone_reweigh,
)
