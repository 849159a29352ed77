from odoo import api, models


class IrModelAccess(models.Model):
    """Takes back what core's subcontractor portal gives to every portal user.

    Core lets any portal user write sequences, create lots, edit move lines and read other makers' lots. Makers here
    work through LIINK's own pages, which need none of it. Core's rows are switched off, not rewritten: an update of
    core writes its rows' permissions again, never their `active`.
    """

    _inherit = "ir.model.access"

    @api.model
    def _liink_close_subcontractor_portal(self):
        """Switch off core's rows; called by a data file, hence at each install and update."""
        self._liink_get_subcontractor_portal_rows().filtered("active").write({"active": False})

    @api.model
    def _liink_reopen_subcontractor_portal(self):
        self._liink_get_subcontractor_portal_rows().write({"active": True})

    @api.model
    def _liink_get_subcontractor_portal_rows(self):
        """Rows that core's subcontracting modules (mrp_subcontracting and its bridges) give to portal users."""
        external_ids = (
            self.env["ir.model.data"]
            .sudo()
            .search([("model", "=", self._name), ("module", "=like", "mrp\\_subcontracting%")])
        )
        rows = self.sudo().with_context(active_test=False).browse(external_ids.mapped("res_id")).exists()
        return rows.filtered(lambda row: row.group_id == self.env.ref("base.group_portal"))
