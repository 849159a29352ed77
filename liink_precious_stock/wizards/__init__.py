from . import (
    liink_clean_cuttings_return,
    liink_lot_merge,
    liink_lot_split,
    liink_stone_receipt,
    liink_stone_recount,
    liink_stone_reweigh,
)
from . import liink_clean_cuttings_return, liink_near_stones, liink_stone_reweigh
from . import liink_clean_cuttings_return, liink_metal_price_import, liink_stone_reweigh
    liink_lot_import,
    liink_lot_import_check,
    liink_lot_import_columns,
    liink_lot_import_issue,
    liink_lot_import_template,
    liink_stone_reweigh,
)
from . import liink_clean_cuttings_return, liink_lot_label, liink_stone_reweigh
from . import liink_clean_cuttings_return, liink_memo_settlement, liink_ownership_transfer, liink_stone_reweigh
