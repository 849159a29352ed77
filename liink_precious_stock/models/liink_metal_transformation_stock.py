from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..tools import CaratBalance, format_measure
from .stock_lot import GRAM_KINDS


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

    def _liink_check_inputs(self):
        if not self.input_ids:
            raise UserError(self.env._("%s: say first which lots go in.", self.name))
        if self.date > fields.Date.context_today(self):
            raise UserError(self.env._("%(name)s cannot be done on %(date)s, which is yet to come.", name=self.name, date=self.date))
        for line in self.input_ids:
            line._liink_check()
        if len({line.owner_id for line in self.input_ids}) > 1:
            raise UserError(
                self.env._("%s: metal of different owners cannot go into one lot. Settle who owns it first.", self.name)
            )
        self._liink_check_kind_of_inputs()
        self._liink_check_free()

    def _liink_check_kind_of_inputs(self):
        kinds = set(self.input_ids.product_id.mapped("precious_kind"))
        if "stone" in kinds and (self.kind not in ("split", "merge") or len(kinds) > 1):
            raise UserError(self.env._("%s: stones can only be split and merged.", self.name))
        if self.kind in ("split", "merge") and len(self.input_ids.product_id) > 1:
            raise UserError(
                self.env._("%s: only lots of one product can be put together. Melt unlike metals instead.", self.name)
            )
        metals = {line._liink_metal() for line in self.input_ids if line._liink_metal()}
        if self.kind == "refining" and len(metals) > 1:
            raise UserError(self.env._("%s: refine each metal by itself, so that each has its assay.", self.name))

    def _liink_check_outputs(self):
        if not self.output_ids:
            raise UserError(self.env._("%s: say what comes out.", self.name))
        for line in self.output_ids:
            line._liink_check()
        lost = sum(grams for _line, grams in self._liink_share_loss())
        if lost and lost >= sum(self.input_ids.mapped("quantity")):
            raise UserError(self.env._("%s: more cannot be lost than went in.", self.name))
        if self.kind in ("split", "merge") and self.output_ids.product_id != self.input_ids.product_id:
            raise UserError(self.env._("%s: splitting and merging keep the product.", self.name))

    def _liink_check_free(self):
        """Refuse to take what is not there or is promised to somebody, naming who."""
        self._liink_lock_inputs()
        held = self.input_ids._liink_get_held()
        lines_by_key = self.input_ids.grouped(lambda line: line._liink_key())
        for key, lines in lines_by_key.items():
            quantity, reserved = held.get(key, (0.0, 0.0))
            wanted = sum(lines.mapped("quantity"))
            if lines[0].product_id.uom_id.compare(wanted, quantity - reserved) > 0:
                raise UserError(lines[0]._liink_not_free_message(wanted, quantity, reserved))

    def _liink_lock_inputs(self):
        """Wait for whoever is moving or reserving these lots; an older picture of the stock is then tried again."""
        Quant = self.env["stock.quant"].sudo()
        for line in self.input_ids.sorted(lambda line: line._liink_key()):
            Quant._liink_lock(line.product_id, line.location_id, line.lot_id, None, line.owner_id)

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
        if self.kind in ("split", "merge"):
            vals.update(parents._liink_get_common_vals(parents._liink_description_fields()))
        return vals


class LiinkMetalTransformationInput(models.Model):
    """What may go in."""

    _inherit = "liink.metal.transformation.input"

    def _liink_check(self):
        """Raise what is wrong with this input: its weight, unit, lot, fineness or place."""
        product = self.product_id
        if product.uom_id.compare(self.quantity, 0) <= 0:
            raise UserError(self.env._("%s: give a quantity above 0.", self._liink_name()))
        product._liink_check_whole_stones(self.quantity)
        if product.precious_kind != "stone" and product.uom_id != self.env.ref("uom.product_uom_gram"):
            raise UserError(self.env._("%s is not weighed in grams and cannot be melted.", product.display_name))
        if not self.lot_id and product.tracking != "none":
            raise UserError(self.env._("%s: choose the lot that goes in.", product.display_name))
        if product.precious_kind in GRAM_KINDS and not (self.lot_id.fineness > 0 and self._liink_metal()):
            raise UserError(
                self.env._(
                    "The fineness of lot %s is not known. Give its fineness (and the alloy of its product) first.",
                    self._liink_name(),
                )
            )
        if not 0 <= self.assayed_fineness <= 1000:
            raise UserError(self.env._("%s: an assay is between 0 and 1000 ‰.", self._liink_name()))
        if self.location_id.usage != "internal":
            raise UserError(self.env._("%s: choose a place of your own stock.", self._liink_name()))

    def _liink_not_free_message(self, wanted, quantity, reserved):
        unit = self.unit_name
        values = {
            name: f"{format_measure(self.env, value, 0, 4)} {unit}"
            for name, value in (("wanted", wanted), ("held", quantity), ("reserved", reserved))
        }
        message = self.env._(
            "Lot %(lot)s: %(wanted)s are to be taken at %(place)s, where %(held)s are held.",
            lot=self._liink_name(),
            place=self.location_id.display_name,
            wanted=values["wanted"],
            held=values["held"],
        )
        if not reserved:
            return message
        promised = self.env._(
            "%(reserved)s of it are reserved for %(documents)s: release them there first.",
            reserved=values["reserved"],
            documents=self._liink_get_reserving_documents(),
        )
        return f"{message} {promised}"

    def _liink_get_reserving_documents(self):
        lines = (
            self.env["stock.move.line"]
            .sudo()
            .search(
                [
                    ("product_id", "=", self.product_id.id),
                    ("lot_id", "=", self.lot_id.id),
                    ("location_id", "=", self.location_id.id),
                    ("owner_id", "=", self.owner_id.id),
                    ("state", "not in", ("draft", "done", "cancel")),
                    ("quantity", ">", 0),
                ]
            )
        )
        names = dict.fromkeys(line.reference or line.origin or line.display_name for line in lines)
        return ", ".join(names) or self.env._("another document")

    def _liink_is_quant(self, quant):
        return (
            quant.location_id == self.location_id
            and quant.owner_id == self.owner_id
            and not quant.package_id
        )

    def _liink_is_whole_lot(self):
        """Return whether nothing of the lot lies elsewhere, and nothing of it went elsewhere before."""
        lot = self.lot_id.sudo()
        elsewhere = lot.quant_ids.filtered(
            lambda quant: quant.location_id.usage in ("internal", "transit") and quant.quantity > 0
        )
        return lot.product_uom_id.compare(
            sum(elsewhere.mapped("quantity")), self.quantity
        ) == 0 and not self.env["liink.lot.link"].sudo().search_count([("parent_lot_id", "=", lot.id)], limit=1)

    def _liink_split_off(self):
        """Make a lot of its own of what was assayed: the rest of the lot keeps its booked fineness."""
        split = self.env["liink.metal.transformation"]._liink_create_split(
            self.lot_id, self.location_id, self.owner_id, self.quantity
        )
        split._liink_do()
        split.output_ids.lot_id.is_fineness_provisional = self.lot_id.is_fineness_provisional
        return split.output_ids.lot_id


class LiinkMetalTransformationOutput(models.Model):
    """What may come out."""

    _inherit = "liink.metal.transformation.output"

    def _liink_check(self):
        """Raise what is wrong with this output: its weight, unit, fineness, place or name."""
        product = self.product_id
        if product.uom_id.compare(self.quantity, 0) <= 0:
            raise UserError(self.env._("%s: give a quantity above 0.", product.display_name))
        product._liink_check_whole_stones(self.quantity)
        if product.precious_kind not in (*GRAM_KINDS, "stone"):
            raise UserError(self.env._("%s cannot come out of a transformation.", product.display_name))
        if self._liink_is_metal() and not (0 < self.fineness <= 1000 and self._liink_metal()):
            raise UserError(
                self.env._(
                    "%s: give the fineness of what comes out, above 0 and at most 1000 ‰, and an alloy on the product.",
                    product.display_name,
                )
            )
        if self.location_id.usage != "internal":
            raise UserError(self.env._("%s: choose a place of your own stock.", product.display_name))
        self._liink_check_name()

    def _liink_check_name(self):
        if not self.lot_name:
            return
        domain = [("product_id", "=", self.product_id.id), ("name", "=", self.lot_name)]
        if self.env["stock.lot"].sudo().search_count(domain, limit=1):
            raise UserError(self.env._("Lot %s exists already. Choose another name for what comes out.", self.lot_name))
