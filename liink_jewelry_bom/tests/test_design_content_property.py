import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.design_content import FORMATS, ContentError, inspect_content
from ..tools.design_name import design_name, plain_file_name
from . import design_samples as samples

HEADS = [b"", b"solid ", b"glTF\x02\0\0\0", b"%PDF-1.7\n", b"ISO-10303-21;", b"v 1 2 3\n"]
HEADS += [b"3D Geometry File Format        50"]
HEADS += [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]
SAMPLES = [make() for make in samples.GOOD.values()] + [samples.ascii_stl()]
NUMBER = st.floats(-1000, 1000, width=32)


@tagged("post_install", "-at_install")
class TestDesignContentProperty(BaseCase):
    """Whatever comes, the answer is a known type or a reason: never another error."""

    def _inspect(self, data, filename=""):
        try:
            self.assertIn(inspect_content(data, filename).key, FORMATS)
        except ContentError as error:
            self.assertIn(error.code, ContentError.CODES)

    @settings(max_examples=400, deadline=None)
    @given(st.sampled_from(HEADS), st.binary(max_size=300), st.text(max_size=12))
    def test_anything(self, head, tail, filename):
        self._inspect(head + tail, filename)

    @settings(max_examples=300, deadline=None)
    @given(st.sampled_from(SAMPLES), st.integers(0, 10**6), st.binary(max_size=8), st.integers(0, 40))
    def test_a_good_file_with_something_changed(self, data, place, patch, removed):
        place %= len(data)
        self._inspect(data[:place] + patch + data[place + removed :])

    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.lists(NUMBER, min_size=9, max_size=9), min_size=1, max_size=20), st.binary(max_size=80))
    def test_any_binary_stl_is_one(self, triangles, header):
        facets = b"".join(struct.pack("<12fH", 0, 0, 0, *triangle, 0) for triangle in triangles)
        data = b"x" + header[:79].ljust(79, b"\0") + struct.pack("<I", len(triangles)) + facets
        self.assertEqual(inspect_content(data).key, "stl")
        with self.assertRaises(ContentError):
            inspect_content(data[:-1])

    @settings(max_examples=300, deadline=None)
    @given(st.text(max_size=300))
    def test_names(self, text):
        for name in (design_name(text), plain_file_name(text)):
            self.assertLessEqual(len(name), 120)
            self.assertEqual(name, name.strip())
            self.assertFalse(set(name) & set('<>:"/\\|?*\n\0'))
        self.assertEqual(design_name(design_name(text)), design_name(text))
