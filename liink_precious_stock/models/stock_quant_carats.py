from odoo import api, fields, models
from odoo.tools import SQL

from .stock_move_line_carats import DESTINATION_KEY, SOURCE_KEY


class StockQuant(models.Model):
    """Carats at one place: the sum of done lines, written anew whenever a line of the lot is done or edited.

    Never added to: a sum that is taken afresh cannot drift, whatever happened in between.
    """

    _inherit = "stock.quant"

    carats = fields.Float(digits=(16, 3), readonly=True, copy=False, help="Weight of the stones here.")

    @api.model
    def _liink_recompute_carats(self, lots):
        """Write the carats of all quants of ``lots`` from their done move lines, in one query.

        Where two quants share lot, place, package and owner, the older one has the carats: core merges into it.
        """
        if not lots:
            return
        for model, names in (
            ("stock.move.line", ["state", "carats", *SOURCE_KEY, *DESTINATION_KEY]),
            ("stock.quant", ["carats", *SOURCE_KEY]),
        ):
            self.env[model].flush_model(names)
        self.env.cr.execute(self._liink_recompute_query(lots))
        self.invalidate_model(["carats"], flush=False)
        lots.invalidate_recordset(["carats", "average_carats"], flush=False)

    @api.model
    def _liink_recompute_query(self, lots):
        return SQL(
            """
            WITH balance AS (
                SELECT lot_id, location_id, package_id, owner_id, ROUND(SUM(carats)::numeric, 3) AS carats
                FROM (%s UNION ALL %s) AS side
                GROUP BY lot_id, location_id, package_id, owner_id
            ), wanted AS (
                SELECT quant.id,
                       CASE WHEN ROW_NUMBER() OVER same_key = 1 THEN COALESCE(balance.carats, 0) ELSE 0 END AS carats
                FROM stock_quant quant
                LEFT JOIN balance ON balance.lot_id = quant.lot_id AND balance.location_id = quant.location_id
                    AND balance.package_id IS NOT DISTINCT FROM quant.package_id
                    AND balance.owner_id IS NOT DISTINCT FROM quant.owner_id
                WHERE quant.lot_id = ANY(%s)
                WINDOW same_key AS (
                    PARTITION BY quant.lot_id, quant.location_id, quant.package_id, quant.owner_id ORDER BY quant.id
                )
            )
            UPDATE stock_quant SET carats = wanted.carats FROM wanted
            WHERE stock_quant.id = wanted.id AND COALESCE(stock_quant.carats, 0) != wanted.carats
            """,
            self._liink_side_query(lots, DESTINATION_KEY, 1),
            self._liink_side_query(lots, SOURCE_KEY, -1),
            lots.ids,
        )

    @api.model
    def _liink_side_query(self, lots, key, sign):
        """Return the query of what done lines brought to (+1) or took from (-1) each place."""
        location, lot, package, owner = (SQL.identifier(name) for name in key)
        return SQL(
            """SELECT %s AS lot_id, %s AS location_id, %s AS package_id, %s AS owner_id, carats * %s AS carats
               FROM stock_move_line WHERE lot_id = ANY(%s) AND state = 'done' AND carats != 0""",
            *(lot, location, package, owner),
            sign,
            lots.ids,
        )

    def _liink_reweigh(self, carats):
        """Record that the stones of this quant weigh ``carats``: an inventory line of no piece and the difference.

        :return: the done ``stock.move``, empty when the weight is as recorded
        """
        self.ensure_one()
        difference = round(carats - self.carats, 3)
        if not difference:
            return self.env["stock.move"]
        move = self.env["stock.move"].create(self._liink_prepare_reweigh_vals(difference))
        move._action_done()
        return move

    def _liink_prepare_reweigh_vals(self, difference):
        loss = self.product_id.with_company(self.company_id).property_stock_inventory
        self = self.with_context(inventory_name=self.env._("Weighed again"))
        if difference > 0:
            vals = self._get_inventory_move_values(0, loss, self.location_id, package_dest_id=self.package_id)
        else:
            vals = self._get_inventory_move_values(0, self.location_id, loss, package_id=self.package_id)
        vals["move_line_ids"][0][2]["carats"] = abs(difference)
        return vals
