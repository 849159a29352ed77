import io
import struct
import zipfile

from pypdf import PdfReader, PdfWriter

from odoo.tests import BaseCase, tagged

from ..tools.design_content import ContentError, inspect_content
from . import design_samples as samples


@tagged("post_install", "-at_install")
class TestDesignContent(BaseCase):
    """The type of a file comes from its content, and what could harm or mislead is refused with the reason."""

    def assertRefused(self, code, data, filename="", **options):
        with self.assertRaises(ContentError) as caught:
            inspect_content(data, filename, **options)
        self.assertEqual(caught.exception.code, code, filename)

    def test_every_kind_is_known_by_its_content(self):
        for key, make in samples.GOOD.items():
            with self.subTest(key):
                self.assertEqual(inspect_content(make()).key, key)
                self.assertEqual(inspect_content(make(), f"a.b.{key.upper()}").key, key)
        self.assertEqual(inspect_content(samples.ascii_stl(), "ring.stl").key, "stl")

    def test_binary_stl_that_begins_like_text(self):
        self.assertEqual(inspect_content(samples.binary_stl(header=b"solid ring")).key, "stl")

    def test_cut_short_anywhere(self):
        """A file that lost its end is never taken for a whole one."""
        for key, make in {**samples.GOOD, "ascii": samples.ascii_stl}.items():
            if key == "obj":  # nothing in OBJ says where it ends
                continue
            data = make().rstrip()
            least = 10 if key == "ascii" else 1  # the last word, its name, may be any
            for length in (len(data) - least, len(data) * 2 // 3, len(data) // 3, 12):
                with self.subTest(key, length=length), self.assertRaises(ContentError):
                    inspect_content(data[:length])

    def test_something_behind_the_end(self):
        for key in ("3dm", "stl", "glb", "step"):
            with self.subTest(key), self.assertRaises(ContentError):
                inspect_content(samples.GOOD[key]() + b"MZ\x90more")

    def test_empty_and_too_large(self):
        self.assertRefused("empty", b"")
        self.assertRefused("too_large", samples.obj(), max_bytes=100)
        self.assertEqual(inspect_content(samples.STEP, max_bytes=len(samples.STEP)).key, "step")

    def test_programs_archives_pages(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("word/vbaProject.bin", b"macros")
        for name, data in {
            "ring.docm": archive.getvalue(),
            "ring.stl": b"MZ\x90\x00\x03" + b"\0" * 200,
            "ring.obj": b"<!DOCTYPE html><script>alert(1)</script>",
            "ring.step": b"\n  <svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "ring.3dm": b"\x7fELF\x02\x01\x01",
            "ring.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "ring.png": b"GIF89a\x01\x00\x01\x00",
        }.items():
            self.assertRefused("foreign", data, name)

    def test_program_dressed_as_stl(self):
        """The length is right to the byte; the free 80 bytes hold a program's head."""
        self.assertRefused("foreign", samples.binary_stl(header=b"MZ\x90"), "ring.stl")
        self.assertRefused("foreign", samples.binary_stl(header=b"PK\x03\x04"), "ring.stl")

    def test_name_that_promises_another_type(self):
        self.assertRefused("mismatch", samples.pdf(), "ring.stl")
        self.assertRefused("mismatch", samples.STEP, "ring.docm")
        self.assertRefused("mismatch", samples.obj(), "ring.html")
        self.assertEqual(inspect_content(samples.picture("PNG"), "ring.jpg").key, "png")
        self.assertEqual(inspect_content(samples.STEP, "ring").key, "step")

    def test_stl(self):
        nan = bytearray(samples.binary_stl())
        nan[84 + 12 : 84 + 16] = struct.pack("<f", float("nan"))
        self.assertRefused("damaged", bytes(nan))
        text = samples.ascii_stl()
        self.assertRefused("damaged", text.replace(b"endloop\n  endfacet", b"endfacet", 1))
        self.assertRefused("unknown", text.replace(b"outer loop", b"run this", 1))
        self.assertRefused("damaged", b"solid nothing\nendsolid nothing\n")

    def test_obj(self):
        good = samples.obj()
        self.assertRefused("unknown", good + b"\ncsh rm -rf ring\n")
        self.assertRefused("unknown", good + b"\ncall other.obj\n")
        self.assertRefused("damaged", good + b"\nf 1 2 5\n")
        self.assertRefused("damaged", good + b"\nf 1 0 2\n")
        self.assertRefused("damaged", good + b"\nv 1 2 three\n")
        self.assertRefused("unknown", b"Dear maker,\nplease find the ring.\n")
        inspect_content(good + b"\nf -1 -2 \\\n -3\n")

    def test_step(self):
        self.assertRefused("damaged", samples.STEP.replace(b"#1=", b""))
        self.assertRefused("damaged", samples.STEP.replace(b"FILE_SCHEMA", b"SCHEMA"))
        self.assertRefused("unknown", samples.STEP + b"\0")

    def test_glb(self):
        self.assertRefused("external", samples.glb(buffers=[{"byteLength": 36, "uri": "https://x.example/b.bin"}]))
        self.assertRefused("external", samples.glb(images=[{"uri": "//x.example/pixel.png"}]))
        self.assertRefused("damaged", samples.glb(meshes=[]))
        self.assertRefused("damaged", samples.glb(asset={"version": "1.0"}))
        self.assertRefused("damaged", samples.glb(bufferViews=[{"buffer": 0, "byteLength": 37}]))
        huge = {"bufferView": 0, "componentType": 5126, "count": 10**9, "type": "VEC3"}
        self.assertRefused("damaged", samples.glb(accessors=[huge]))
        self.assertRefused("damaged", samples.glb(accessors=[{"componentType": 5126, "count": 10**9, "type": "VEC3"}]))
        self.assertRefused("damaged", samples.glb(images=[{"bufferView": 0, "mimeType": "image/svg+xml"}]))

    def test_pictures(self):
        self.assertRefused("bomb", samples.png_bomb())
        photo = samples.picture()
        inspect_content(photo[:2] + b"\xff" * 3 + photo[2:] + b"what a phone adds")
        self.assertRefused("damaged", b"\xff\xd8\xff\xe0 no picture")

    def test_pdf_with_something_active(self):
        inspect_content(samples.pdf(b"/OpenAction [3 0 R /Fit]"), "drawing.pdf")
        for catalog in (
            b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
            b"/OpenAction << /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>",
            b"/OpenAction << /S /Launch /F (cmd.exe) >>",
            b"/AA << /WC << /S /SubmitForm /F (http://x.example) >> >>",
            b"/AcroForm << /XFA [] >>",
            b"/Names << /EmbeddedFiles << /Names [] >> >>",
        ):
            self.assertRefused("active", samples.pdf(catalog), "drawing.pdf")
        self.assertRefused("active", samples.pdf(b"/OpenAction 4 0 R", b"<< /S 5 0 R >>", b"/Rendition"))

    def test_pdf_with_a_script_in_a_compressed_stream(self):
        data = samples.pdf_with_hidden_script()
        self.assertNotIn(b"JavaScript", data)
        self.assertRefused("active", data)

    def test_pdf_with_another_file_inside(self):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(samples.pdf())))
        writer.add_attachment("macro.docm", b"PK")
        buffer = io.BytesIO()
        writer.write(buffer)
        self.assertRefused("active", buffer.getvalue())

    def test_pdf_that_is_encrypted(self):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(samples.pdf())))
        writer.encrypt("", "owner", algorithm="AES-256")
        buffer = io.BytesIO()
        writer.write(buffer)
        self.assertRefused("protected", buffer.getvalue())

    def test_pdf_without_a_page(self):
        self.assertRefused("damaged", b"%PDF-1.7\nnothing\n%%EOF\n")
