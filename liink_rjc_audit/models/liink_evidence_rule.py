from odoo import fields, models

MATERIALS = [
    ("metal", "Metal"),
    ("natural_diamond", "Natural diamonds"),
    ("laboratory_stone", "Laboratory-grown stones"),
    ("coloured_stone", "Coloured stones"),
    ("component", "Components"),
    ("delivery", "Delivery to the maker"),
    ("piece", "Finished piece"),
]


class LiinkEvidenceRule(models.Model):
    """One cell of the document matrix: this paper is mandatory or recommended for that material.

    A rule holds for lots bought from ``valid_from`` on, and only where all its conditions are met
    (:meth:`_liink_is_applicable`). Figures are data, so that a change of law or of a standard needs no release.
    """

    _name = "liink.evidence.rule"
    _description = "Document Matrix"
    _order = "material, sequence, id"
    _rec_name = "kind_id"

    sequence = fields.Integer(default=10)
    material = fields.Selection(MATERIALS, required=True, index=True)
    kind_id = fields.Many2one("liink.evidence.kind", "Paper", required=True, ondelete="restrict")
    accepted_kind_ids = fields.Many2many(
        "liink.evidence.kind", string="Also Accepted", help="Any one of these papers does as well."
    )
    level = fields.Selection(
        [("mandatory", "Mandatory"), ("recommended", "Recommended")],
        required=True,
        default="mandatory",
        help="One missing mandatory paper makes the dossier of a piece incomplete.",
    )
    asked_from = fields.Selection(
        [
            ("supplier", "Supplier"),
            ("laboratory", "Laboratory"),
            ("maker", "Maker"),
            ("assay_office", "Assay office"),
        ],
        "Ask",
        required=True,
        default="supplier",
        help="Who is named in the dossier as the one to ask for this paper.",
    )
    minimum_carats = fields.Float("From (ct a Stone)", digits=(16, 3), help="Carats of one stone; 0 for any size.")
    minimum_grams = fields.Float(
        "From (g a Piece)", digits=(16, 4), help="Grams of the metal in the piece; 0 for any."
    )
    metal_id = fields.Many2one("liink.metal", "Only", ondelete="restrict", help="Empty for all metals.")
    is_imported_only = fields.Boolean(
        "Only Imported", help="Only where the supplier is outside the European Union, or its country is not known."
    )
    is_coc_only = fields.Boolean("Only CoC", help="Only for lots that were sold as Chain of Custody material.")
    valid_from = fields.Date("In Force from", help="Holds for what was bought on this day or later.")
    source = fields.Char(help="The standard and clause, or the article of law, that asks for it.")
    active = fields.Boolean(default=True)

    _limits_positive = models.Constraint(
        "CHECK (minimum_carats >= 0 AND minimum_grams >= 0)", "A limit cannot be negative."
    )

    def _liink_is_applicable(self, case):
        """Tell whether this paper is asked for.

        :param dict case: the facts of a lot, a piece or a delivery: material, date, stone_carats, metal_grams
            ({metal id: grams}), is_imported, is_coc; see ``liink.dossier``
        """
        self.ensure_one()
        return bool(
            self.material == case["material"]
            and not (self.valid_from and case["date"] and case["date"] < self.valid_from)
            and not (self.is_imported_only and not case.get("is_imported"))
            and not (self.is_coc_only and not case.get("is_coc"))
            and round(case.get("stone_carats", 0.0), 3) >= self.minimum_carats
            and self._liink_is_heavy_enough(case.get("metal_grams") or {})
        )

    def _liink_is_heavy_enough(self, metal_grams):
        if not self.metal_id:
            return sum(metal_grams.values()) >= self.minimum_grams
        grams = metal_grams.get(self.metal_id.id, 0.0)
        return grams > 0 and round(grams, 4) >= self.minimum_grams

    def _liink_accepted_kinds(self):
        """Return the kinds of paper that satisfy this rule."""
        return self.kind_id | self.accepted_kind_ids
