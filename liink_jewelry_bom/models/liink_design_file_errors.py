from odoo import api, models

MAX_MEGABYTES = "liink_jewelry_bom.design_file_max_mb"
DEFAULT_MAX_MEGABYTES = 50


class LiinkDesignFile(models.Model):
    """Why a file is refused, in the words of who sent it."""

    _inherit = "liink.design.file"

    @api.model
    def _liink_max_megabytes(self):
        """The most that a file may weigh, in MB (system parameter `liink_jewelry_bom.design_file_max_mb`)."""
        text = self.env["ir.config_parameter"].sudo().get_param(MAX_MEGABYTES, "")
        return int(text) if text.isdecimal() and int(text) else DEFAULT_MAX_MEGABYTES

    @api.model
    def _liink_explain(self, error, filename, limit):
        """One sentence that says what is wrong and what to do, for a `ContentError`."""
        name = filename or self.env._("The file")
        return {
            "empty": lambda: self.env._("%s is empty: save it again, then send it.", name),
            "too_large": lambda: self.env._(
                "%(file)s is too large: a design file may have %(most)s MB. Export it with fewer details.",
                file=name,
                most=limit,
            ),
            "unknown": lambda: self._liink_explain_unknown(name),
            "foreign": lambda: self.env._(
                "%s is no design file but a program, an archive, an office document or a web page, whatever its name"
                " says. Send the model, drawing or picture itself.",
                name,
            ),
            "damaged": lambda: self.env._("%s is damaged or cut short: export it again, then send it.", name),
            "active": lambda: self.env._(
                "%s carries scripts, actions or other files inside. Print it to a new PDF, then send that.", name
            ),
            "protected": lambda: self.env._(
                "%s is protected by a password or encrypted: send it without protection.", name
            ),
            "external": lambda: self.env._(
                "%s fetches parts of itself from elsewhere: export it with everything inside.", name
            ),
            "bomb": lambda: self.env._(
                "%s unpacks into far more than a screen can show: send it with fewer pixels or details.", name
            ),
            "mismatch": lambda: self.env._(
                "%(file)s is in truth a %(format)s file: give it the right ending if that is what you meant to send.",
                file=name,
                format=error.detail,
            ),
        }[error.code]()

    @api.model
    def _liink_explain_unknown(self, name):
        return self.env._(
            "%s is no design file that can be kept here: send 3DM, STL, OBJ, STEP, GLB, PDF, JPEG, PNG or WebP.", name
        )
