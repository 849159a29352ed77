import base64
import hashlib

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from ..tools import MAX_FILE_SIZE
from .common import AuditCommon, make_pdf, make_picture


@tagged("post_install", "-at_install")
class TestEvidence(AuditCommon):
    """A paper is a file that can be opened, and proves something."""

    def test_pdf_and_pictures(self):
        for content, mimetype in (
            (make_pdf(), "application/pdf"),
            (make_picture("PNG"), "image/png"),
            (make_picture("JPEG"), "image/jpeg"),
        ):
            with self.subTest(mimetype=mimetype):
                paper = self._add_paper("supplier_invoice", self.gold_a, content=content, file_name="no matter.doc")
                self.assertEqual((paper.mimetype, paper.file_size), (mimetype, len(content)))
                self.assertEqual(paper.checksum, hashlib.sha256(content).hexdigest())
                self.assertEqual(paper._liink_get_files(), {paper.id: content})

    def test_other_contents_are_refused_whatever_their_name(self):
        html = b"<!DOCTYPE html><html><script>alert(1)</script>%PDF-1.4</html>"
        for content in (
            html,
            b"",
            b"PK\x03\x04docx",
            make_picture("GIF"),
            b"\x89PNG\r\n\x1a\nbroken",
            b"\xff\xd8\xff",
        ):
            with self.subTest(content=content[:10]), self.assertRaisesRegex(UserError, "invoice.pdf"):
                self._make_paper(content)

    def test_refused_on_write_too(self):
        paper = self._add_paper("supplier_invoice", self.gold_a)
        checksum = paper.checksum
        with self.assertRaisesRegex(UserError, "neither PDF nor JPEG nor PNG"):
            paper.file = base64.b64encode(b"<html/>")
        self.assertEqual(paper.checksum, checksum)

    def test_too_large(self):
        with self.assertRaisesRegex(UserError, "too large"):
            self._make_paper(b"%PDF-1.4" + b"\0" * MAX_FILE_SIZE)

    def test_as_large_as_allowed(self):
        self.assertTrue(self._make_paper(b"%PDF-1.4".ljust(MAX_FILE_SIZE, b"\0")))

    def test_file_is_needed(self):
        with self.assertRaises(UserError):
            self.env["liink.evidence"].create({"kind_id": self._kind().id, "file": False, "lot_ids": self.gold_a.ids})

    def test_paper_of_nothing_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "choose the lots or the order"):
            self.env["liink.evidence"].create({"kind_id": self._kind().id, "file": base64.b64encode(make_pdf())})

    def test_one_click_and_a_file(self):
        """The screen knows the lot, its supplier and the number of its invoice."""
        action = self.gold_a.with_user(self.user).action_liink_add_evidence()
        Paper = self.env["liink.evidence"].with_user(self.user).with_context(**action["context"])
        with Form(Paper, view=action["views"][0][0]) as form:
            form.kind_id = self._kind()
            form.file = base64.b64encode(make_pdf())
        paper = self.gold_a.evidence_ids
        self.assertEqual((paper.partner_id, paper.reference), (self.supplier, "F-1"))
        self.assertEqual(self.gold_a.liink_evidence_count, 1)

    def _kind(self):
        return self.env.ref("liink_rjc_audit.kind_supplier_invoice")

    def _make_paper(self, content):
        return self.env["liink.evidence"].create(
            {
                "kind_id": self._kind().id,
                "file": base64.b64encode(content),
                "file_name": "invoice.pdf",
                "lot_ids": self.gold_a.ids,
            }
        )
