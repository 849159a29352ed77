from odoo import api, fields, models
from odoo.tools import SQL


class LiinkLotCost(models.Model):
    """What one gram, or one piece, of a lot costs from a moment on: the history of the lot's unit cost.

    The present cost is the lot's ``standard_price``, in the company's currency and unrounded; the first row says
    how it was fixed at entry, the later ones what changed it. There is no balance here: quantities are those of
    done moves.
    """

    _name = "liink.lot.cost"
    _description = "Cost of a Lot"
    _order = "date desc, id desc"
    _rec_name = "lot_id"

    lot_id = fields.Many2one("stock.lot", required=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Datetime("Since", required=True)
    unit_cost = fields.Float(
        "Cost per Unit", min_display_digits="Product Price", aggregator=None, help="Per gram of metal, per stone."
    )
    cause = fields.Selection(
        [
            ("entry", "Entered stock"),
            ("revaluation", "Price or bill changed"),
            ("origin", "Lots it was made from"),
            ("weight", "Stones left by weight"),
            ("manual", "Entered by hand"),
        ],
        required=True,
    )
    move_id = fields.Many2one("stock.move", "Movement", ondelete="set null", index="btree_not_null")
    reference = fields.Char(related="move_id.reference", string="Document")

    # One cost at a time; the second one of a transaction replaces the first.
    _moment_unique = models.UniqueIndex("(lot_id, company_id, date)", "A lot has one cost at a time.")

    @api.model
    def _liink_record(self, company, rows):
        """Write unit costs of lots into the history, in one query.

        :param rows: list of (lot, unit cost in the company's currency, date, cause, move or empty)
        """
        if not rows:
            return
        self.flush_model()
        lots, costs, dates, causes, moves = zip(*rows, strict=True)
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO liink_lot_cost AS known
                    (lot_id, company_id, date, unit_cost, cause, move_id,
                     create_uid, create_date, write_uid, write_date)
                SELECT lot_id, %(company)s, date, unit_cost, cause, NULLIF(move_id, 0),
                       %(user)s, now(), %(user)s, now()
                FROM unnest(%(lots)s, %(costs)s, %(dates)s::timestamp[], %(causes)s, %(moves)s)
                    AS row (lot_id, unit_cost, date, cause, move_id)
                ON CONFLICT (lot_id, company_id, date) DO UPDATE
                SET unit_cost = EXCLUDED.unit_cost, cause = EXCLUDED.cause,
                    move_id = COALESCE(EXCLUDED.move_id, known.move_id), write_date = EXCLUDED.write_date
                """,
                company=company.id,
                user=self.env.uid,
                lots=[lot.id for lot in lots],
                costs=[float(cost) for cost in costs],
                dates=list(dates),
                causes=list(causes),
                moves=[move.id or 0 for move in moves],
            )
        )
        self.invalidate_model(flush=False)
        self.env["stock.lot"].union(*lots).invalidate_recordset(["liink_cost_ids"], flush=False)

    @api.model
    def _liink_record_entries(self, moves):
        """Write into the history what lots that these moves brought in cost, as their lines say, in one query.

        :param moves: done ``stock.move`` of lots that were not in stock before
        """
        for model in ("stock.move", "stock.move.line"):
            self.env[model].flush_model()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO liink_lot_cost
                    (lot_id, company_id, date, unit_cost, cause, move_id,
                     create_uid, create_date, write_uid, write_date)
                SELECT line.lot_id, move.company_id, move.date, line.liink_unit_cost, 'entry', move.id,
                       %(user)s, now(), %(user)s, now()
                FROM stock_move_line line JOIN stock_move move ON move.id = line.move_id
                WHERE move.id = ANY(%(moves)s)
                """,
                user=self.env.uid,
                moves=moves.ids,
            )
        )
        self.invalidate_model(flush=False)
