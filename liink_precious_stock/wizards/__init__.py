from . import liink_clean_cuttings_return, liink_stone_reweigh
