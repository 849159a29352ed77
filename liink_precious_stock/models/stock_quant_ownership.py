from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools import float_compare

from ..tools import format_measure
from .stock_lot import GRAM_KINDS


class StockQuant(models.Model):
    """What lies somewhere may change its owner without moving: memo stones bought, a maker's gold repaid.

    Two moves say so: out of the place as the old owner's, into the same place as the new owner's, same lot, same
    quantity, same carats. So pieces, grams, fine grams and carats are conserved, and what the company gives away
    leaves its stock's value while what it gets enters it.
    """

    _inherit = "stock.quant"

    @api.model
    def _liink_transfer_ownership(self, lines, new_owner, reason=""):
        """Make ``new_owner`` the owner of parts of what lies at a place; nothing moves.

        :param lines: list of (quant, quantity, carats); carats ``None`` or 0 when nobody weighed
        :param new_owner: ``res.partner``; empty, or the company's own partner, for the company itself
        :param str reason: written as the origin of both moves
        :return: the done ``stock.move`` records, those that leave and those that come back
        :raises UserError: when more is asked than is there and not reserved, or the owner is the same
        """
        company = lines[0][0].company_id
        owner = self._liink_as_owner(new_owner, company)
        for quant, _quantity, _carats in lines:
            quant._liink_check_new_owner(owner)
        place = company._liink_get_ownership_location()
        left = self._liink_take_from_owners(lines, place, reason)
        return left | self._liink_give_to_owner(left, owner, reason)

    @api.model
    def _liink_take_from_owners(self, lines, destination, reason="", values=None):
        """Do the moves by which parts of quants leave for ``destination`` as their owners' property.

        :param list values: extra values of each move, in the order of ``lines``
        """
        vals_list = []
        for index, (quant, quantity, carats) in enumerate(lines):
            quant._liink_check_free(quantity)
            vals = quant._liink_prepare_ownership_vals(
                quantity, carats, quant.location_id, destination, quant.owner_id
            )
            vals_list.append({**vals, "origin": reason, **(values[index] if values else {})})
        moves = self.env["stock.move"].create(vals_list)
        moves._action_done()
        return moves

    @api.model
    def _liink_give_to_owner(self, left, owner, reason=""):
        """Bring what ``left`` back to where it was, as the property of ``owner``."""
        vals_list = []
        for line in left.move_line_ids:
            quant = self.new(
                {"product_id": line.product_id.id, "lot_id": line.lot_id.id, "company_id": line.company_id.id}
            )
            vals = quant._liink_prepare_ownership_vals(
                line.quantity, line.carats, line.location_dest_id, line.location_id, owner, line.package_id
            )
            vals_list.append({**vals, "origin": reason})
        moves = self.env["stock.move"].create(vals_list)
        moves._action_done()
        return moves

    def _liink_prepare_ownership_vals(self, quantity, carats, source, destination, owner, result_package=None):
        common = {
            "product_id": self.product_id.id,
            "location_id": source.id,
            "location_dest_id": destination.id,
            "company_id": self.company_id.id,
        }
        line = {
            **common,
            "product_uom_id": self.product_id.uom_id.id,
            "quantity": quantity,
            "carats": carats or 0.0,
            "lot_id": self.lot_id.id,
            "owner_id": owner.id,
            "package_id": self.package_id.id,
            "result_package_id": result_package.id if result_package else False,
        }
        return {
            **common,
            "product_uom": self.product_id.uom_id.id,
            "product_uom_qty": quantity,
            "restrict_partner_id": owner.id,
            "liink_is_ownership_transfer": True,
            "picked": True,
            "move_line_ids": [Command.create({**line, "picked": True})],
        }

    @api.model
    def _liink_as_owner(self, partner, company):
        """Return who is written as owner: the house of ``partner``, nobody when it is the company itself."""
        house = partner.commercial_partner_id
        return self.env["res.partner"] if house == company.partner_id.commercial_partner_id else house

    def _liink_check_new_owner(self, owner):
        if self._liink_as_owner(self.owner_id, self.company_id) == owner:
            raise UserError(
                self.env._(
                    "Lot %(lot)s at %(place)s belongs to %(owner)s already.",
                    lot=self.lot_id.display_name,
                    place=self.location_id._liink_place_names()[self.location_id.id],
                    owner=(owner or self.company_id.partner_id).display_name,
                )
            )

    def _liink_check_free(self, quantity):
        """Raise unless ``quantity`` of this quant is there and promised to nobody.

        :raises UserError: saying how much is free, and which documents hold the rest
        """
        self.ensure_one()
        self.product_id._liink_check_whole_stones(quantity)
        if float_compare(quantity, 0, precision_digits=4) <= 0:
            raise UserError(self.env._("Lot %s: give a quantity above zero.", self.lot_id.display_name))
        if self.location_id.usage not in ("internal", "transit"):
            raise UserError(self.env._("Lot %s is not in stock any more.", self.lot_id.display_name))
        free = self.quantity - self.reserved_quantity
        if float_compare(quantity, free, precision_digits=4) > 0:
            raise UserError(self._liink_not_free_message(quantity, max(0.0, free)))

    def _liink_not_free_message(self, quantity, free):
        digits = (2, 4) if self.product_id.precious_kind in GRAM_KINDS else (0, 0)
        message = self.env._(
            "Lot %(lot)s at %(place)s: %(asked)s %(unit)s asked for, %(free)s %(unit)s are there and free.",
            lot=self.lot_id.display_name,
            place=self.location_id._liink_place_names()[self.location_id.id],
            asked=format_measure(self.env, quantity, *digits),
            free=format_measure(self.env, free, *digits),
            unit=self.product_uom_id.name,
        )
        holders = self._liink_reserving_documents()
        if not holders:
            return message
        return f"{message} " + self.env._("Reserved by %s: release it there first.", ", ".join(holders))

    def _liink_reserving_documents(self):
        """Return the names of the orders or transfers that hold a reservation on this quant."""
        lines = (
            self.env["stock.move.line"]
            .sudo()
            .search(
                [
                    ("lot_id", "=", self.lot_id.id),
                    ("location_id", "=", self.location_id.id),
                    ("owner_id", "=", self.owner_id.id),
                    ("package_id", "=", self.package_id.id),
                    ("state", "not in", ("done", "cancel", "draft")),
                    ("quantity", ">", 0),
                ]
            )
        )
        names = [
            line.move_id.reference_ids[:1].name
            or line.move_id.origin
            or line.picking_id.name
            or line.move_id.reference
            for line in lines
        ]
        return sorted(set(filter(None, names)))

    def _liink_check_ownership_rights(self):
        if not (self.env.su or self.env.user.has_group("liink_precious_stock.group_liink_manager")):
            raise AccessError(self.env._("Only a LIINK manager may change who owns a lot."))
