from . import core_portal, home, mail, maker_designs, maker_engravings, maker_files, maker_orders, maker_services
