"""Every term that a French user or an Italian maker can read is translated, and can be filled in."""

import re
import unittest
from pathlib import Path

import polib
from lxml import etree

from odoo.modules import Manifest
from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import TranslationModuleReader

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(ROOT.glob("liink_*/i18n/*.po"))
# Whole modules in a language; an .po that is not here may be partial (the phases' names in Italian).
COMPLETE = {
    "fr": (
        "liink_precious_stock",
        "liink_jewelry_bom",
        "liink_subcontracting",
        "liink_maker_portal",
        "liink_rjc_audit",
    ),
    "it": ("liink_maker_portal",),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[-.\d]*[a-z]|%[-.\d]*[sdf](?!\w)|\{\{.*?\}\}")
TAG = re.compile(r"</?(\w+)")


def read_entries(path):
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def name_entry(path, entry):
    return f"{path.relative_to(ROOT)}: {entry.msgid!r}"


def is_expression(entry):
    """The file name of a report is a Python expression: its translation may be another one."""
    return all(",print_report_name" in place for place, _line in entry.occurrences)


class TestTranslationFiles(unittest.TestCase):
    """The files by themselves."""

    def assertNone(self, wrong):
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def _wrong(self, is_wrong):
        return [name_entry(path, entry) for path in FILES for entry in read_entries(path) if is_wrong(entry)]

    def test_no_term_is_empty_or_doubtful(self):
        self.assertTrue(FILES)
        self.assertNone(self._wrong(lambda entry: not entry.msgstr.strip() or entry.fuzzy))

    def test_a_term_is_said_once(self):
        for path in FILES:
            terms = [entry.msgid for entry in read_entries(path)]
            self.assertEqual(len(terms), len(set(terms)), path)

    def test_placeholders_are_the_same(self):
        def has_other_placeholders(entry):
            return sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))

        self.assertNone(self._wrong(lambda entry: not is_expression(entry) and has_other_placeholders(entry)))

    def test_tags_are_the_same(self):
        self.assertNone(
            self._wrong(lambda entry: sorted(TAG.findall(entry.msgid)) != sorted(TAG.findall(entry.msgstr)))
        )


@tagged("post_install", "-at_install")
class TestTranslationsComplete(TransactionCase):
    """The files against what the modules say."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.terms = {module: cls._get_terms(module) for module in COMPLETE["fr"]}

    @classmethod
    def _get_terms(cls, module):
        """The terms of the module as Odoo exports them, without its demo data, which is French already."""
        demo = cls._get_demo_xmlids(module)
        reader = TranslationModuleReader(cls.env.cr, modules=[module])
        return {term for _module, _kind, _place, xmlid, term, _value, _comments in reader if xmlid not in demo}

    @classmethod
    def _get_demo_xmlids(cls, module):
        files = Manifest.for_addon(module).get("demo", [])
        trees = [etree.parse(str(ROOT / module / file)) for file in files]
        return {f"{module}.{record.get('id')}" for tree in trees for record in tree.iter("record")}

    def test_every_term_is_translated(self):
        for language, modules in COMPLETE.items():
            for module in modules:
                with self.subTest(module=module, language=language):
                    entries = read_entries(ROOT / module / "i18n" / f"{language}.po")
                    missing = self.terms[module] - {entry.msgid for entry in entries}
                    self.assertFalse(sorted(missing), "these have no translation")

    def test_no_term_is_left_over(self):
        """A term that no source says any more was reworded: its translation then has to be read again."""
        for path in FILES:
            with self.subTest(path=path.relative_to(ROOT)):
                module = path.parts[-3]
                left = {entry.msgid for entry in read_entries(path)} - self.terms[module]
                self.assertFalse(sorted(left), "no source says these any more")
