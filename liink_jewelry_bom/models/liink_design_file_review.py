from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ..tools.design_content import FORMATS


class LiinkDesignFile(models.Model):
    """Approval, with name and time: by a manager, or by a user who did not submit the file (four eyes)."""

    _inherit = "liink.design.file"

    can_review = fields.Boolean(compute="_compute_can_review")
    is_picture = fields.Boolean(compute="_compute_is_picture")

    @api.depends_context("uid")
    @api.depends("state", "submitted_by_id")
    def _compute_can_review(self):
        is_manager = self.env.user.has_group("liink_precious_stock.group_liink_manager")
        is_user = self.env.user.has_group("liink_precious_stock.group_liink_user")
        for design in self:
            is_own = design.submitted_by_id == self.env.user
            design.can_review = design.state == "submitted" and (is_manager or (is_user and not is_own))

    @api.depends("file_format")
    def _compute_is_picture(self):
        for design in self:
            design.is_picture = bool(design.file_format) and FORMATS[design.file_format].group == "picture"

    def action_approve(self):
        """Approve: from now on this is the version that makers see, and every older one is superseded.

        :raises UserError: not to approve any more, or a later version was approved
        :raises AccessError: by the user who submitted it, who is no manager
        """
        self._liink_lock_designs()
        self._liink_check_review()
        for design in self.sorted("version"):
            design._liink_approve()
        return True

    def action_reject(self):
        """Ask for the reason, then reject."""
        self._liink_check_review()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reject a design file"),
            "res_model": "liink.design.rejection",
            "view_mode": "form",
            "target": "new",
            "context": {"default_design_ids": self.ids},
        }

    def action_use_as_picture(self):
        """Make an approved rendering or photo the main picture of its piece."""
        self.check_access("write")
        for design in self:
            if design.state != "approved" or not design.is_picture or design.kind == "drawing":
                raise UserError(
                    self.env._(
                        "%s: only an approved rendering or photo becomes the picture of the piece.", design.name
                    )
                )
            design.product_tmpl_id.image_1920 = design.file
        return True

    def _liink_reject(self, reason):
        """Reject with the reason, which whoever submitted it reads."""
        self._liink_lock_designs()
        self._liink_check_review()
        self._liink_unlocked().write({"state": "rejected", "rejection_reason": reason})
        for design in self:
            design._liink_tell(
                self.env._("%(design)s is rejected: %(reason)s", design=design.display_name, reason=reason)
            )

    def _liink_approve(self):
        others = self._liink_get_versions() - self
        if any(other.state == "approved" and other.version > self.version for other in others):
            raise UserError(
                self.env._(
                    "%s: a later version is approved already. Submit this file again if it is the right one.",
                    self.display_name,
                )
            )
        current = others.filtered(lambda other: other.state in ("submitted", "approved"))
        older = current.filtered(lambda other: other.version < self.version)
        older._liink_unlocked().write({"state": "superseded"})
        # The database forbids two approved versions, at every moment.
        older.flush_recordset()
        approval = {"approved_by_id": self.env.uid, "approved_at": fields.Datetime.now()}
        self._liink_unlocked().write({"state": "approved", **approval})
        self.flush_recordset()
        self._liink_tell(self.env._("%s is approved: this is what makers see.", self.display_name))

    def _liink_get_versions(self):
        """All versions of this one's design."""
        self.ensure_one()
        same = self.search([("product_tmpl_id", "=", self.product_tmpl_id.id), ("kind", "=", self.kind)])
        return same.filtered(lambda design: design.name.lower() == self.name.lower())

    def _liink_lock_designs(self):
        """Wait for anybody who decides on the same pieces; their decision then makes this one start again.

        A transaction that has waited for a row which has changed meanwhile fails and is run again by Odoo's request
        layer, and then reads the other's decision.
        """
        self.check_access("write")
        self.flush_model()
        self.env.cr.execute(
            SQL(
                "SELECT id FROM liink_design_file WHERE product_tmpl_id IN %s ORDER BY id FOR UPDATE",
                tuple(self.product_tmpl_id.ids) or (0,),
            )
        )
        self.invalidate_recordset()

    def _liink_check_review(self):
        self.check_access("write")
        for design in self:
            if design.state != "submitted":
                raise UserError(
                    self.env._("%s has been decided already. Look at the piece again.", design.display_name)
                )
            if not design.can_review and not self.env.su:
                raise AccessError(
                    self.env._(
                        "%s: whoever submits a file does not approve or reject it. Ask a colleague or your manager.",
                        design.display_name,
                    )
                )

    def _liink_tell(self, body):
        """Say it in the thread of the file and in that of its piece, where people look."""
        self.ensure_one()
        self.message_post(body=body)
        self.product_tmpl_id.message_post(body=body)
