from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import float_compare


class LiinkCleanCuttingsReturn(models.TransientModel):
    """Enter a return of clean cuttings (chutes): metal of a known alloy, usable at once as that alloy.

    Filings and sweepings are scrap and wait for an assay: they do not come in here. When the holder's
    location holds as much of the metal, the cuttings are made from its lots, with links; a return that
    nobody noted before comes in from the partner as a plain receipt.
    """

    _name = "liink.clean.cuttings.return"
    _description = "Return of Clean Cuttings"

    partner_id = fields.Many2one("res.partner", "From", help="Who sent them back. Empty for your own workshop.")
    product_id = fields.Many2one("product.product", "Metal", required=True, domain=[("precious_kind", "=", "metal")])
    fineness = fields.Float(related="product_id.alloy_id.fineness")
    quantity = fields.Float("Weight (g)", digits=(16, 4), required=True, help="Grams of the alloy on the scale.")
    fine_weight = fields.Float("Fine Weight (g)", digits=(16, 4), compute="_compute_fine_weight")
    held_quantity = fields.Float("Held there (g)", digits=(16, 4), compute="_compute_held_quantity")
    date = fields.Date("Received on", required=True, default=fields.Date.context_today)
    note = fields.Char()
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)

    @api.depends("product_id", "quantity")
    def _compute_fine_weight(self):
        for wizard in self:
            wizard.fine_weight = wizard.quantity * wizard.fineness / 1000

    @api.depends("product_id", "partner_id", "company_id")
    def _compute_held_quantity(self):
        for wizard in self:
            wizard.held_quantity = sum(wizard._liink_held_quants().mapped("quantity"))

    def action_receive(self):
        """Receive the cuttings and open their lot."""
        lot = self._liink_receive()
        return {
            "type": "ir.actions.act_window",
            "res_model": "stock.lot",
            "res_id": lot.id,
            "view_mode": "form",
        }

    def _liink_receive(self):
        """Bring the cuttings into stock as a new lot with the alloy's fineness, done.

        :return: the new ``stock.lot``
        """
        self.ensure_one()
        self._liink_check()
        lot = self.env["stock.lot"].create(self._liink_prepare_lot_vals())
        consumed = self._liink_consume_held()
        received = self._liink_bring_in(lot, self._liink_get_source(consumed))
        self._liink_set_date(consumed | received)
        links = self.env["liink.lot.link"].sudo().create(self._liink_prepare_link_vals(consumed, received))
        links._liink_inherit_cost()
        return lot

    def _liink_check(self):
        if float_compare(self.quantity, 0, precision_digits=4) <= 0:
            raise UserError(self.env._("Clean cuttings of %s: give a weight above 0 g.", self.product_id.display_name))
        if self.product_id.precious_kind != "metal" or not self.product_id.alloy_id:
            raise UserError(
                self.env._(
                    "%s has no alloy, so its cuttings have no known fineness. Choose an alloy on the product first.",
                    self.product_id.display_name,
                )
            )
        if self.date > fields.Date.context_today(self):
            raise UserError(self.env._("The cuttings cannot be received on %s, which is yet to come.", self.date))

    def _liink_held_quants(self):
        """Return the company's own metal at the partner, oldest first."""
        location = self.partner_id.with_company(self.company_id).liink_holder_location_id
        if not (location and self.product_id):
            return self.env["stock.quant"]
        quants = self.env["stock.quant"].sudo()._gather(self.product_id, location)
        return quants.filtered(lambda quant: quant.quantity > 0)

    def _liink_consume_held(self):
        """Take the weight out of the lots at the holder; nothing when it does not hold as much."""
        if float_compare(self.held_quantity, self.quantity, precision_digits=4) < 0:
            return self.env["stock.move"]
        location = self.partner_id.with_company(self.company_id).liink_holder_location_id
        parts, missing = [], self.quantity
        for quant in self._liink_held_quants():
            part = min(missing, quant.quantity)
            parts.append((quant, part))
            missing = round(missing - part, 4)
            if not missing:
                break
        return self._liink_do_move(location, self._liink_get_production_location(), parts)

    def _liink_do_move(self, location, destination, parts):
        move = self.env["stock.move"].create(self._liink_prepare_move_vals(location, destination))
        move.move_line_ids = [
            fields.Command.create(
                {
                    "product_id": self.product_id.id,
                    "product_uom_id": self.product_id.uom_id.id,
                    "quantity": part,
                    "lot_id": quant.lot_id.id,
                    "owner_id": quant.owner_id.id,
                    "package_id": quant.package_id.id,
                    "location_id": quant.location_id.id,
                    "location_dest_id": destination.id,
                }
            )
            for quant, part in parts
        ]
        move.picked = True
        move._action_done()
        return move

    def _liink_bring_in(self, lot, source):
        """Receive the lot from ``source`` in a done receipt, and return its move."""
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", self.company_id.id)], limit=1)
        destination = warehouse.lot_stock_id
        picking = self.env["stock.picking"].create(self._liink_prepare_picking_vals(warehouse, source, destination))
        move = self.env["stock.move"].create(
            {**self._liink_prepare_move_vals(source, destination), "picking_id": picking.id}
        )
        picking.action_confirm()
        move.move_line_ids.unlink()
        move.move_line_ids = [
            fields.Command.create(
                {
                    "picking_id": picking.id,
                    "product_id": self.product_id.id,
                    "product_uom_id": self.product_id.uom_id.id,
                    "quantity": self.quantity,
                    "lot_id": lot.id,
                    "location_id": source.id,
                    "location_dest_id": destination.id,
                }
            )
        ]
        move.picked = True
        picking._action_done()
        return move

    def _liink_get_source(self, consumed):
        """Return where the cuttings come from: made of held lots, sent by the partner, or found in the workshop."""
        product = self.product_id.with_company(self.company_id)
        if consumed:
            return product.property_stock_production
        if self.partner_id:
            return self.partner_id.with_company(self.company_id).property_stock_supplier
        return product.property_stock_inventory

    def _liink_get_production_location(self):
        return self.product_id.with_company(self.company_id).property_stock_production

    def _liink_set_date(self, moves):
        """Write the day the cuttings were weighed, when they are entered later."""
        if self.date == fields.Date.context_today(self):
            return
        moves.write({"date": self.date})
        moves.move_line_ids.write({"date": self.date})
        moves.picking_id.write({"date_done": self.date})

    def _liink_prepare_lot_vals(self):
        return {
            "product_id": self.product_id.id,
            "fineness": self.product_id.alloy_id.fineness,
            "supplier_id": self.partner_id.commercial_partner_id.id,
            "purchase_date": self.date,
            "ref": self.note or self.env._("Clean cuttings"),
        }

    def _liink_prepare_move_vals(self, location, destination):
        return {
            "product_id": self.product_id.id,
            "product_uom": self.product_id.uom_id.id,
            "product_uom_qty": self.quantity,
            "location_id": location.id,
            "location_dest_id": destination.id,
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "origin": self._liink_get_origin(),
        }

    def _liink_prepare_picking_vals(self, warehouse, source, destination):
        return {
            "picking_type_id": warehouse.in_type_id.id,
            "partner_id": self.partner_id.id,
            "location_id": source.id,
            "location_dest_id": destination.id,
            "origin": self._liink_get_origin(),
        }

    def _liink_prepare_link_vals(self, consumed, received):
        produced = received.move_line_ids
        return [
            {
                "parent_lot_id": line.lot_id.id,
                "child_lot_id": produced.lot_id.id,
                "quantity": line.quantity,
                "consumed_line_id": line.id,
                "produced_line_id": produced.id,
            }
            for line in consumed.move_line_ids
        ]

    def _liink_get_origin(self):
        return " · ".join(filter(None, [self.env._("Clean cuttings"), self.note]))
