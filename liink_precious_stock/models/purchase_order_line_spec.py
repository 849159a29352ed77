from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain


class PurchaseOrderLine(models.Model):
    """A request to a dealer says which stones are wanted, in words and as a specification.

    Odoo's buy rule makes the line: it keeps one line for each specification, so that what is asked for of one grade
    never counts for another.
    """

    _inherit = "purchase.order.line"

    liink_stone_spec_id = fields.Many2one(
        "liink.stone.spec",
        "Stone Specification",
        ondelete="restrict",
        index="btree_not_null",
        help="Which stones the dealer is asked for. Alerts and proposals count this line for it.",
    )

    def _find_candidate(self, product_id, product_qty, product_uom, location_id, name, origin, company_id, values):
        spec_id = values.get("liink_stone_spec_id") or False
        lines = self.filtered(lambda line: line.liink_stone_spec_id.id == spec_id)
        return super(PurchaseOrderLine, lines)._find_candidate(
            product_id, product_qty, product_uom, location_id, name, origin, company_id, values
        )

    @api.model
    def _prepare_purchase_order_line_from_procurement(
        self, product_id, product_qty, product_uom, location_dest_id, name, origin, company_id, values, po
    ):
        vals = super()._prepare_purchase_order_line_from_procurement(
            product_id, product_qty, product_uom, location_dest_id, name, origin, company_id, values, po
        )
        spec = self.env["liink.stone.spec"].browse(values.get("liink_stone_spec_id") or [])
        if spec:
            wanted = spec.with_context(lang=po.partner_id.lang).display_name
            vals.update(liink_stone_spec_id=spec.id, name=f"{vals['name']}\n{wanted}")
        return vals

    @api.model
    def _liink_get_expected_by_spec(self, specs, company):
        """Return {(product, specification): stones asked for or ordered, and not received yet}, in one query."""
        expected = defaultdict(float)
        if not specs:
            return expected
        lines = self.search(
            Domain("liink_stone_spec_id", "in", specs.ids)
            & Domain("company_id", "=", company.id)
            & Domain("order_id.state", "in", ("draft", "sent", "to approve", "purchase"))
        )
        for line in lines:
            open_part = max(line.product_qty - line.qty_received, 0.0)
            stones = line.product_uom_id._compute_quantity(open_part, line.product_id.uom_id)
            expected[line.product_id, line.liink_stone_spec_id] += stones
        return expected
