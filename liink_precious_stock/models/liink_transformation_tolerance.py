from odoo import api, fields, models

TRANSFORMATION_KINDS = [
    ("alloying", "Alloying"),
    ("melting", "Melting Lots Together"),
    ("casting", "Casting Remains"),
    ("filings", "Scrap and Filings"),
    ("refining", "Refining"),
    ("split", "Lot Split"),
    ("merge", "Lot Merge"),
]
# The measures must meet to the milligram where nothing is worked, only put apart or together.
EXACT_KINDS = ("split", "merge")
EXACT_GRAMS = 0.001


class LiinkTransformationTolerance(models.Model):
    """How far inputs and outputs of a transformation may differ before a manager must answer for it.

    The larger of the grams and the ‰ of the inputs is tolerated. A row of the company goes before a row of all
    companies; a kind without a row tolerates nothing.
    """

    _name = "liink.transformation.tolerance"
    _description = "Tolerance of Transformations"
    _order = "kind, company_id, id"
    _rec_name = "kind"

    kind = fields.Selection(
        [kind for kind in TRANSFORMATION_KINDS if kind[0] not in EXACT_KINDS], required=True, string="Transformation"
    )
    grams = fields.Float("Tolerance (g)", digits=(16, 4), help="Grams of fine metal (and of gross weight).")
    permille = fields.Float(
        "Tolerance (‰)", digits=(6, 2), aggregator=None, help="Thousandths of what was put in, fine and gross."
    )
    company_id = fields.Many2one("res.company", help="Empty: for all companies.")

    _kind_unique = models.UniqueIndex(
        "(kind, COALESCE(company_id, 0))", "This transformation already has a tolerance in this company."
    )
    _not_negative = models.Constraint("CHECK (grams >= 0 AND permille >= 0)", "A tolerance cannot be negative.")

    @api.model
    def _liink_get(self, kind, company):
        """Return (grams, ‰) tolerated for ``kind`` in ``company``."""
        if kind in EXACT_KINDS:
            return EXACT_GRAMS, 0.0
        rows = self.sudo().search([("kind", "=", kind), ("company_id", "in", [False, company.id])])
        row = rows.sorted(lambda row: not row.company_id)[:1]
        return row.grams, row.permille
