from odoo.addons.liink_jewelry_bom.models.liink_checked_photo import MAX_PHOTO_BYTES
from odoo.exceptions import UserError
from odoo.http import request, route
from odoo.tools import human_size

from ..models.purchase_order_service import MAX_PHOTOS_PER_REQUEST
from .maker_orders import MakerOrders

# What a full request of photos weighs, with room for the form around them.
MAX_UPLOAD_BYTES = MAX_PHOTOS_PER_REQUEST * MAX_PHOTO_BYTES + 1024 * 1024


class MakerServices(MakerOrders):
    """What a maker does on its order, as plain forms; a script may ask for the same in JSON."""

    @route(
        "/my/liink/orders/<int:order_id>/phases/<int:phase_id>",
        type="http",
        auth="user",
        methods=["POST"],
        website=True,
    )
    def liink_set_phase(self, order_id, phase_id, state="", **kw):
        """Begin, end or put back a phase."""
        order = self._liink_find_order(order_id)
        return self._liink_serve(
            order, f"phase-{phase_id}", lambda author: order._liink_do_phase(phase_id, state, author)
        )

    @route(
        "/my/liink/orders/<int:order_id>/photos",
        type="http",
        auth="user",
        methods=["POST"],
        website=True,
        max_content_length=MAX_UPLOAD_BYTES,
    )
    def liink_add_photos(self, order_id, phase_id="", remark="", **kw):
        """Keep the photos of a phase."""
        order = self._liink_find_order(order_id)
        phase_id = int(phase_id) if phase_id.isdecimal() else 0
        return self._liink_serve(
            order,
            f"phase-{phase_id}",
            lambda author: order._liink_add_photos(phase_id, self._liink_read_photos(order), remark, author),
            remark=remark,
            error_place="photos",
        )

    @route(
        "/my/liink/orders/<int:order_id>/messages",
        type="http",
        auth="user",
        methods=["POST"],
        website=True,
        max_content_length=1024 * 1024,
    )
    def liink_post_message(self, order_id, message="", **kw):
        """Post a message to the brand."""
        order = self._liink_find_order(order_id)
        return self._liink_serve(
            order,
            "messages",
            lambda author: order._liink_post_maker_message(message, author),
            message=message,
            error_place="messages",
        )

    def _liink_serve(self, order, anchor, service, error_place="phases", **typed):
        """Run a service, all of it or nothing, and answer with the page or what went wrong.

        :param typed: what the person had typed, shown again beside an error
        """
        author = request.env.user.partner_id
        try:
            with request.env.cr.savepoint():
                service(author)
        except UserError as error:
            return self._liink_answer_error(order, str(error), error_place, typed)
        url = f"/my/liink/orders/{order.id}#{anchor}"
        if self._liink_wants_json():
            return request.make_json_response({"url": url})
        return request.redirect(url, code=303)

    def _liink_answer_error(self, order, error, error_place, typed):
        if self._liink_wants_json():
            return request.make_json_response({"error": error}, status=422)
        order.invalidate_recordset()
        return self._liink_render_order(order, status=422, error=error, error_place=error_place, typed=typed)

    def _liink_wants_json(self):
        return request.httprequest.accept_mimetypes.best == "application/json"

    def _liink_read_photos(self, order):
        """(name, bytes) of each chosen file; too many or too large ones are refused before being read."""
        files = [file for file in request.httprequest.files.getlist("photos") if file.filename]
        order._liink_check_photo_count(len(files))
        return [(self._liink_clean_name(file.filename), self._liink_read_photo(order, file)) for file in files]

    def _liink_read_photo(self, order, file):
        size = file.seek(0, 2)
        if size > MAX_PHOTO_BYTES:
            raise UserError(
                order.env._(
                    "%(photo)s is %(size)s: at most %(most)s, please.",
                    photo=self._liink_clean_name(file.filename),
                    size=human_size(size),
                    most=human_size(MAX_PHOTO_BYTES),
                )
            )
        file.seek(0)
        return file.read()

    def _liink_clean_name(self, name):
        """A file's name as shown: never a path, never control characters."""
        name = name.replace("\\", "/").rsplit("/", 1)[-1]
        return "".join(char for char in name if char.isprintable())[-80:] or "photo"
