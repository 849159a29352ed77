from werkzeug.exceptions import NotFound

from odoo.addons.liink_jewelry_bom.models.liink_checked_photo import MAX_PHOTO_BYTES
from odoo.http import request, route

from .maker_files import PRIVATE, THUMBNAIL
from .maker_services import MakerServices


class MakerEngravings(MakerServices):
    """The engravings of an order, on its page: the photo of a sample, the record of an engraving."""

    @route(
        "/my/liink/orders/<int:order_id>/engravings/<int:engraving_id>/<string:kind>",
        type="http",
        auth="user",
        methods=["POST"],
        website=True,
        max_content_length=MAX_PHOTO_BYTES + 1024 * 1024,
    )
    def liink_add_engraving_photo(self, order_id, engraving_id, kind, **kw):
        """Keep the photo of a sample (kind: sample), or of the engraved piece (kind: engraved)."""
        order = self._liink_find_order(order_id)
        return self._liink_serve(
            order,
            f"engraving-{engraving_id}",
            lambda author: order._liink_add_engraving_photo(
                engraving_id, kind, self._liink_read_photos(order), author
            ),
            error_place="engravings",
        )

    @route("/my/liink/orders/<int:order_id>/engravings/<int:engraving_id>/<string:kind>/photo", **PRIVATE)
    def liink_engraving_photo(self, order_id, engraving_id, kind, thumbnail=None, **kw):
        """The photo of a sample or of an engraved piece."""
        order = self._liink_find_order(order_id)
        engraving, name = order._liink_get_maker_engraving_photo(engraving_id, kind)
        if not engraving:
            raise NotFound()
        size = THUMBNAIL if thumbnail else {}
        return request.env["ir.binary"]._get_image_stream_from(engraving, name, **size).get_response()

    def _liink_prepare_order_values(self, order, all_messages):
        values = super()._liink_prepare_order_values(order, all_messages)
        return {**values, "engravings": order._liink_get_maker_engravings()}
