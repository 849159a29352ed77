from . import (
    test_bad_input,
    test_demo,
    test_phases,
    test_piece,
    test_piece_form,
    test_query_budget,
    test_requirements,
    test_specification,
    test_stone_spec,
    test_views,
)
