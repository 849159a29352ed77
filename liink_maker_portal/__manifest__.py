{
    "name": "LIINK Maker Portal",
    "summary": "The maker's side, on a phone: orders, phases, photos, messages, and nothing of anybody else's",
    "version": "19.0.1.0.0",
    "category": "Manufacturing/Jewellery",
    "author": "LIINK",
    "license": "LGPL-3",
    "depends": ["portal", "liink_subcontracting"],
    "data": [
        "security/liink_maker_portal_security.xml",
        "data/ir_model_access_data.xml",
        "views/portal_home_templates.xml",
        "views/maker_order_list_templates.xml",
        "views/maker_order_templates.xml",
        "views/maker_order_design_templates.xml",
        "views/maker_order_phase_templates.xml",
        "views/maker_order_thread_templates.xml",
        "views/maker_order_engraving_templates.xml",
    ],
    "assets": {
        "web.assets_frontend": [
            "liink_maker_portal/static/src/maker_portal/*",
        ],
    },
    "uninstall_hook": "uninstall_hook",
}
