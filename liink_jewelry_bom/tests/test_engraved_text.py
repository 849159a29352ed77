from odoo.addons.liink_jewelry_bom.tools import engraved_text as text
from odoo.tests import BaseCase, tagged

ARABIC = "نور حياتي"  # lumière de ma vie
HEBREW = "אהבה"  # amour
GREEK = "Αγάπη"  # amour
RUSSIAN = "Любовь"  # amour


@tagged("post_install", "-at_install")
class TestEngravedText(BaseCase):
    """The characters of a text: their script, their direction, and what may not stand on metal."""

    def test_script_is_told_by_the_characters(self):
        for words, script in (
            ("Camille", "latin"),
            ("Éloïse & Noël ♥", "latin"),
            ("Łucja, 1ère et n° 2", "latin"),
            ("12.06.2026", "latin"),
            ("♥", "latin"),
            (ARABIC, "arabic"),
            ("١٢ يونيو", "arabic"),
            (f"{ARABIC} – C", "arabic"),
            (HEBREW, "hebrew"),
            ("שָׁלוֹם", "hebrew"),
            (GREEK, "greek"),
            (RUSSIAN, "cyrillic"),
            ("永遠", "other"),
            ("प्रेम", "other"),
        ):
            self.assertEqual(text.main_script(words), script, words)

    def test_direction(self):
        for words, expected in ((ARABIC, True), (HEBREW, True), ("Camille", False), (RUSSIAN, False), ("永遠", False)):
            self.assertEqual(text.is_right_to_left(words, text.main_script(words)), expected, words)
        self.assertTrue(text.is_right_to_left("ܫܠܡܐ", "other"))  # Syriac: not among the scripts, yet from the right

    def test_accents_stand_on_their_letter(self):
        self.assertEqual(text.count_letters("Éloïse"), 6)
        self.assertEqual(text.count_letters("E\u0301loi\u0308se"), 6)
        self.assertEqual(text.count_letters("שָׁלוֹם"), 4)
        self.assertEqual(text.count_letters("A & B"), 5)

    def test_one_canonical_form(self):
        self.assertEqual(text.clean("  E\u0301loi\u0308se\u00a0\r\n Noël \n"), "Éloïse\nNoël")
        self.assertEqual(text.clean("C \u2764\ufe0f L"), "C ❤ L")
        self.assertEqual(text.clean(None), "")

    def test_what_may_be_engraved(self):
        for words in (
            "Camille",
            "Éloïse & Noël – cœur",
            "12.06.2026",
            "C ♥ L",
            "Pour toujours\n12.06.2026",
            ARABIC,
            "مُحَمَّد",
            "می\u200cخواهم",  # Persian spells with a non-joiner
            "שָׁלוֹם",
            "O’Neill",
            f"Camille {ARABIC}",
        ):
            self.assertIsNone(text.find_fault(text.clean(words)), words)

    def test_what_may_not(self):
        for words, code in (
            ("", "empty"),
            (" \n ", "empty"),
            ("a" * 201, "long"),
            ("Cam\u202eille", "bidi"),
            ("Cam\u200fille", "bidi"),
            (f"\u2067{ARABIC}\u2069", "bidi"),
            ("Cam\u200bille", "invisible"),
            ("Cam\u00adille", "invisible"),
            ("Cam\u200dille", "invisible"),
            ("\ufeffCamille", "invisible"),
            ("Cam\u3164ille", "invisible"),
            ("Cam\U000e0063ille", "invisible"),
            ("Cam\tille", "control"),
            ("Cam\x00ille", "control"),
            ("Cam\ue000ille", "control"),
            ("Cam\u2028ille", "control"),
            ("ﻧﻮر", "shaped"),
            ("\u0301Camille", "mark"),
            ("A \u0651B", "mark"),
            ("Сamille", "mixed"),  # a Cyrillic С
            ("Αlma", "mixed"),  # a Greek Α
        ):
            fault = text.find_fault(text.clean(words))
            self.assertEqual(fault and fault.code, code, ascii(words))
        self.assertEqual(text.find_fault("Cam\u200fille").detail, "U+200F RIGHT-TO-LEFT MARK")
        self.assertEqual(text.find_fault("Bonjour Сamille").detail, "Сamille")
