from . import liink_clean_cuttings_return, liink_lot_label, liink_stone_reweigh
