from odoo import models
from odoo.exceptions import UserError


class PurchaseOrder(models.Model):
    """What must be right before a maker may start: each error says what is wrong, where, and what to do."""

    _inherit = "purchase.order"

    def _liink_check_orderable(self):
        """Refuse production orders that core would take for plain purchases, or that nobody could make.

        :raises UserError: no maker, a contact instead of the company, no BoM for a piece, a maker not named in it
        """
        for order in self:
            order._liink_check_maker()
            for line in order.order_line.filtered(lambda line: line._liink_is_piece()):
                line._liink_check_quantity()
                order._liink_check_piece(line)

    def _liink_check_maker(self):
        partner = self.partner_id
        if not partner:
            raise UserError(self.env._("Order %s has no maker: choose who makes the pieces.", self.name))
        if partner != partner.commercial_partner_id:
            raise UserError(
                self.env._(
                    "%(contact)s is a contact of %(company)s: order from the company itself, so that the material is "
                    "followed on its account.",
                    contact=partner.name,
                    company=partner.commercial_partner_id.name,
                )
            )
        if not partner.is_maker:
            raise UserError(
                self.env._(
                    "%s is not a maker: tick “Maker” on its form, or choose a maker for these pieces.", partner.name
                )
            )

    def _liink_check_not_empty(self):
        for order in self:
            if not order.order_line.filtered(lambda line: not line.display_type):
                raise UserError(self.env._("Order %s is empty: add the pieces to make.", order.name))

    def _liink_check_piece(self, line):
        if line._liink_get_bom():
            return
        piece = line.product_id
        boms = self.env["mrp.bom"].sudo()._bom_find(piece, company_id=self.company_id.id, bom_type="subcontract")
        if not boms.get(piece):
            raise UserError(
                self.env._(
                    "%s has no bill of materials: say what it is made of before ordering it.", piece.display_name
                )
            )
        raise UserError(
            self.env._(
                "%(maker)s is not among the makers of %(piece)s (%(makers)s): add it to the bill of materials, or "
                "choose one of them.",
                maker=self.partner_id.name,
                piece=piece.display_name,
                makers=", ".join(boms[piece].subcontractor_ids.mapped("name")),
            )
        )

    def _liink_check_manufactured(self):
        """Core silently makes a plain receipt when it finds no subcontracting BoM: never let that pass."""
        for order in self:
            for line in order.order_line.filtered(lambda line: line._liink_is_piece()):
                if not line.move_ids.filtered("is_subcontract").move_orig_ids.production_id:
                    raise UserError(
                        self.env._(
                            "%(piece)s would be received without following its material. Check its bill of materials "
                            "for %(maker)s.",
                            piece=line.product_id.display_name,
                            maker=order.partner_id.name,
                        )
                    )
