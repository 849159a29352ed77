def post_init_hook(env):
    """Weigh to a tenth of a milligram: Odoo's two digits would round 0.004 g of gold away."""
    precision = env.ref("uom.decimal_product_uom")
    precision.digits = max(precision.digits, 4)
