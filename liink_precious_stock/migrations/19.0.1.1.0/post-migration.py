from openupgradelib import openupgrade


@openupgrade.migrate()
def migrate(env, version):
    """Carats are now kept on quants: work them out for the stones that are there."""
    lots = env["stock.lot"].search([("precious_kind", "=", "stone")])
    env["stock.quant"]._liink_recompute_carats(lots)
