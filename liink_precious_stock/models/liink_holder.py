from odoo import fields, models


class LiinkHolder(models.Model):
    """A house that holds the company's material: maker, caster, setter, refiner, laboratory.

    Who holds and who owns are two things: the holder has a stock location of its own, the owner is on the
    quant. One holder per commercial partner and company, made at first use by
    ``res.partner._liink_get_holder``.
    """

    _name = "liink.holder"
    _description = "Holder of Material"
    _order = "partner_id, company_id"
    _rec_name = "partner_id"
    _check_company_auto = True

    partner_id = fields.Many2one("res.partner", "Holder", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    location_id = fields.Many2one("stock.location", required=True, index=True, ondelete="restrict", check_company=True)

    _partner_company_unique = models.UniqueIndex(
        "(partner_id, company_id)", "This partner already has a location for what it holds."
    )
    _location_unique = models.UniqueIndex("(location_id)", "A location belongs to one holder only.")
