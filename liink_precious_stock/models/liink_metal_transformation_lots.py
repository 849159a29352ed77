from odoo import api, models
from odoo.fields import Command


class LiinkMetalTransformation(models.Model):
    """Splitting and merging lots, as the wizards and other modules ask for it."""

    _inherit = "liink.metal.transformation"

    @api.model
    def _liink_create_split(self, lot, location, owner, quantity, carats=0.0, name=False):
        """Return a draft that puts ``quantity`` of ``lot`` into a lot of its own at the same place."""
        return self._liink_create_exact("split", [(lot, quantity, carats)], location, owner, name)

    @api.model
    def _liink_create_merge(self, parts, location, owner, name=False):
        """Return a draft that puts parts of several lots, all at one place, into one new lot.

        :param list parts: of (lot, quantity, carats)
        """
        return self._liink_create_exact("merge", parts, location, owner, name)

    @api.model
    def _liink_create_exact(self, kind, parts, location, owner, name):
        product, company = parts[0][0].product_id, location.company_id or self.env.company
        total = round(sum(quantity for _lot, quantity, _carats in parts), 4)
        fine = sum(quantity * lot.fineness for lot, quantity, _carats in parts)
        output = {
            "product_id": product.id,
            "lot_name": name,
            "quantity": total,
            "carats": round(sum(carats for _lot, _quantity, carats in parts), 3),
            "location_id": location.id,
            "is_provisional": False,
        }
        if product.precious_kind in ("metal", "scrap") and total:
            output["fineness"] = round(fine / total, 4)
        return self.create(
            {
                "kind": kind,
                "company_id": company.id,
                "input_ids": [
                    Command.create(
                        {
                            "lot_id": lot.id,
                            "location_id": location.id,
                            "owner_id": owner.id,
                            "quantity": quantity,
                            "carats": carats,
                        }
                    )
                    for lot, quantity, carats in parts
                ],
                "output_ids": [Command.create(output)],
            }
        )
