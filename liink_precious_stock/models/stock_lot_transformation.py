from odoo import models

# Where a lot comes from, and what is said of its stones: kept when a lot is split, kept where all agree in a merge.
PROVENANCE_FIELDS = ("supplier_id", "supplier_invoice", "purchase_date")
DESCRIPTION_FIELDS = (
    "quality_id", "colour_id", "clarity_id", "cut_id", "polish_id", "symmetry_id", "fluorescence_id",
    "length_mm", "width_mm", "depth_mm", "treatment", "sieve_id", "is_carats_estimated", "is_mixed",
    "is_fineness_provisional",
)  # fmt: skip


# What must be alike when lots are put together; certificates are of one lot only.
MERGED_ALIKE_FIELDS = (
    "quality_id", "colour_id", "clarity_id", "cut_id", "polish_id", "symmetry_id", "fluorescence_id",
    "treatment", "sieve_id", "supplier_id", "laboratory_id", "certificate_number",
)  # fmt: skip


class StockLot(models.Model):
    """What a lot hands on to the lots made of it.

    Hooks: ``_liink_provenance_fields``, ``_liink_description_fields``, ``_liink_merged_alike_fields``.
    """

    _inherit = "stock.lot"

    def _liink_provenance_fields(self):
        """Return the names of the fields that say where a lot comes from."""
        return list(PROVENANCE_FIELDS)

    def _liink_description_fields(self):
        """Return the names of the fields that describe the stones or metal; a certificate is of one lot only."""
        return list(DESCRIPTION_FIELDS)

    def _liink_get_common_vals(self, names):
        """Return {field: value} of those ``names`` on which all these lots agree."""
        return {name: self._liink_to_write(name) for name in names if len(self._liink_get_values(name)) == 1}

    def _liink_get_merge_differences(self):
        """Return {field: its label} of what these lots must agree on to be one lot, and do not."""
        names = [name for name in self._liink_merged_alike_fields() if len(self._liink_get_values(name)) > 1]
        return {name: self._fields[name].get_description(self.env, ["string"])["string"] for name in names}

    def _liink_merged_alike_fields(self):
        """Return the names of the fields that merged lots must agree on. Hook: origin claims."""
        return list(MERGED_ALIKE_FIELDS)

    def _liink_get_values(self, name):
        return {lot._fields[name].convert_to_cache(lot[name], lot) for lot in self.sudo()}

    def _liink_to_write(self, name):
        lot = self.sudo()[:1]
        return lot._fields[name].convert_to_write(lot[name], lot)

    def _liink_settle_fineness(self, fineness, transformation):
        """Take over the refiner's assay as the fineness of this lot, from now on.

        :param transformation: the refining whose refiner assayed it
        """
        self.ensure_one()
        self._liink_assay(
            fineness,
            partner_id=transformation.partner_id.commercial_partner_id.id,
            reference=transformation.assay_reference,
            date=transformation.date,
            note=transformation.name,
        )
        self.is_fineness_provisional = False
