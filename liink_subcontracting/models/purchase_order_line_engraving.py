from datetime import timedelta

from odoo import api, fields, models


class PurchaseOrderLine(models.Model):
    """The engravings of an order line: the piece's own, copied, and each customer's."""

    _inherit = "purchase.order.line"

    liink_engraving_ids = fields.One2many("liink.engraving", "line_id", "Engravings")
    liink_engraving_label = fields.Char("Engraving", compute="_compute_liink_engraving_label", compute_sudo=True)

    @api.depends_context("lang")
    @api.depends("liink_engraving_ids.state")
    def _compute_liink_engraving_label(self):
        for line in self:
            engravings = line._liink_get_engravings()
            ready = engravings.filtered(lambda engraving: engraving._liink_may_be_engraved())
            line.liink_engraving_label = engravings and self.env._(
                "%(ready)d of %(count)d ready", ready=len(ready), count=len(engravings)
            )

    @api.constrains("product_qty", "product_id")
    def _check_liink_engravings(self):
        self._liink_check_engraved_pieces()

    @api.model_create_multi
    def create(self, vals_list):
        """A line takes a copy of what its piece always carries."""
        lines = super().create(vals_list)
        lines._liink_copy_standard_engravings()
        return lines

    def write(self, vals):
        """Engravings follow the piece and the quantity of their line."""
        if not {"product_id", "product_qty"} & vals.keys():
            return super().write(vals)
        before = {line: (line.product_id, line.product_qty) for line in self}
        made = {line: line._liink_fix_engraved(vals.get("product_qty")) for line in self}
        result = super().write(vals)
        for line, (product, quantity) in before.items():
            line._liink_follow(product, quantity)
            line._liink_engrave_more(made[line], line.product_qty - quantity)
        return result

    def unlink(self):
        """Their thread and files go with them, which the database's cascade would leave behind."""
        self.sudo().liink_engraving_ids.unlink()
        return super().unlink()

    def action_liink_engravings(self):
        """Open the engravings of this line."""
        self.ensure_one()
        self.order_id.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Engravings of %s", self.product_id.display_name),
            "res_model": "liink.engraving",
            "view_mode": "list,form",
            "views": [
                (self.env.ref("liink_subcontracting.liink_engraving_view_list_line").id, "list"),
                (False, "form"),
            ],
            "domain": [("line_id", "=", self.id)],
            "context": {"default_line_id": self.id},
        }

    def _liink_get_engravings(self):
        """The engravings that count: neither cancelled nor spoiled; whatever the user may read."""
        return self.sudo().liink_engraving_ids.filtered(lambda e: e.state not in ("cancel", "spoiled"))

    def _liink_check_engraved_pieces(self):
        """No more pieces are engraved at one place than are ordered.

        :raises ValidationError: naming the place, or the text and its piece
        """
        for line in self:
            line._liink_get_engravings()._liink_check_places(line)

    def _liink_copy_standard_engravings(self):
        for line in self.filtered(lambda line: line._liink_is_piece()):
            standard = line.product_id.product_tmpl_id.sudo().liink_engraving_ids
            for engraving in standard.filtered_domain([("company_id", "in", (False, line.company_id.id))]):
                copied = engraving.copy(
                    {"product_tmpl_id": False, "line_id": line.id, "source_id": engraving.id, "applies_to": "all"}
                )
                # The same text in the same look: what was verified and sampled on the piece holds on its orders.
                copied._liink_take_over(engraving, ["verified", "sample"])

    def _liink_follow(self, product, quantity):
        """What a change of piece or quantity means for the engravings that are not made yet."""
        engravings = self._liink_get_engravings().filtered(lambda e: not e._liink_is_closed())
        if self.product_id != product:
            engravings.filtered("source_id").unlink()
            for engraving in engravings.exists():
                engraving._liink_clear_gates("verified", self.env._("The order is for another piece now."))
            self._liink_copy_standard_engravings()
        elif self.product_qty != quantity:
            for engraving in engravings.filtered(lambda e: e.applies_to == "all"):
                engraving._liink_clear_gates("text", self.env._("The number of pieces ordered was changed."))

    def _liink_fix_engraved(self, quantity):
        """Before a line is raised: what is engraved on every piece is so on the pieces of until now. Return these."""
        if not quantity or quantity <= self.product_qty:
            return self.env["liink.engraving"]
        made = self._liink_get_engravings().filtered(lambda e: e.state == "engraved" and e.applies_to == "all")
        made._liink_write_guarded({"applies_to": "some", "quantity": int(self.product_qty)})
        return made

    def _liink_engrave_more(self, made, count):
        """The pieces that were added carry the same texts, from the first gate on."""
        for engraving in made:
            engraving.copy({"line_id": self.id, "applies_to": "some", "quantity": int(count)})

    def _liink_ensure_engraving_phase(self):
        """Lines of confirmed orders that have engravings have the phase that makes them."""
        for line in self.filtered(lambda line: line.order_id.state == "purchase" and line._liink_get_engravings()):
            if not line._liink_get_phases().phase_id.filtered("is_engraving"):
                line._liink_add_engraving_phase()

    def _liink_get_phases(self):
        return self.sudo().order_id.liink_phase_ids.filtered(lambda phase: phase.line_id == self)

    def _liink_add_engraving_phase(self):
        """Plan the engraving where it belongs among the line's phases."""
        kind = self.env["liink.phase"].sudo().search([("is_engraving", "=", True)], limit=1)
        if not kind:
            return
        phases = self._liink_get_phases().sorted("sequence")
        before = phases.filtered(lambda phase: phase.phase_id.sequence <= kind.sequence)[-1:]
        start = before.date_planned or fields.Date.context_today(self)
        self.env["liink.order.phase"].sudo().create(
            {
                "order_id": self.order_id.id,
                "line_id": self.id,
                "maker_id": self.order_id.liink_maker_id.id,
                "phase_id": kind.id,
                "sequence": before.sequence + 5,
                "date_planned": start + timedelta(days=kind.usual_days),
            }
        )
