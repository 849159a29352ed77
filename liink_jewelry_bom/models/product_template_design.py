from odoo import fields, models
from odoo.fields import Domain


class ProductTemplate(models.Model):
    """What a piece looks like: its design files, as one board."""

    _inherit = "product.template"

    liink_design_ids = fields.One2many(
        "liink.design.file",
        "product_tmpl_id",
        "Design Files",
        groups="liink_precious_stock.group_liink_user",
    )

    def liink_get_design_board(self):
        """The design files of one piece as its form shows them; needs the right to read design files.

        :return: dict: designs, a list of dict, those in use and those to decide first, then newest first
        """
        self.ensure_one()
        self.check_access("read")
        designs = self.env["liink.design.file"].search([("product_tmpl_id", "=", self.id)])
        rank = {"submitted": 0, "approved": 1, "rejected": 2, "superseded": 3}
        designs = designs.sorted(
            lambda design: (rank[design.state], design.kind, design.name.lower(), -design.version)
        )
        return {
            "can_submit": self.env["liink.design.file"].has_access("create"),
            "designs": [design._liink_prepare_card() for design in designs],
        }

    def _liink_get_approved_designs(self):
        """The approved version of each design of these pieces: what a maker works from."""
        approved = Domain("product_tmpl_id", "in", self.ids) & Domain("state", "=", "approved")
        return self.env["liink.design.file"].search(approved)
