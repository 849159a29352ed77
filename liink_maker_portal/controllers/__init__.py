from . import core_portal, home, mail, maker_files, maker_orders, maker_services
