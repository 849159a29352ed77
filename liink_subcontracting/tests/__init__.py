from . import (
    test_bad_orders,
    test_dates,
    test_entrusted,
    test_genealogy,
    test_order_changes,
    test_phases,
    test_piece_cost,
    test_queries,
    test_reception,
    test_requirements,
    test_shares,
    test_stone_specs,
)
