from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

DIGITS = 8


class StockQuant(models.Model):
    """What an assay changes at each place: fine grams more or less, on an inventory line without quantity."""

    _inherit = "stock.quant"

    @api.model
    def _liink_lock_lot(self, lot):
        """Return the quants of ``lot`` with something in them, its rows written by this transaction.

        Whoever moves the lot meanwhile still knows the old fineness. Writing the rows, not only locking them,
        makes that session fail to serialize and try again with the new one.
        """
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """UPDATE stock_quant SET quantity = quant.quantity
                   FROM (SELECT id, quantity FROM stock_quant WHERE lot_id = %s ORDER BY id FOR NO KEY UPDATE) AS quant
                   WHERE stock_quant.id = quant.id""",
                lot.id,
            ),
            log_exceptions=False,
        )
        domain = [("lot_id", "=", lot.id), ("location_id.usage", "in", ("internal", "transit")), ("quantity", "!=", 0)]
        return self.sudo().search(domain)

    def _liink_correct_fine_weight(self, assay, difference):
        """Write the fine grams that ``difference`` (‰) makes at each place, owner and package; done at once.

        :return: fine grams of all of them, as booked
        """
        grams = defaultdict(float)
        first = {}
        for quant in self:
            key = (quant.location_id, quant.owner_id, quant.package_id)
            first.setdefault(key, quant)
            grams[key] += quant.quantity
        fine = {key: round(weight * difference / 1000, DIGITS) for key, weight in grams.items()}
        vals_list = [first[key]._liink_prepare_assay_vals(assay, weight) for key, weight in fine.items() if weight]
        if vals_list:
            self.env["stock.move"].sudo().create(vals_list)._action_done()
        return sum(fine.values())

    def _liink_prepare_assay_vals(self, assay, fine_weight):
        """Return the values of the move that brings ``fine_weight`` here, or takes it when negative."""
        self.ensure_one()
        company = self.company_id or assay.company_id
        loss = self.product_id.with_company(company).property_stock_inventory
        self = self.with_context(inventory_name=self.env._("Assay %s", assay.reference or assay.lot_id.name))
        if fine_weight > 0:
            vals = self._get_inventory_move_values(0, loss, self.location_id, package_dest_id=self.package_id)
        else:
            vals = self._get_inventory_move_values(0, self.location_id, loss, package_id=self.package_id)
        vals["move_line_ids"][0][2]["assay_fine_weight"] = abs(fine_weight)
        return {**vals, "liink_assay_id": assay.id}
