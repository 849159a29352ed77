from . import liink_clean_cuttings_return, liink_near_stones, liink_stone_reweigh
