from . import (
    test_core_portal,
    test_maker_designs,
    test_maker_engraving,
    test_maker_pages,
    test_maker_photos,
    test_maker_sheets,
    test_other_maker,
    test_public_methods,
    test_rpc_attacks,
)
