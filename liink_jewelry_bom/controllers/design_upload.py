import base64

from odoo.exceptions import AccessError, UserError
from odoo.http import Controller, request, route


def _max_content_length(_controller):
    """One file of the largest size allowed, with room for the form around it."""
    limit = request.env["liink.design.file"]._liink_max_megabytes()
    return (limit + 1) * 1024 * 1024


class DesignUpload(Controller):
    """Files dropped on a piece, one request each, so that progress shows and one bad file keeps none of the others."""

    @route(
        "/liink/pieces/<int:piece_id>/designs",
        type="http",
        auth="user",
        methods=["POST"],
        max_content_length=_max_content_length,
    )
    def liink_submit_design(self, piece_id, file=None, design_id="", **kw):
        """Submit one file, as a new design or, with `design_id`, as a new version; answers in JSON."""
        try:
            with request.env.cr.savepoint():
                design = self._liink_submit(piece_id, file, design_id)
        except (UserError, AccessError) as error:
            return request.make_json_response({"error": str(error)}, status=422)
        return request.make_json_response({"id": design.id})

    def _liink_submit(self, piece_id, file, design_id):
        Design = request.env["liink.design.file"]
        # Before anything is read: who may not submit does not fill the server's memory either.
        Design.check_access("create")
        piece = request.env["product.template"].browse(piece_id).exists()
        piece.check_access("read")
        if not piece or not hasattr(file, "read"):
            raise UserError(request.env._("The file did not arrive: try again."))
        same = Design.search([("product_tmpl_id", "=", piece.id)]).filtered(lambda design: str(design.id) == design_id)
        values = {"kind": same.kind, "name": same.name} if same else {}
        return Design.create(
            {
                "product_tmpl_id": piece.id,
                "file": base64.b64encode(file.read()),
                "filename": file.filename,
                **values,
            }
        )
