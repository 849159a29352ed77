from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_engraving import NUR, EngravedOrderCommon, picture


@tagged("post_install", "-at_install")
class TestEngravingChecks(EngravedOrderCommon):
    """Three checks by name, by two people at least, each once; then the engraving, with its photo."""

    def test_from_the_words_to_the_metal(self):
        engraving = self._engrave(NUR, original_text="Lumière de ma vie", meaning="La lumière de ma vie")
        with self.assertRaisesRegex(UserError, "second person"):
            engraving.with_user(self.camille).action_verify()
        self.order.button_confirm()
        self._finish(engraving)
        self.assertEqual(engraving.state, "engraved")
        self.assertEqual(
            [(s.kind, s.partner_id.name) for s in engraving.signature_ids],
            [
                ("verified", "Louis"),
                ("sample", "Louis"),
                ("text", "Camille"),
                ("position", "Camille"),
                ("tool", "Louis"),
                ("engraved", "Camille"),
            ],
        )

    def test_no_check_before_the_sample(self):
        engraving = self._engrave("Camille")
        for action in ("action_check_text", "action_check_position", "action_check_tool", "action_engraved"):
            with self.assertRaisesRegex(UserError, "this step follows"):
                getattr(engraving.with_user(self.louis), action)()
        self.assertFalse(engraving.signature_ids)

    def test_checks_in_their_order_and_once(self):
        engraving = self._approve(self._engrave("Camille"))
        with self.assertRaisesRegex(UserError, "Text checked against the order"):
            engraving.action_check_tool()
        engraving.action_check_text()
        for user in (self.camille, self.louis):
            with self.assertRaisesRegex(UserError, "made already"):
                engraving.with_user(user).action_check_text()
        self.assertEqual(engraving.state, "sample")

    def test_two_people_at_least(self):
        engraving = self._approve(self._engrave("Camille"))
        for action in ("action_check_text", "action_check_position"):
            getattr(engraving.with_user(self.camille), action)()
        with self.assertRaisesRegex(UserError, "another person"):
            engraving.with_user(self.camille).action_check_tool()
        engraving.with_user(self.louis).action_check_tool()
        self.assertEqual(engraving.state, "ready")

    def test_two_people_however_they_share(self):
        engraving = self._approve(self._engrave("Camille"))
        engraving.with_user(self.camille).action_check_text()
        engraving.with_user(self.louis).action_check_position()
        engraving.with_user(self.louis).action_check_tool()
        self.assertEqual(engraving.state, "ready")

    def test_piece_s_own_is_checked_on_its_orders(self):
        engraving = self._approve(self._engrave_piece())
        with self.assertRaisesRegex(UserError, "on each order"):
            engraving.action_check_text()

    def test_engraved_with_photo_on_an_open_order(self):
        engraving = self._make_ready(self._engrave("Camille"))
        engraving.engraved_photo = picture()
        with self.assertRaisesRegex(UserError, "is not open"):
            engraving.action_engraved()
        self.order.button_confirm()
        engraving.engraved_photo = False
        with self.assertRaisesRegex(UserError, "photo"):
            engraving.action_engraved()
        engraving.engraved_photo = picture()
        engraving.action_engraved()
        self.assertEqual(engraving.state, "engraved")

    def test_engraved_is_history(self):
        self.order.button_confirm()
        engraving = self._finish(self._engrave("Camille"))
        for values in (
            {"text": "Louis"},
            {"letter_size": 3},
            {"sample_photo": picture("PNG")},
            {"engraved_photo": picture("PNG")},
            {"applies_to": "some", "quantity": 2},
            {"state": "draft"},
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                engraving.write(values)
        for attack in (engraving.action_change_text, engraving.unlink, engraving.action_engraved):
            with self.assertRaises(UserError), self.cr.savepoint():
                attack()
        self.assertEqual((engraving.text, engraving.state), ("Camille", "engraved"))

    def test_change_of_a_ready_text_is_told_to_the_maker(self):
        # The maker is told in its own language: French, wherever French is installed.
        self.dupont.lang = "en_US"
        self.order.button_confirm()
        engraving = self._make_ready(self._engrave("Camille"))
        self.assertIn("you may engrave", self.order.message_ids[0].body)
        engraving.text = "Camilla"
        self.assertEqual((engraving.state, len(engraving.signature_ids)), ("draft", 0))
        self.assertIn("do not engrave", self.order.message_ids[0].body)
        self.assertNotIn("Camilla", self.order.message_ids[0].body, "not verified, hence not told")

    def test_other_pieces_are_checked_anew(self):
        engraving = self._make_ready(self._engrave("Camille", applies_to="one", piece_number=2))
        engraving.piece_number = 3
        self.assertEqual(engraving.state, "sample")
        self.assertEqual(engraving.signature_ids.mapped("kind"), ["verified", "sample"])
