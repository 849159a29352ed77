from odoo import fields, models
from odoo.tools import format_date, formatLang

from ..tools.design_content import FORMATS

SHOWN_IN_3D = ("stl", "obj", "glb")


class LiinkDesignFile(models.Model):
    """A design file as a card shows it."""

    _inherit = "liink.design.file"

    def _liink_prepare_card(self):
        """Plain values, dates and sizes in the reader's way of writing."""
        self.ensure_one()
        labels = {name: dict(self._fields[name]._description_selection(self.env)) for name in ("kind", "state")}
        return {
            "id": self.id,
            "name": self.name,
            "version": self.version,
            "kind": self.kind,
            "kind_label": labels["kind"][self.kind],
            "state": self.state,
            "state_label": labels["state"][self.state],
            "format": self.file_format,
            "group": self._liink_get_group(),
            "size": self._liink_format_size(),
            "filename": self.filename,
            "submitted": self._liink_signature(self.submitted_by_id, self.submitted_at),
            "approved": self._liink_signature(self.approved_by_id, self.approved_at),
            "reason": self.rejection_reason or "",
            "note": self.note or "",
            "can_review": self.can_review,
            "can_be_picture": self.state == "approved" and self.kind in ("rendering", "photo"),
        }

    def _liink_get_url(self):
        """The address that opens this file in the application, once its reader has signed in."""
        self.ensure_one()
        return f"{self.get_base_url()}/odoo/design-files/{self.id}"

    def _liink_format_size(self):
        """The size in the reader's units: kB, above 1,000 of them MB."""
        if self.file_size < 1_000_000:
            return self.env._("%s kB", formatLang(self.env, max(1, self.file_size / 1000), digits=0))
        return self.env._("%s MB", formatLang(self.env, self.file_size / 1_000_000, digits=1))

    def _liink_get_group(self):
        """How it is shown: in 3D, as a picture, or as a file to open."""
        if self.file_format in SHOWN_IN_3D:
            return "model"
        return "picture" if FORMATS[self.file_format].group == "picture" else "file"

    def _liink_signature(self, user, moment):
        if not moment:
            return ""
        local = fields.Datetime.context_timestamp(self, moment)
        return f"{user.name} · {format_date(self.env, local.date())}"
