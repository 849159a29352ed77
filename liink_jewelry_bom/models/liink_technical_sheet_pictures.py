import base64
from collections import defaultdict

from odoo import api, models
from odoo.addons.liink_precious_stock.tools import draw_qr_code

from ..tools.sheet_picture import look_alike, open_picture, to_data_uri

# Beside the piece's own picture; more are among the files.
MOST_PICTURES = 3
KINDS = ("rendering", "drawing", "photo", "cad")
# White modules that a reader of QR codes needs around one.
QUIET = 4


class LiinkTechnicalSheet(models.AbstractModel):
    """What the piece looks like: its pictures, and its approved files, each with the QR code that opens it."""

    _inherit = "liink.technical.sheet"

    @api.model
    def _liink_find_designs(self, requests):
        """{piece: its approved designs, renderings and drawings first}, in one query."""
        pieces = self.env["product.template"].union(*(request.piece for request in requests))
        designs = pieces._liink_get_approved_designs()
        found = defaultdict(lambda: self.env["liink.design.file"])
        for design in designs.sorted(lambda each: (KINDS.index(each.kind), each.name.lower(), each.id)):
            found[design.product_tmpl_id] |= design
        return defaultdict(
            lambda: self.env["liink.design.file"],
            {piece: each.with_prefetch(designs._prefetch_ids) for piece, each in found.items()},
        )

    @api.model
    def _liink_find_picture_contents(self, designs):
        """{id of a design that is a picture: its attachment}, in one query; each file is read when it is wanted."""
        pictures = [design.id for each in designs.values() for design in self._liink_choose_pictures(each)]
        # The designs themselves were read with the reader's rights.
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", "liink.design.file"), ("res_field", "=", "file"), ("res_id", "in", pictures)])
        )
        attachments.mapped("store_fname")
        return {each.res_id: each.with_prefetch(each._ids) for each in attachments}

    @api.model
    def _liink_choose_pictures(self, designs):
        """One more than is shown: the first may be the piece's own picture."""
        return [design for design in designs if design.is_picture][: MOST_PICTURES + 1]

    @api.model
    def _liink_prepare_pictures(self, request, designs, contents):
        """The piece's picture, then its approved pictures that are not the same one: dict of source, label, note."""
        own = (request.product or request.piece).with_context(bin_size=False).image_1024
        image = own and open_picture(base64.b64decode(own))
        shown = [(image, "")] if image else []
        for design in self._liink_choose_pictures(designs):
            image = design.id in contents and open_picture(contents[design.id].raw)
            if image and not any(look_alike(image, other) for other, _label in shown):
                shown.append((image, self._liink_picture_label(design)))
        return [{"source": to_data_uri(image), "label": label} for image, label in shown[: MOST_PICTURES + 1]]

    @api.model
    def _liink_picture_label(self, design):
        return f"{design.name} · {self._liink_version_text(design)}"

    @api.model
    def _liink_version_text(self, design):
        return self.env._("version %s", design.version)

    @api.model
    def _liink_prepare_file(self, request, design):
        """One approved file in words, and its QR code: an address that asks whoever opens it to sign in."""
        address = request.design_url(design) if request.design_url else design._liink_get_url()
        return {
            "name": design.name,
            "kind": self._liink_label(design, "kind"),
            "version": self._liink_version_text(design),
            "format": design.file_format.upper(),
            "size": design._liink_format_size(),
            "approved": self._liink_date(design.approved_at),
            "note": design.note or "",
            "address": address,
            "code": self._liink_draw_code(address),
        }

    @api.model
    def _liink_draw_code(self, address):
        """The QR code as the source of an `img`: a drawing, sharp on every printer."""
        path, size = draw_qr_code(address)
        side = size + 2 * QUIET
        drawing = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * 8}" height="{side * 8}"'
            f' viewBox="0 0 {side} {side}">'
            f'<rect width="{side}" height="{side}" fill="#fff"/>'
            f'<path transform="translate({QUIET} {QUIET})" d="{path}" fill="#000" shape-rendering="crispEdges"/></svg>'
        )
        return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()
