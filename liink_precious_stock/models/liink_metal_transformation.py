from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools import UNLOCK
from .liink_transformation_tolerance import EXACT_KINDS, TRANSFORMATION_KINDS

# What may still be told of a transformation whose matter has moved.
FIELDS_ALWAYS_OPEN = {"note", "user_id", "fee", "currency_id"}
FIELDS_OPEN_AT_REFINER = {
    "input_ids", "output_ids", "loss_fine_weight", "difference_reason", "date", "assay_reference",
}  # fmt: skip


class LiinkMetalTransformation(models.Model):
    """Matter changes form: alloyed, melted, cast again, refined, split, merged; nothing appears, nothing vanishes.

    The document names what goes in (lots, places) and what comes out (products, fineness, places). Confirming
    writes done moves in one transaction: inputs to production, outputs from production, and the declared loss
    straight from the input lots to the company's loss location, pro rata (domain.md §1). So every gram that was
    consumed is in an output, and the genealogy (``liink.lot.link``) sums to it; a loss needs no link, it is a
    move of the lot itself. A refining goes to the refiner's location first and comes back on the assay.

    A done transformation changes only by its reverse. See ``_balance``, ``_stock``, ``_links`` and ``_reverse``
    for the parts of this model. Extension points: ``_liink_prepare_move_vals``, ``_liink_prepare_lot_vals``,
    ``_liink_get_shares``, ``_liink_after_links``.
    """

    _name = "liink.metal.transformation"
    _description = "Transformation of Metal and Lots"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char("Number", required=True, readonly=True, copy=False, default=lambda self: self.env._("New"))
    kind = fields.Selection(TRANSFORMATION_KINDS, required=True, default="melting", tracking=True, index=True)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("confirmed", "At the Refiner"),
            ("done", "Done"),
            ("reversed", "Reversed"),
            ("cancel", "Cancelled"),
        ],
        required=True,
        readonly=True,
        copy=False,
        default="draft",
        tracking=True,
        index=True,
    )
    date = fields.Date(required=True, copy=False, default=fields.Date.context_today, tracking=True)
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    user_id = fields.Many2one("res.users", "Done by", default=lambda self: self.env.user, check_company=True)
    partner_id = fields.Many2one(
        "res.partner",
        "Refiner or Holder",
        index="btree_not_null",
        tracking=True,
        help="Refining: who refines; the metal goes to its location. Otherwise: at whose place it was done.",
    )
    input_ids = fields.One2many("liink.metal.transformation.input", "transformation_id", "What Goes in", copy=True)
    output_ids = fields.One2many("liink.metal.transformation.output", "transformation_id", "What Comes out", copy=True)
    loss_weight = fields.Float(
        "Loss (g)",
        digits=(16, 4),
        copy=False,
        tracking=True,
        help="Grams lost in the fire or the bath, as weighed. Shared between the lots that went in, pro rata.",
    )
    loss_fine_weight = fields.Float(
        "Refining Loss (g fine)",
        digits=(16, 4),
        copy=False,
        tracking=True,
        help="Fine grams that the refiner keeps or loses, as its statement says.",
    )
    assay_reference = fields.Char(
        "Assay Report", copy=False, help="Number of the refiner's assay report or statement."
    )
    fee = fields.Monetary("Refiner's Fee", help="What the refiner charges for this lot, excluding taxes.")
    currency_id = fields.Many2one("res.currency", default=lambda self: self.env.company.currency_id)
    difference_reason = fields.Char("Reason of the Difference", copy=False, tracking=True)
    approved_by_id = fields.Many2one("res.users", "Difference Approved by", readonly=True, copy=False, tracking=True)
    is_mixed_accepted = fields.Boolean(
        "Mark as Mixed",
        copy=False,
        help="Lots of unequal grade or origin are merged all the same; the new lot says so.",
    )
    note = fields.Text("Remarks")
    move_ids = fields.One2many("stock.move", "liink_transformation_id", "Movements", readonly=True)

    _losses_not_negative = models.Constraint(
        "CHECK (loss_weight >= 0 AND loss_fine_weight >= 0)", "A loss cannot be negative."
    )
    _name_unique = models.UniqueIndex("(name) WHERE name LIKE 'TR/%'", "Two transformations have the same number.")

    @api.onchange("kind")
    def _onchange_kind(self):
        if self.kind == "refining":
            self.loss_weight = 0.0
        else:
            self.loss_fine_weight = 0.0

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals.pop("state", None)
            vals.pop("approved_by_id", None)
            company = vals.get("company_id") or self.env.company.id
            sequence = self.env["ir.sequence"].sudo().with_company(company)
            vals["name"] = sequence.next_by_code(self._name) or self.env._("New")
        return super().create(vals_list)

    def write(self, vals):
        """Refuse to change what moves and links rely on; the state changes only by the buttons."""
        if self.env.context.get("liink_unlock") is not UNLOCK:
            self._liink_check_writable(set(vals))
        return super().write(vals)

    def _liink_check_writable(self, names):
        if {"state", "approved_by_id", "name"} & names:
            raise UserError(self.env._("The state of a transformation changes by its buttons only."))
        for transformation in self:
            transformation._liink_check_open(names)

    def _liink_check_open(self, names):
        own = names - FIELDS_ALWAYS_OPEN
        for mixin in ("mail.thread", "mail.activity.mixin"):
            own -= set(self.env[mixin]._fields)
        if self.state == "confirmed":
            own -= FIELDS_OPEN_AT_REFINER
        if own and self.state != "draft":
            raise UserError(self._liink_closed_message())

    def _liink_closed_message(self):
        return self.env._(
            "Transformation %(name)s is %(state)s: it can no longer be changed. Reverse it and enter it again.",
            name=self.name,
            state=dict(self._fields["state"]._description_selection(self.env))[self.state].lower(),
        )

    def _liink_set_state(self, state, **vals):
        return self.with_context(liink_unlock=UNLOCK).write({"state": state, **vals})

    @api.ondelete(at_uninstall=False)
    def _unlink_only_draft(self):
        for transformation in self:
            if transformation.state not in ("draft", "cancel"):
                raise UserError(transformation._liink_closed_message())

    def action_confirm(self):
        """Write the moves and links of transformations that wait for nobody.

        :raise UserError: what is wrong with the first one, or that a manager must answer for a difference
        """
        self.check_access("write")
        for transformation in self:
            transformation._liink_require_state("draft")
            if transformation.kind == "refining":
                raise UserError(
                    self.env._("%s: send it to the refiner first, then enter what comes back.", transformation.name)
                )
            transformation._liink_do()

    def action_send(self):
        """Bring the inputs of a refining to the refiner."""
        self.check_access("write")
        for transformation in self:
            transformation._liink_require_state("draft")
            transformation._liink_send()

    def action_receive(self):
        """Settle a refining: the refiner's assay is known, the fine metal is back."""
        self.check_access("write")
        for transformation in self:
            transformation._liink_require_state("confirmed")
            transformation._liink_do()

    def action_cancel(self):
        """Give up drafts; nothing has moved yet."""
        self.check_access("write")
        for transformation in self:
            transformation._liink_require_state("draft")
        self._liink_set_state("cancel")

    def action_draft(self):
        """Take cancelled transformations up again."""
        self.check_access("write")
        for transformation in self:
            transformation._liink_require_state("cancel")
        self._liink_set_state("draft")

    def action_view_moves(self):
        """Open the stock movements of these transformations."""
        action = self.env["ir.actions.act_window"]._for_xml_id("stock.stock_move_line_action")
        return {**action, "domain": [("move_id", "in", self.move_ids.ids)], "context": {}}

    def action_view_links(self):
        """Open the origins that these transformations wrote."""
        lines = self.move_ids.move_line_ids
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.liink_lot_link_action")
        return {**action, "domain": [("produced_line_id", "in", lines.ids)]}

    def _liink_require_state(self, state):
        if self.state != state:
            raise UserError(self._liink_closed_message())

    def _liink_is_exact(self):
        return self.kind in EXACT_KINDS

    def _liink_default_location(self):
        """Return the main stock of the company's first warehouse."""
        warehouse = self.env["stock.warehouse"].sudo().search(Domain("company_id", "=", self.company_id.id), limit=1)
        return warehouse.lot_stock_id
