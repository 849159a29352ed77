from werkzeug.exceptions import NotFound

from odoo.http import request, route

from .maker_files import PRIVATE
from .maker_orders import MakerOrders

# As wide as a phone's screen has pixels.
THUMBNAIL = {"width": 800, "height": 800}


class MakerDesigns(MakerOrders):
    """The approved design files of the pieces of an order, to its maker alone."""

    @route("/my/liink/orders/<int:order_id>/designs/<int:design_id>", **PRIVATE)
    def liink_design(self, order_id, design_id, thumbnail=None, **kw):
        """The file itself, as a download; a picture is shown, small with `thumbnail`."""
        if request.env.user._is_internal():
            # The brand's people scan the codes of the same sheets: they see the file with their own rights.
            return request.redirect(f"/odoo/design-files/{design_id}")
        design = self._liink_find_design(order_id, design_id)
        binary = request.env["ir.binary"]
        if design.is_picture:
            size = THUMBNAIL if thumbnail else {}
            return binary._get_image_stream_from(design, "file", **size).get_response()
        stream = binary._get_stream_from(design, "file", filename=design.filename, mimetype=design.mimetype)
        return stream.get_response(as_attachment=True)

    def _liink_find_design(self, order_id, design_id):
        design = self._liink_find_order(order_id)._liink_get_maker_design(design_id)
        if not design:
            raise NotFound()
        return design
