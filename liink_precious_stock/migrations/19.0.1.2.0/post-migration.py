from openupgradelib import openupgrade

from odoo.addons.liink_precious_stock.models.product_template_cost import COSTED_KINDS


@openupgrade.migrate()
def migrate(env, version):
    """Each precious lot now has a cost of its own: those that are there begin with their product's."""
    templates = env["product.template"].with_context(active_test=False).search([("precious_kind", "in", COSTED_KINDS)])
    templates.filtered(lambda template: template.tracking != "none").lot_valuated = True
