from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LiinkLotImport(models.TransientModel):
    """Stones or metal of a CSV or XLSX file become lots in stock.

    First a dry run names every bad row, its column and why; then all rows are received or none, or the good ones
    only, as the user chooses. What is received goes through ``stock.lot._liink_bulk_receive``.
    """

    _name = "liink.lot.import"
    _inherit = "liink.file.import"
    _description = "Import Stones or Metal"

    kind = fields.Selection([("stone", "Stones"), ("metal", "Metal")], required=True, default="stone")
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    location_id = fields.Many2one(
        "stock.location",
        "Put in",
        required=True,
        default=lambda self: self._default_location_id(),
        domain="[('usage', '=', 'internal'), ('company_id', '=', company_id)]",
        help="Where the lots lie.",
    )
    owner_id = fields.Many2one("res.partner", help="Whose they are. Empty: the company’s own.")
    product_id = fields.Many2one(
        "product.product",
        "If no product is named",
        domain="[('precious_kind', '=', kind)]",
        help="Product of the lines that neither name nor describe one.",
    )
    is_creating_products = fields.Boolean(
        "Create missing products",
        help="Make a product where the file describes stones or metal that none stands for yet.",
    )
    new_product_names = fields.Text("Products to create", readonly=True)
    issue_ids = fields.One2many("liink.lot.import.issue", "import_id", "What is wrong", readonly=True)

    @api.model
    def _default_location_id(self):
        return self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1).lot_stock_id

    @api.constrains("location_id", "company_id")
    def _check_location(self):
        for wizard in self:
            if wizard.location_id.usage != "internal" or wizard.location_id.company_id != wizard.company_id:
                raise ValidationError(
                    self.env._(
                        "%(location)s is no place where %(company)s keeps its stock.",
                        location=wizard.location_id.display_name,
                        company=wizard.company_id.name,
                    )
                )

    @api.depends("kind")
    @api.depends_context("lang", "company")
    def _compute_template_file(self):
        return super()._compute_template_file()

    @api.onchange("kind", "file", "company_id", "location_id", "owner_id", "product_id", "is_creating_products")
    def _onchange_subject(self):
        self.state = "upload"
        if self.product_id.precious_kind != self.kind:
            self.product_id = False

    def action_import_good(self):
        """Receive the good rows, leave out the bad ones."""
        return self._liink_import(is_partial=True)

    def _liink_title(self):
        return self.env._("Import Stones or Metal")

    def _liink_check_rights(self):
        self.env["stock.lot"].check_access("create")

    def _liink_prepare_checked_vals(self, check):
        return {**super()._liink_prepare_checked_vals(check), "new_product_names": "\n".join(check.new_products)}

    def _liink_keep(self, check):
        name = self.env._("Import of %s", self.filename or self.env._("a file"))
        lots = self.env["stock.lot"].with_company(self.company_id)._liink_bulk_receive(check.receipt_rows(), name)
        return self._liink_open_lots(lots)

    def _liink_open_lots(self, lots):
        xmlid = "stock_lot_action_stone" if self.kind == "stone" else "stock_lot_action_metal"
        action = self.env["ir.actions.act_window"]._for_xml_id(f"liink_precious_stock.{xmlid}")
        domain = [("id", ">=", min(lots.ids)), ("id", "<=", max(lots.ids)), ("product_id", "in", lots.product_id.ids)]
        return {**action, "name": self.env._("%s lots imported", len(lots)), "domain": domain}
