{
    "name": "LIINK Jewellery Pieces",
    "summary": "Pieces, their bills of materials with stones and settings, and their phases",
    "version": "19.0.1.0.0",
    "category": "Manufacturing/Jewellery",
    "author": "LIINK",
    "license": "LGPL-3",
    "depends": ["liink_precious_stock", "mrp"],
    "data": [
        "security/security.xml",
        "security/ir.model.access.csv",
        "security/liink_design_security.xml",
        "data/liink_setting_type.xml",
        "data/liink_phase.xml",
        "views/liink_collection_views.xml",
        "views/liink_setting_type_views.xml",
        "views/liink_phase_views.xml",
        "views/mrp_bom_views.xml",
        "views/product_template_views.xml",
        "wizards/liink_design_rejection_views.xml",
        "views/liink_design_file_views.xml",
        "views/product_template_design_views.xml",
        "views/menus.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "liink_jewelry_bom/static/src/**/*",
        ],
        "web.assets_frontend": [
            "liink_jewelry_bom/static/src/model_viewer/model_viewer.*",
        ],
    },
    "demo": [
        "demo/liink_collection.xml",
        "demo/product_template.xml",
        "demo/mrp_bom.xml",
    ],
}
