from werkzeug.exceptions import NotFound

from odoo.addons.liink_jewelry_bom.models.liink_checked_photo import PHOTO_FORMATS
from odoo.http import request, route

from .maker_orders import MakerOrders

THUMBNAIL = {"width": 320, "height": 320}
PRIVATE = {"type": "http", "auth": "user", "website": True, "multilang": False}


class MakerFiles(MakerOrders):
    """Pictures and files of an order, to its maker alone: never by a public token."""

    @route("/my/liink/orders/<int:order_id>/lines/<int:line_id>/picture", **PRIVATE)
    def liink_piece_picture(self, order_id, line_id, **kw):
        """The picture of the piece that a line orders."""
        line = self._liink_find_order(order_id).order_line.filtered(lambda line: line.id == line_id)
        if not line:
            raise NotFound()
        return request.env["ir.binary"]._get_image_stream_from(line.product_id, "image_1024").get_response()

    @route("/my/liink/orders/<int:order_id>/photos/<int:attachment_id>", **PRIVATE)
    def liink_photo(self, order_id, attachment_id, thumbnail=None, **kw):
        """A photo in the order's phases or thread."""
        photo = self._liink_find_attachment(order_id, attachment_id)
        if photo.mimetype not in PHOTO_FORMATS.values():
            raise NotFound()
        size = THUMBNAIL if thumbnail else {}
        return request.env["ir.binary"]._get_image_stream_from(photo, "raw", **size).get_response()

    @route("/my/liink/orders/<int:order_id>/files/<int:attachment_id>", **PRIVATE)
    def liink_file(self, order_id, attachment_id, **kw):
        """A file of the thread: always downloaded, never run in the page."""
        file = self._liink_find_attachment(order_id, attachment_id)
        return request.env["ir.binary"]._get_stream_from(file, "raw").get_response(as_attachment=True)

    def _liink_find_attachment(self, order_id, attachment_id):
        attachment = self._liink_find_order(order_id)._liink_get_maker_attachment(attachment_id)
        if not attachment:
            raise NotFound()
        return attachment
