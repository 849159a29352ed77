from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..tools import UNLOCK, format_measure


class LiinkMetalTransformation(models.Model):
    """The refiner's fee becomes a vendor bill, in draft, once: what was agreed on the document is what is paid."""

    _inherit = "liink.metal.transformation"

    fee_bill_id = fields.Many2one(
        "account.move", "Bill of the Fee", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    is_fee_to_bill = fields.Boolean(compute="_compute_is_fee_to_bill")

    _fee_not_negative = models.Constraint("CHECK (fee IS NULL OR fee >= 0)", "A refiner's fee cannot be negative.")

    @api.depends("kind", "state", "fee", "fee_bill_id.state")
    def _compute_is_fee_to_bill(self):
        for transformation in self:
            transformation.is_fee_to_bill = (
                transformation.kind == "refining"
                and transformation.state in ("confirmed", "done")
                and transformation.fee > 0
                and not transformation._liink_live_fee_bill()
            )

    def write(self, vals):
        if {"fee", "currency_id"} & set(vals):
            self._liink_check_fee_not_billed()
        return super().write(vals)

    def action_bill_fee(self):
        """Open the bill of the fee, made in draft the first time; a cancelled one is replaced.

        Whoever may make a bill but not open it, as Odoo's purchase users, is told its number.

        Two people who ask at once get one bill: the second one's request is refused by the database, tried again by
        Odoo, and finds the bill of the first.

        :raise UserError: when there is no fee, or the metal has not been sent
        """
        self.ensure_one()
        self.check_access("write")
        if not self._liink_live_fee_bill():
            self._liink_check_fee_to_bill()
            self.with_context(liink_unlock=UNLOCK).fee_bill_id = self._liink_create_fee_bill()
        return self.action_view_fee_bill()

    def action_view_fee_bill(self):
        """Open the bill of the fee, or tell who may not open bills that there is one."""
        self.ensure_one()
        self.check_access("read")
        # The bill's form reads payments, which purchase users may not.
        if not self.env["account.payment"].has_access("read"):
            return self._liink_notify_fee_bill()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Bill of the Fee"),
            "res_model": "account.move",
            "res_id": self.fee_bill_id.id,
            "views": [(self.env.ref("account.view_move_form").id, "form")],
        }

    def _liink_notify_fee_bill(self):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("The bill of the fee waits for the accountant, in draft."),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _liink_live_fee_bill(self):
        """Return the bill of the fee unless it was cancelled; sought for users who may not read bills too."""
        return self.sudo().fee_bill_id.filtered(lambda bill: bill.state != "cancel")

    def _liink_check_fee_to_bill(self):
        if not self.is_fee_to_bill:
            raise UserError(
                self.env._(
                    "%s: there is no refiner's fee to bill. A fee is billed once the metal is at the refiner: send it"
                    " and enter the fee first.",
                    self.name,
                )
            )

    def _liink_check_fee_not_billed(self):
        for transformation in self:
            bill = transformation._liink_live_fee_bill()
            if bill:
                raise UserError(
                    self.env._(
                        "%(name)s: the fee is billed by %(bill)s already. Cancel that bill to change it.",
                        name=transformation.name,
                        bill=bill.display_name,
                    )
                )

    def _liink_create_fee_bill(self):
        Bill = self.env["account.move"].with_company(self.company_id).with_context(default_move_type="in_invoice")
        bill = Bill.create(self._liink_prepare_fee_bill())
        bill.message_post_with_source(
            "mail.message_origin_link",
            render_values={"self": bill, "origin": self},
            subtype_xmlid="mail.mt_note",
        )
        return bill

    def _liink_prepare_fee_bill(self):
        """Return the values of the draft bill; the date and number of the refiner's paper are still to be written."""
        return {
            "move_type": "in_invoice",
            "partner_id": self.partner_id.id,
            "company_id": self.company_id.id,
            "currency_id": self.currency_id.id,
            "invoice_origin": self.name,
            "invoice_line_ids": [Command.create(self._liink_prepare_fee_line())],
        }

    def _liink_prepare_fee_line(self):
        grams = format_measure(self.env, sum(self.input_ids.mapped("quantity")), 2, 4)
        words = [self.env._("Refining of %(grams)s g, %(name)s", grams=grams, name=self.name), self.assay_reference]
        return {"name": ", ".join(filter(None, words)), "quantity": 1, "price_unit": self.fee}
