from . import (
    liink_bom_phase,
    liink_collection,
    liink_phase,
    liink_setting_type,
    mrp_bom,
    mrp_bom_line,
    mrp_bom_line_specification,
    mrp_bom_requirements,
    mrp_production,
    product_template,
    stock_move_cost,
)
