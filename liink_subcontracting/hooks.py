def post_init_hook(env):
    """Pieces described before this module was installed are made by makers from now on."""
    boms = env["mrp.bom"].search(
        [("product_tmpl_id.precious_kind", "=", "jewel"), ("type", "=", "normal"), ("operation_ids", "=", False)]
    )
    boms.filtered(lambda bom: not bom.byproduct_ids).type = "subcontract"
