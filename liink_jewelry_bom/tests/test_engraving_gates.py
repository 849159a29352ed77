from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common_engraving import NUR, EngravingCommon, picture


@tagged("post_install", "-at_install")
class TestEngravingGates(EngravingCommon):
    """Text, then sample: each gate is signed by a person, blocks the next, and falls with a change."""

    def _said(self, engraving):
        return " ".join(engraving.message_ids.mapped("body"))

    def test_proposed_from_the_text(self):
        engraving = self._engrave_nur()
        self.assertEqual(
            (engraving.script, engraving.is_right_to_left, engraving.font_id), ("arabic", True, self.naskh)
        )
        plain = self._engrave("Éloïse")
        self.assertEqual((plain.script, plain.is_right_to_left, plain.font_id), ("latin", False, self.roman))

    def test_form_follows_the_typing(self):
        with Form(self.env["liink.engraving"].with_context(default_product_tmpl_id=self.ring.id)) as form:
            form.text = NUR
            self.assertEqual((form.script, form.font_id, form.needs_translation), ("arabic", self.naskh, True))
            self.assertIn('dir="rtl"', form.preview)
            self.assertIn("Amiri", form.preview)
            form.meaning = "La lumière de ma vie"

    def test_translation_is_verified_by_a_second_person(self):
        engraving = self._engrave_nur()
        with self.assertRaisesRegex(UserError, "second person"):
            engraving.with_user(self.camille).action_verify()
        self.assertEqual(engraving.state, "draft")
        engraving.with_user(self.louis).action_verify()
        self.assertEqual(engraving.state, "verified")
        self.assertEqual(engraving.signature_ids.mapped("kind"), ["verified"])
        self.assertEqual(engraving.signature_ids.partner_id, self.louis.partner_id)
        self.assertIn("louis_e", self._said(engraving))

    def test_who_touched_text_or_meaning_does_not_verify(self):
        engraving = self._engrave_nur()
        engraving.with_user(self.louis).meaning = "Ma lumière"
        for user in (self.louis, self.camille):
            with self.assertRaisesRegex(UserError, "second person"):
                engraving.with_user(user).action_verify()
        engraving.with_user(self.camille).meaning = "La lumière de ma vie"
        engraving.with_user(self.louis).action_verify()
        self.assertEqual(engraving.state, "verified")

    def test_meaning_is_asked_for(self):
        engraving = self._engrave_nur(meaning=" ")
        with self.assertRaisesRegex(UserError, "what it means"):
            engraving.with_user(self.louis).action_verify()

    def test_what_needs_a_translation(self):
        english, french, russian = (self.env["res.lang"]._activate_lang(code) for code in ("en_US", "fr_FR", "ru_RU"))
        for values, needed in (
            ({"text": "Camille"}, False),
            ({"text": "Pour toujours", "language_id": french.id}, False),
            ({"text": "Forever", "language_id": english.id}, True),
            ({"text": "Forever", "original_text": "Pour toujours"}, True),
            ({"text": "Любовь"}, True),  # no language, no original: still nobody at a French brand can read it
            ({"text": "12.06.2026"}, False),
        ):
            self.assertEqual(self._engrave(**values).needs_translation, needed, values)
        self.env.company.partner_id.lang = russian.code
        self.assertFalse(self._engrave("Любовь").needs_translation)

    def test_plain_text_is_confirmed_by_who_entered_it(self):
        engraving = self._engrave("Camille")
        engraving.with_user(self.camille).action_verify()
        self.assertEqual(engraving.state, "verified")

    def test_sample_needs_a_verified_text_and_a_photo(self):
        engraving = self._engrave_nur()
        with self.assertRaisesRegex(UserError, "verify the text first"):
            engraving.sample_photo = picture()
        with self.assertRaises(UserError):
            engraving.action_approve_sample()
        engraving.with_user(self.louis).action_verify()
        with self.assertRaisesRegex(UserError, "no photo of the sample"):
            engraving.action_approve_sample()
        engraving.sample_photo = picture()
        engraving.with_user(self.louis).action_approve_sample()
        self.assertEqual(engraving.state, "sample")
        with self.assertRaisesRegex(UserError, "this step follows"):
            engraving.with_user(self.louis).action_approve_sample()

    def _sampled(self):
        engraving = self._engrave_nur()
        engraving.with_user(self.louis).action_verify()
        engraving.sample_photo = picture()
        engraving.with_user(self.louis).action_approve_sample()
        return engraving

    def test_changed_text_goes_back_to_the_beginning(self):
        engraving = self._sampled()
        engraving.with_user(self.louis).text = "نور"
        self.assertEqual(engraving.state, "draft")
        self.assertFalse(engraving.signature_ids)
        self.assertFalse(engraving.sample_photo)
        self.assertEqual(engraving.text_user_id, self.louis)
        said = self._said(engraving)
        for words in (NUR, "نور", "Text verified (louis_e", "Sample approved (louis_e"):
            self.assertIn(words, said)
        self.assertEqual(len(engraving.message_ids.attachment_ids), 1, "the former sample is kept in the chatter")

    def test_changed_meaning_or_language_too(self):
        for values in (
            {"meaning": "Autre chose"},
            {"original_text": False},
            {"language_id": self.env["res.lang"].search([], limit=1).id},
        ):
            engraving = self._sampled()
            engraving.write(values)
            self.assertEqual(engraving.state, "draft", values)

    def test_changed_look_takes_the_sample_back(self):
        for values in ({"letter_size": 2.0}, {"place_id": self.back.id}, {"sample_photo": picture("PNG")}):
            engraving = self._sampled()
            engraving.write(values)
            self.assertEqual(engraving.state, "verified", values)
            self.assertEqual(engraving.signature_ids.mapped("kind"), ["verified"])
            self.assertEqual(bool(engraving.sample_photo), "sample_photo" in values)

    def test_same_values_change_nothing(self):
        engraving = self._sampled()
        engraving.write({"text": f" {NUR} ", "letter_size": 1.5, "remark": "Poinçon fin"})
        self.assertEqual(engraving.state, "sample")

    def test_change_the_text_by_its_button(self):
        engraving = self._sampled()
        engraving.action_change_text()
        self.assertEqual((engraving.state, bool(engraving.sample_photo)), ("draft", False))

    def test_copied_piece_has_its_engravings_from_the_first_gate_on(self):
        engraving = self._sampled()
        copied = self.ring.copy().liink_engraving_ids
        self.assertEqual((copied.text, copied.state, copied.font_id), (NUR, "draft", self.naskh))
        self.assertFalse(copied.signature_ids)
        self.assertEqual(engraving.state, "sample")
