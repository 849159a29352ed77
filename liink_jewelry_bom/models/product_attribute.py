from odoo import fields, models

from ..tools.ring_size import RING_SIZE_MAX, RING_SIZE_MIN


class ProductAttribute(models.Model):
    """What a piece may be ordered in: LIINK knows which attribute is the finger's size and which one the metal."""

    _inherit = "product.attribute"

    liink_role = fields.Selection(
        [("ring_size", "Ring size"), ("metal", "Metal"), ("length", "Length")],
        string="Role in Jewellery",
        index="btree_not_null",
        help="The weight of metal follows the ring size; each metal has its own lines of material.",
    )


class ProductAttributeValue(models.Model):
    """A ring size in figures, or the alloy that a colour of metal stands for."""

    _inherit = "product.attribute.value"

    liink_role = fields.Selection(related="attribute_id.liink_role")
    liink_ring_size = fields.Float(
        "French Size", digits=(4, 1), help="Inner circumference in millimetres, from 40 to 76."
    )
    liink_alloy_id = fields.Many2one("liink.alloy", "Alloy", ondelete="restrict", index="btree_not_null")

    _ring_size_range = models.Constraint(
        f"CHECK (COALESCE(liink_ring_size, 0) = 0 OR liink_ring_size BETWEEN {RING_SIZE_MIN} AND {RING_SIZE_MAX})",
        f"The French ring size is the inner circumference in mm, from {RING_SIZE_MIN} to {RING_SIZE_MAX}.",
    )
