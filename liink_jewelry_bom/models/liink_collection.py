from odoo import fields, models


class LiinkCollection(models.Model):
    """A family of pieces that the brand shows and sells under one name."""

    _name = "liink.collection"
    _description = "Jewellery Collection"
    _order = "sequence, name, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text()
    piece_ids = fields.One2many("product.template", "collection_id", string="Pieces")
    piece_count = fields.Integer(compute="_compute_piece_count")

    _name_unique = models.Constraint("UNIQUE (name)", "A collection of this name exists already.")

    def _compute_piece_count(self):
        counts = dict(
            self.env["product.template"]._read_group(
                [("collection_id", "in", self.ids)], ["collection_id"], ["__count"]
            )
        )
        for collection in self:
            collection.piece_count = counts.get(collection, 0)
