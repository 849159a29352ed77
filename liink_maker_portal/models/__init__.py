from . import (
    ir_model_access,
    liink_order_phase,
    mrp_bom_line,
    product_product,
    purchase_order,
    purchase_order_design,
    purchase_order_engraving,
    purchase_order_line,
    purchase_order_material,
    purchase_order_service,
)
