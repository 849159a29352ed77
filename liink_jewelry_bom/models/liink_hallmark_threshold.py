from odoo import fields, models


class LiinkHallmarkThreshold(models.Model):
    """From which weight of a metal a country wants its guarantee mark on a piece.

    French law exempts pieces strictly under 3 g of gold or platinum and 30 g of silver (Code de commerce, L831-1 to
    L835-x); the legal title and the maker's mark apply to them all the same. Editable, since laws change: the last
    date of effect counts.
    """

    _name = "liink.hallmark.threshold"
    _description = "Guarantee Mark Threshold"
    _order = "country_id, metal_id, date_from desc, id"
    _rec_name = "metal_id"

    country_id = fields.Many2one("res.country", required=True, index=True, ondelete="restrict")
    metal_id = fields.Many2one("liink.metal", required=True, index=True, ondelete="restrict")
    grams = fields.Float(
        digits=(16, 2), required=True, help="Grams of this metal from which the guarantee mark is needed."
    )
    date_from = fields.Date("In Force from", required=True)
    source = fields.Char(help="The law or the customs' notice.")

    _threshold_unique = models.Constraint(
        "UNIQUE (country_id, metal_id, date_from)", "This metal has a threshold from this date already."
    )
    _grams_positive = models.Constraint("CHECK (grams >= 0)", "A threshold cannot be negative.")

    def _liink_in_force(self, country, date):
        """Return {metal: threshold in grams} of `country` on `date`; one query."""
        found = {}
        for row in self.search([("country_id", "=", country.id), ("date_from", "<=", date)], order="date_from"):
            found[row.metal_id] = row.grams
        return found
