from odoo import models


class StockLocation(models.Model):
    """A location may be where a holder keeps the company's material."""

    _inherit = "stock.location"

    def _liink_place_names(self):
        """Return {location id: name of the house that holds it, or of the location itself}."""
        path_ids = {location.id: [int(id_) for id_ in location.parent_path.split("/") if id_] for location in self}
        holders = (
            self.env["liink.holder"]
            .sudo()
            .search([("location_id", "in", list({id_ for ids in path_ids.values() for id_ in ids}))])
        )
        house_by_location = {holder.location_id.id: holder.partner_id.name for holder in holders}
        return {
            location.id: next(
                (house_by_location[id_] for id_ in reversed(path_ids[location.id]) if id_ in house_by_location),
                location.display_name,
            )
            for location in self
        }
