import contextlib
from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from ..tools import RowTemplate

BATCH = 2000
# Fewer rows than this are done before one of them would be rehearsed.
FEW = 20


class StockLot(models.Model):
    """The bulk path: tens of thousands of lots into stock at once, see :meth:`_liink_bulk_receive`."""

    _inherit = "stock.lot"

    @api.model
    def _liink_bulk_receive(self, rows, inventory_name=False):
        """Create lots and bring them into stock by inventory moves, one per product, place and owner.

        The result is the same as that of the ordinary path, :meth:`_liink_receive_rows`, to the last column (tested);
        it takes a tenth of the time, because rows that are alike go into the database by one query per
        2,000. How: one row of each sort is rehearsed in the ordinary way and taken back; what the ORM wrote for it is
        the template of the others, see ``RowTemplate``. So columns that other modules add need no mention
        here, as long as they are constant or computed; fields that depend on what differs between rows are
        recomputed, constraints and access rights checked, in batches. Moves are done by
        ``stock.move._action_done``, so what hangs on them takes place as ever.

        Nothing is half done: any error leaves the transaction to be rolled back. Two sessions that
        receive the same product wait for each other; the second is then retried by Odoo's request layer.

        :param list rows: dicts of ``lot`` (values of the lot, columns only: ``product_id``, ``name`` if it has one,
            ``standard_price`` for its cost per gram or stone, grades …), ``quantity`` (grams or pieces), ``carats``
            (stones), ``location_id``, ``owner_id`` (if not the company's)
        :param str inventory_name: what the moves are called
        :return: the lots, in the order of the rows
        :raise ValidationError: from the constraints of lots, lines and quants
        """
        self.check_access("create")
        rows = self._liink_name_rows(self._liink_weigh_rows(rows))
        self._liink_hold_products({row["lot"]["product_id"] for row in rows})
        lot_ids = [False] * len(rows)
        for indexes in self._liink_group_rows(rows).values():
            alike = [rows[index] for index in indexes]
            receive = self._liink_receive_rows if len(alike) <= FEW else self._liink_receive_alike
            for index, lot in zip(indexes, receive(alike, inventory_name), strict=True):
                lot_ids[index] = lot.id
        return self.browse(lot_ids)

    @api.model
    def _liink_receive_rows(self, rows, inventory_name=False):
        """Receive rows of one product, place and owner in the ordinary way: what the bulk path is measured against."""
        lots, move = self._liink_prepare_receipt(rows, inventory_name)
        move.with_context(ignore_dest_packages=True)._action_done()
        return lots

    @api.model
    def _liink_prepare_receipt(self, rows, inventory_name):
        """Create the lots of these rows, and an inventory move that is yet to be done."""
        company = self._liink_row_company(rows[0])
        quiet = self.with_company(company).with_context(tracking_disable=True)
        lots = quiet.create([row["lot"] for row in rows]).with_env(self.env)
        move = self.env["stock.move"].create(self._liink_prepare_bulk_move_vals(rows, inventory_name))
        common = self._liink_prepare_bulk_line_vals(move, rows[0])
        self.env["stock.move.line"].create(
            [{**common, **self._liink_measures(row), "lot_id": lot.id} for row, lot in zip(rows, lots, strict=True)]
        )
        return lots, move

    @api.model
    def _liink_receive_alike(self, rows, inventory_name=False):
        """Receive rows that are alike, see :meth:`_liink_group_rows`, by writing them like one of them."""
        templates = self._liink_rehearse(rows[0], inventory_name)
        if not templates:
            return self._liink_receive_rows(rows, inventory_name)
        costs = self._liink_row_costs(rows) if templates["is_valued"] else [None] * len(rows)
        vals = self._liink_prepare_bulk_move_vals(rows, inventory_name)
        move = self.env["stock.move"].create({**vals, "value": self._liink_rows_value(rows, costs)})
        lots, lines = self.browse(), self.env["stock.move.line"]
        for start in range(0, len(rows), BATCH):
            part = slice(start, start + BATCH)
            new_lots, new_lines = self._liink_write_like(templates, move, rows[part], costs[part])
            lots, lines = lots + new_lots, lines + new_lines
            self.env.invalidate_all()
            if not start:
                # Checks of foreign keys were planned when the tables were small: they would read all of them per row.
                self.env.cr.execute("DISCARD PLANS")
        self._liink_do_move(move, lines)
        return lots

    @api.model
    def _liink_do_move(self, move, lines):
        """Do the move of these lines, which were written as done with all that follows from it."""
        self.env.add_to_compute(move._fields["quantity"], move)
        with self.env.protecting([lines._fields["state"]], lines):
            move.with_context(liink_bulk_done=True, liink_bulk_lines={}, ignore_dest_packages=True)._action_done()

    @api.model
    def _liink_rehearse(self, row, inventory_name):
        """Receive one row in the ordinary way, keep what was written, and take it back.

        :return: templates of lot, line, and each quant with the sign of its quantity, and whether the line is
            valued; nothing when its value came about in a way that is not known here
        """
        with contextlib.closing(self.env.cr.savepoint()):
            lot, move = self._liink_prepare_receipt([row], inventory_name)
            [cost] = self._liink_row_costs([row])
            move.with_context(ignore_dest_packages=True)._action_done()
            self.env.flush_all()
            history = self.env["liink.lot.cost"].sudo().search([("lot_id", "=", lot.id)])
            if history and (history.mapped("unit_cost") != [cost] or move.move_line_ids.liink_unit_cost != cost):
                return None
            quants = self.env["stock.quant"].sudo().search([("lot_id", "=", lot.id)])
            signs = {quant: 1 if quant.quantity > 0 else -1 for quant in quants}
            return {
                "lot": RowTemplate(lot.with_company(move.company_id), row["lot"]),
                "line": RowTemplate(move.move_line_ids, self._liink_measures(row)),
                "quants": [
                    (RowTemplate(quant, self._liink_measures(row, sign)), sign) for quant, sign in signs.items()
                ],
                "is_valued": bool(history),
            }

    @api.model
    def _liink_write_like(self, templates, move, rows, costs):
        """Write the lots, lines and quants of these rows, and return lots and lines."""
        lots = templates["lot"].insert(
            [row["lot"] for row in rows],
            computed=self._liink_computed_alone(),
            known=[self._liink_lot_columns(row, cost) for row, cost in zip(rows, costs, strict=True)],
        )
        lines = templates["line"].insert(
            [
                {**self._liink_measures(row), "move_id": move.id, "lot_id": lot.id}
                for row, lot in zip(rows, lots, strict=True)
            ],
            equivalent=["move_id"],
            known=[{} if cost is None else {"liink_unit_cost": cost} for cost in costs],
        )
        # Where the lots are is where that of the rehearsal was.
        with self.env.protecting([lots._fields["location_id"]], lots):
            for template, sign in templates["quants"]:
                measures = [self._liink_measures(row, sign) for row in rows]
                template.insert(
                    [{**measure, "lot_id": lot.id} for measure, lot in zip(measures, lots, strict=True)]
                )
        return lots, lines

    @api.model
    def _liink_group_rows(self, rows):
        """Return {key: indexes} of rows that differ in the values of their lot, quantity and carats only."""
        indexes_by_key = defaultdict(list)
        for index, row in enumerate(rows):
            key = (row["lot"]["product_id"], row["location_id"], row.get("owner_id"), bool(row.get("carats")))
            indexes_by_key[key + tuple(sorted(row["lot"]))].append(index)
        return indexes_by_key

    @api.model
    def _liink_weigh_rows(self, rows):
        """Return the rows with the usual weight for stones that nobody weighed, as a receipt does."""
        products = self.env["product.product"].browse({row["lot"]["product_id"] for row in rows})
        usual = {product.id: product.carats_per_stone for product in products if product.precious_kind == "stone"}
        return [
            row
            if row.get("carats") or not usual.get(row["lot"]["product_id"])
            else {**row, "carats": round(row["quantity"] * usual[row["lot"]["product_id"]], 3)}
            for row in rows
        ]

    @api.model
    def _liink_name_rows(self, rows):
        """Return the rows with lots that all have a name, the missing ones drawn from the products' sequences."""
        nameless = defaultdict(list)
        for row in rows:
            if not row["lot"].get("name"):
                nameless[row["lot"]["product_id"]].append(row)
        names = {}
        for product in self.env["product.product"].browse(nameless):
            drawn = self._liink_draw_names(product, len(nameless[product.id]))
            names.update(zip(map(id, nameless[product.id]), drawn, strict=True))
        return [{**row, "lot": {**row["lot"], "name": names[id(row)]}} if id(row) in names else row for row in rows]

    @api.model
    def _liink_draw_names(self, product, count):
        """Return the next ``count`` lot names of the product; in one query when its sequence lets numbers be lost."""
        sequence = product.lot_sequence_id.sudo()
        if not sequence or sequence.use_date_range or sequence.implementation != "standard":
            return [sequence.next_by_id() for _number in range(count)]
        query = SQL("SELECT nextval(%s) FROM generate_series(1, %s)", f"ir_sequence_{sequence.id:03}", count)
        return [sequence.get_next_char(number) for (number,) in self.env.execute_query(query)]

    @api.model
    def _liink_hold_products(self, product_ids):
        """Let nobody else receive these products at the same time: two lots of one name would both seem new.

        A row that is only locked would be read again as it was; one that is rewritten makes the other
        session fail and start again on fresh figures.
        """
        self.env.cr.execute(
            SQL("UPDATE product_product SET write_uid = write_uid WHERE id = ANY(%s)", sorted(product_ids)),
            log_exceptions=False,
        )

    @api.model
    def _liink_row_company(self, row):
        return self.env["stock.location"].browse(row["location_id"]).company_id or self.env.company

    @api.model
    def _liink_measures(self, row, sign=1):
        """Return what a row brings to its place, or takes from where it comes from; metal has no carats at all."""
        return {name: row[name] * sign for name in ("quantity", "carats") if row.get(name)}

    @api.model
    def _liink_prepare_bulk_move_vals(self, rows, inventory_name):
        """Return the values of the move of these rows, the same as those of a count in ``stock.quant``."""
        product = self.env["product.product"].browse(rows[0]["lot"]["product_id"])
        location = self.env["stock.location"].browse(rows[0]["location_id"])
        company = self._liink_row_company(rows[0])
        vals = {
            "product_id": product.id,
            "product_uom": product.uom_id.id,
            # What the lines will sum to: a hair more would leave a backorder behind.
            "product_uom_qty": sum(product.uom_id.round(row["quantity"], rounding_method="HALF-UP") for row in rows),
            "company_id": company.id,
            "state": "confirmed",
            "location_id": product.with_company(company).property_stock_inventory.id,
            "location_dest_id": location.id,
            "restrict_partner_id": rows[0].get("owner_id"),
            "is_inventory": True,
            "picked": True,
        }
        return {**vals, "inventory_name": inventory_name} if inventory_name else vals

    @api.model
    def _liink_prepare_bulk_line_vals(self, move, row):
        return {
            "move_id": move.id,
            "product_id": move.product_id.id,
            "product_uom_id": move.product_uom.id,
            "location_id": move.location_id.id,
            "location_dest_id": move.location_dest_id.id,
            "company_id": move.company_id.id,
            "owner_id": row.get("owner_id"),
            "picked": True,
        }
