from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..tools import CaratBalance

# A doubt about one of the lots is a doubt about what is made of them.
DOUBTS = ("is_mixed", "is_carats_estimated", "is_fineness_provisional")


class LiinkMetalTransformation(models.Model):
    """Confirming: everything is checked, then moved, in one transaction."""

    _inherit = "liink.metal.transformation"

    def _liink_do(self):
        """Move inputs to production, outputs from it, the loss to its place; write the links; be done."""
        self.ensure_one()
        self._liink_check_inputs()
        self._liink_fill_carats()
        self._liink_check_outputs()
        is_approved = self._liink_check_balance()
        self._liink_settle_assays()
        losses = self._liink_share_loss()
        consumed = self._liink_consume(losses)
        produced = self._liink_produce()
        self._liink_lose(losses)
        self._liink_write_links(consumed, produced)
        self._liink_set_dates()
        self._liink_set_state("done", **({"approved_by_id": self.env.uid} if is_approved else {}))

    def _liink_send(self):
        """Bring the inputs to the refiner's own location, in one transfer."""
        self.ensure_one()
        if self.kind != "refining" or not self.partner_id:
            raise UserError(self.env._("%s: choose the refiner that it goes to.", self.name))
        self._liink_check_inputs()
        holder = self.partner_id.with_company(self.company_id)._liink_get_holder(self.company_id).location_id
        away = self.input_ids.filtered(lambda line: line.location_id != holder)
        if away:
            picking = self.env["stock.picking"].create(self._liink_prepare_picking_vals(away[0].location_id, holder))
            self._liink_do_moves(
                [
                    {**self._liink_prepare_input_move_vals(line, line.quantity, holder), "picking_id": picking.id}
                    for line in away
                ]
            )
        for line in away:
            line._liink_write({"origin_location_id": line.location_id.id, "location_id": holder.id})
        self._liink_set_dates()
        self._liink_set_state("confirmed")

    def _liink_fill_carats(self):
        """Complete carats that nobody weighed: inputs by their share of the place, a sole output by the sum."""
        for line in self.input_ids.filtered(lambda line: line.product_id.precious_kind == "stone"):
            if not line.carats:
                quants = line.lot_id.quant_ids.filtered(lambda quant, line=line: line._liink_is_quant(quant))
                balance = CaratBalance(sum(quants.mapped("quantity")), sum(quants.mapped("carats")))
                line._liink_write({"carats": balance.share(line.quantity)})
        if self._liink_is_stones() and len(self.output_ids) == 1 and not self.output_ids.carats:
            self.output_ids._liink_write({"carats": round(sum(self.input_ids.mapped("carats")), 3)})

    def _liink_settle_assays(self):
        """Give the lots that were assayed what the refiner found, from now on."""
        for line in self.input_ids.filtered("assayed_fineness"):
            if abs(line.assayed_fineness - line.lot_id.fineness) < 0.00005:
                line.lot_id.is_fineness_provisional = False
                continue
            if not line._liink_is_whole_lot():
                line._liink_write({"lot_id": line._liink_split_off().id})
            booked = line.fineness
            line.lot_id._liink_settle_fineness(line.assayed_fineness, self)
            line.flush_recordset()
            line._liink_write({"fineness": booked})

    def _liink_consume(self, losses):
        """Return {input: done move line} of what goes to production: everything but the loss."""
        lost = {line: grams for line, grams in losses}
        lines = self.input_ids.filtered(lambda line: line.quantity - lost.get(line, 0) > 0.00005)
        moves = self._liink_do_moves(
            [
                self._liink_prepare_input_move_vals(
                    line, round(line.quantity - lost.get(line, 0.0), 4), self._liink_get_production(line.product_id)
                )
                for line in lines
            ]
        )
        return dict(zip(lines, moves.move_line_ids, strict=True))

    def _liink_lose(self, losses):
        """Move the loss of each input lot to the company's place of lost metal."""
        losses = [(line, grams) for line, grams in losses if grams > 0]
        if losses:
            place = self.company_id._liink_get_metal_loss_location()
            self._liink_do_moves([self._liink_prepare_input_move_vals(line, grams, place) for line, grams in losses])

    def _liink_produce(self):
        """Make the lots of the outputs and bring them to their places; return {output: done move line}."""
        lots = self.env["stock.lot"].create([self._liink_prepare_lot_vals(line) for line in self.output_ids])
        for line, lot in zip(self.output_ids, lots, strict=True):
            line._liink_write({"lot_id": lot.id, "lot_name": lot.name})
        moves = self._liink_do_moves([self._liink_prepare_output_move_vals(line) for line in self.output_ids])
        return dict(zip(self.output_ids, moves.move_line_ids, strict=True))

    def _liink_do_moves(self, vals_list):
        """Create these moves, each with its line, and do them."""
        moves = self.env["stock.move"].create(vals_list)
        moves.picked = True
        moves._action_done()
        return moves

    def _liink_get_production(self, product):
        return product.with_company(self.company_id).property_stock_production

    def _liink_prepare_input_move_vals(self, line, quantity, destination):
        carats = line.carats if line.product_id.precious_kind == "stone" else 0.0
        return self._liink_prepare_move_vals(
            line.product_id, line.lot_id, quantity, line.location_id, destination, line.owner_id, carats
        )

    def _liink_prepare_output_move_vals(self, line):
        return self._liink_prepare_move_vals(
            line.product_id,
            line.lot_id,
            line.quantity,
            self._liink_get_production(line.product_id),
            line.location_id,
            self.input_ids.owner_id,
            line.carats,
        )

    def _liink_prepare_move_vals(self, product, lot, quantity, source, destination, owner, carats=0.0):
        """Return the values of a move of one line."""
        common = {"product_id": product.id, "location_id": source.id, "location_dest_id": destination.id}
        line = {
            **common,
            "product_uom_id": product.uom_id.id,
            "quantity": quantity,
            "lot_id": lot.id,
            "owner_id": owner.id,
            "carats": carats,
            "picked": True,
        }
        return {
            **common,
            "product_uom": product.uom_id.id,
            "product_uom_qty": quantity,
            "company_id": self.company_id.id,
            "restrict_partner_id": owner.id,
            "origin": self.name,
            "liink_transformation_id": self.id,
            "move_line_ids": [Command.create(line)],
        }

    def _liink_prepare_picking_vals(self, source, destination):
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", self.company_id.id)], limit=1)
        return {
            "picking_type_id": warehouse.int_type_id.id,
            "partner_id": self.partner_id.id,
            "location_id": source.id,
            "location_dest_id": destination.id,
            "origin": self.name,
            "company_id": self.company_id.id,
        }

    def _liink_set_dates(self):
        """Write the day it was done, when it is entered later."""
        if self.date == fields.Date.context_today(self):
            return
        moves = self.move_ids.filtered(lambda move: move.state == "done")
        moves.write({"date": self.date})
        moves.move_line_ids.write({"date": self.date})

    def _liink_prepare_lot_vals(self, line):
        """Return the values of the lot of an output."""
        parents = self.input_ids.lot_id
        vals = {
            "product_id": line.product_id.id,
            "is_fineness_provisional": line.is_provisional,
            **parents._liink_get_common_vals(parents._liink_provenance_fields()),
        }
        if line.lot_name:
            vals["name"] = line.lot_name
        if line._liink_is_metal():
            vals["fineness"] = line.fineness
        if self._liink_is_exact():
            vals.update(parents._liink_get_common_vals(parents._liink_description_fields()))
            vals.update({name: True for name in DOUBTS if any(parents.mapped(name))})
        if self.kind == "merge" and parents._liink_get_merge_differences():
            vals["is_mixed"] = True
        return vals
