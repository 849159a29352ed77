from odoo import models
from odoo.exceptions import UserError
from odoo.tools.mail import plaintext2html

MAX_MESSAGE_LENGTH = 4000
MAX_PHOTOS_PER_REQUEST = 10
MAX_PHOTOS_PER_ORDER = 500


class PurchaseOrder(models.Model):
    """What a maker may do on its order: three narrow services, called with the rights of the system by controllers
    that have found the order among the maker's own.

    `author` is the partner of the person who does it. Each raises UserError in that person's language and then leaves
    nothing behind: callers wrap them in a savepoint.
    """

    _inherit = "purchase.order"

    def _liink_do_phase(self, phase_id, state, author):
        """Begin, end or put back one of the maker's own phases."""
        phase = self._liink_find_maker_phase(phase_id)
        if state not in phase._liink_get_maker_states():
            raise UserError(
                self.env._("%s: this is not possible any more. Look at the page again.", phase.display_name)
            )
        phase._liink_set_state(state, author=author)

    def _liink_add_photos(self, phase_id, files, remark, author):
        """Keep the photos of one request, all of them or none.

        :param files: list of (name, bytes)
        """
        phase = self._liink_find_maker_phase(phase_id)
        self._liink_check_photo_count(len(files))
        remark = self._liink_check_text(remark)
        photos = phase._liink_add_photos(files, remark=remark, author=author)
        self.message_subscribe(author.ids)
        return photos

    def _liink_post_maker_message(self, text, author):
        """Post plain text in the order's thread, where the brand reads it."""
        text = self._liink_check_text(text)
        if not text:
            raise UserError(self.env._("Your message is empty: write a few words, then send it."))
        self.message_subscribe(author.ids)
        return self.message_post(
            body=plaintext2html(text), author_id=author.id, message_type="comment", subtype_xmlid="mail.mt_comment"
        )

    def _liink_find_maker_phase(self, phase_id):
        phase = self._liink_get_maker_phases().filtered(lambda phase: phase.id == phase_id)
        if not phase:
            raise UserError(self.env._("This phase does not exist any more. Look at the page again."))
        return phase

    def _liink_check_photo_count(self, count):
        if not count:
            raise UserError(self.env._("No photo came with this: choose at least one."))
        if count > MAX_PHOTOS_PER_REQUEST:
            raise UserError(
                self.env._(
                    "%(count)s photos at once are too many: send at most %(most)s, then the next ones.",
                    count=count,
                    most=MAX_PHOTOS_PER_REQUEST,
                )
            )
        if len(self._liink_get_maker_phases().attachment_ids) + count > MAX_PHOTOS_PER_ORDER:
            raise UserError(
                self.env._("Order %s has very many photos already: ask us before sending more.", self.name)
            )

    def _liink_check_text(self, text):
        text = (text or "").replace("\0", "").strip()
        if len(text) > MAX_MESSAGE_LENGTH:
            raise UserError(
                self.env._(
                    "This text has %(length)s characters: at most %(most)s, please.",
                    length=len(text),
                    most=MAX_MESSAGE_LENGTH,
                )
            )
        return text
