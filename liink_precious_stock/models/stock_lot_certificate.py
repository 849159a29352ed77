import base64
import io

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import float_compare
from odoo.tools.image import binary_to_image
from odoo.tools.mimetypes import guess_mimetype
from odoo.tools.pdf import PdfReader, PdfReadError

from ..tools import format_measure

IMAGE_TYPES = ("image/jpeg", "image/png", "image/webp")
# Round brilliant diamonds: carat ≈ 0.0061 × diameter² × depth (mm); see domain.md of the trade.
CARATS_PER_CUBIC_MM = 0.0061
PLAUSIBLE_DEVIATION = 0.10


class StockLot(models.Model):
    """The laboratory's report of a certified stone: its number once only, its file, and figures that agree."""

    _inherit = "stock.lot"

    certificate_file = fields.Binary(
        "Report", attachment=True, groups="base.group_user", help="The laboratory's report, as a PDF or a picture."
    )
    certificate_filename = fields.Char("Report's File Name", groups="base.group_user")
    liink_measure_warning = fields.Char(
        "Check the Figures", compute="_compute_liink_measure_warning", groups="base.group_user"
    )

    _liink_certificate_unique = models.UniqueIndex(
        "(laboratory_id, certificate_number) WHERE laboratory_id IS NOT NULL AND certificate_number IS NOT NULL",
        "Another lot bears this certificate number of the same laboratory.",
    )

    @api.depends("length_mm", "width_mm", "depth_mm", "carats_each", "product_id")
    @api.depends_context("lang")
    def _compute_liink_measure_warning(self):
        for lot in self:
            lot.liink_measure_warning = lot._liink_get_measure_warning()

    def _liink_get_measure_warning(self):
        """Return what is odd about weight and measurements of a round brilliant, or False."""
        product = self.product_id
        is_round_diamond = product.stone_shape == "round" and product.stone_nature == "diamond"
        carats = self.carats_each or (product.carats_per_stone if self.is_certified else 0)
        if not (is_round_diamond and self.length_mm and self.depth_mm and carats):
            return False
        diameter = (self.length_mm + (self.width_mm or self.length_mm)) / 2
        expected = CARATS_PER_CUBIC_MM * diameter**2 * self.depth_mm
        if float_compare(abs(carats - expected), PLAUSIBLE_DEVIATION * expected, precision_digits=3) <= 0:
            return False
        return self.env._(
            "A round brilliant of %(diameter)s × %(depth)s mm weighs about %(expected)s ct, but %(carats)s ct are"
            " recorded. Check the measurements and the weight.",
            diameter=format_measure(self.env, diameter, 2, 2),
            depth=format_measure(self.env, self.depth_mm, 2, 2),
            expected=format_measure(self.env, expected, 2, 2),
            carats=format_measure(self.env, carats, 2, 3),
        )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._liink_clean_certificate(vals)
        self._liink_check_certificates(
            [(vals.get("laboratory_id"), vals.get("certificate_number"), vals.get("name")) for vals in vals_list]
        )
        return super().create(vals_list)

    def write(self, vals):
        self._liink_clean_certificate(vals)
        if vals.get("certificate_number") or vals.get("laboratory_id"):
            self._liink_check_certificates(
                [
                    (
                        vals.get("laboratory_id", lot.laboratory_id.id),
                        vals.get("certificate_number", lot.certificate_number),
                        lot.name,
                    )
                    for lot in self
                ]
            )
        return super().write(vals)

    @api.model
    def _liink_clean_certificate(self, vals):
        """Make numbers comparable: no spaces around, none at all is no number. Refuse a file that is no report."""
        if "certificate_number" in vals:
            vals["certificate_number"] = (vals["certificate_number"] or "").strip() or False
        if vals.get("certificate_file"):
            self._liink_check_certificate_file(vals["certificate_file"])

    @api.model
    def _liink_check_certificate_file(self, data):
        """Raise unless ``data`` (base64) really is a PDF or a picture, whatever its name says."""
        content = base64.b64decode(data)
        mimetype = guess_mimetype(content)
        if mimetype == "application/pdf" and self._liink_is_pdf(content):
            return
        if mimetype in IMAGE_TYPES and self._liink_is_picture(content):
            return
        raise UserError(
            self.env._("The laboratory's report must be a PDF or a picture (JPEG, PNG, WebP) that can be opened.")
        )

    @api.model
    def _liink_is_pdf(self, content):
        try:
            return len(PdfReader(io.BytesIO(content), strict=False).pages) > 0
        except (PdfReadError, ValueError, KeyError, AttributeError, TypeError, IndexError):
            return False

    @api.model
    def _liink_is_picture(self, content):
        try:
            binary_to_image(content)
        except UserError:
            return False
        return True

    def _liink_check_certificates(self, reports):
        """Raise if a report would stand on two lots, before the database says it its own way; two queries at most.

        :param list reports: (laboratory id, certificate number, lot name) of each lot written; ``self`` are these lots
        """
        wanted = {}
        for laboratory_id, number, name in reports:
            if not (laboratory_id and number):
                continue
            if (laboratory_id, number) in wanted:
                self._liink_raise_duplicate(laboratory_id, number, name, wanted[laboratory_id, number])
            wanted[laboratory_id, number] = name
        if not wanted:
            return
        laboratory_ids, numbers = (list(values) for values in zip(*wanted, strict=True))
        others = (
            self.env["stock.lot"]
            .sudo()
            .search_fetch(
                Domain("certificate_number", "in", numbers)
                & Domain("laboratory_id", "in", laboratory_ids)
                & Domain("id", "not in", self.ids),
                ["certificate_number", "laboratory_id", "name"],
            )
        )
        for other in others:
            key = (other.laboratory_id.id, other.certificate_number)
            if key in wanted:
                self._liink_raise_duplicate(*key, wanted[key], other.name)

    def _liink_raise_duplicate(self, laboratory_id, number, name, other_name):
        raise ValidationError(
            self.env._(
                "Lot %(lot)s cannot bear the certificate %(laboratory)s %(number)s: lot %(other)s bears it already."
                " One report describes one stone; check the number, or use that lot.",
                lot=name or "",
                laboratory=self.env["liink.laboratory"].browse(laboratory_id).code,
                number=number,
                other=other_name or "",
            )
        )
