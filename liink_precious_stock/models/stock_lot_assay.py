from odoo import api, fields, models
from odoo.exceptions import UserError

from .stock_lot import GRAM_KINDS


class StockLot(models.Model):
    """The fineness of metal that has moved is changed by an assay only, which keeps who, when and the report."""

    _inherit = "stock.lot"

    assay_ids = fields.One2many("liink.assay", "lot_id", "Assays")
    assay_count = fields.Integer("Number of Assays", compute="_compute_assay_count")

    @api.depends("assay_ids")
    def _compute_assay_count(self):
        counts = dict(self.env["liink.assay"]._read_group([("lot_id", "in", self.ids)], ["lot_id"], ["__count"]))
        for lot in self:
            lot.assay_count = counts.get(lot, 0)

    def action_liink_enter_assay(self):
        """Open a new assay of this lot."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter an Assay"),
            "res_model": "liink.assay",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_lot_id": self.id,
                "default_fineness": self.fineness,
                "default_company_id": self.company_id.id or self.env.company.id,
            },
        }

    def _liink_assay(self, fineness, **values):
        """Record and confirm that somebody found ``fineness`` ‰ in this lot, now; return the assay.

        :param values: of the assay: partner_id, reference, date, note, file …
        :raises UserError: when a later assay of the lot counts already
        """
        self.ensure_one()
        company = self.company_id or self.env.company
        assay = self.env["liink.assay"].create(
            {"lot_id": self.id, "fineness": fineness, "company_id": company.id, **values}
        )
        assay.action_confirm()
        return assay

    def _liink_apply_assay(self, assay):
        """Take over the fineness of an assay that is confirmed. Hook."""
        self.write({"fineness": assay.fineness})

    def _liink_check_fineness_unused(self, fineness):
        """Refuse a new fineness for metal that has moved, unless an assay that counts says so."""
        changing = self.filtered(
            lambda lot: lot.precious_kind in GRAM_KINDS and abs(lot.fineness - fineness) >= 0.00005
        )
        for lot in changing._liink_moved():
            confirmed = lot.assay_ids.sudo().filtered(lambda assay: assay.state == "confirmed")
            last = confirmed.sorted(lambda assay: (assay.confirmed_date, assay.id))[-1:]
            if not last or abs(last.fineness - fineness) >= 0.00005:
                raise UserError(
                    self.env._(
                        "Lot %s has already moved: its fine weight is in documents that stay as they are. Enter an"
                        " assay on the lot; it counts from then on.",
                        lot.display_name,
                    )
                )

    def _liink_moved(self):
        """Return those of these lots that have done stock lines."""
        if not self:
            return self
        groups = (
            self.env["stock.move.line"]
            .sudo()
            ._read_group([("lot_id", "in", self.ids), ("state", "=", "done")], ["lot_id"])
        )
        return self.browse(lot.id for [lot] in groups)
