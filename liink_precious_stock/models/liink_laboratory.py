from odoo import fields, models


class LiinkLaboratory(models.Model):
    """A gemmological laboratory that grades and certifies stones."""

    _name = "liink.laboratory"
    _description = "Gemmological Laboratory"
    _order = "code, id"
    _rec_names_search = ["code", "name"]

    name = fields.Char(required=True)
    code = fields.Char(required=True, help="Short name on certificates: GIA, HRD.")
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex("(code)", "This laboratory already exists.")

    def _compute_display_name(self):
        for laboratory in self:
            laboratory.display_name = laboratory.code
