from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..specification_reader import read
from . import specification_render as render


def thousandths(least, most):
    """Numbers with at most two decimals, as people write them."""
    return st.integers(round(least * 100), round(most * 100)).map(lambda value: value / 100)


@st.composite
def stones(draw):
    is_diamond = draw(st.booleans())
    by_weight = draw(st.booleans())
    shape = draw(st.sampled_from(list(render.SHAPES)))
    longer = draw(st.integers(2, 12))
    count = draw(st.integers(1, 60))
    return {
        "count": count,
        "nature": "diamond" if is_diamond else draw(st.sampled_from([n for n in render.NATURES if n != "diamond"])),
        "origin": draw(st.sampled_from(list(render.ORIGINS))) if is_diamond else None,
        "shape": shape,
        # From six stones on, a heavy weight could be that of all of them: the reader asks, and so would a jeweller.
        "carats": draw(thousandths(0.01, 3.5 if count < 6 else 0.09)) if by_weight else 0,
        "size_mm": 0 if by_weight else longer,
        "size2_mm": 0 if by_weight or shape is None else draw(st.integers(2, longer)),
        "quality": draw(st.sampled_from(list(render.QUALITIES))) if is_diamond else None,
        "setting": draw(st.sampled_from(list(render.SETTINGS))),
        "position": draw(st.sampled_from(list(render.POSITIONS))),
    }


@st.composite
def pieces(draw):
    kind = draw(st.sampled_from(list(render.KINDS)))
    chain = kind in ("necklace", "bracelet")
    return {
        "kind": kind,
        "ring_size": draw(st.one_of(st.none(), st.integers(44, 70))) if kind == "ring" else None,
        "metal": draw(st.sampled_from(list(render.METALS))),
        "grams": draw(st.one_of(st.none(), thousandths(0.5, 90))),
        "width_mm": draw(st.one_of(st.none(), st.sampled_from([1.5, 2, 2.2, 4, 6]))),
        "length_mm": draw(st.one_of(st.none(), st.sampled_from([170, 420, 455]))) if chain else None,
        "finish": draw(st.sampled_from(list(render.FINISHES))),
        "stones": draw(st.lists(stones(), min_size=0, max_size=4)),
    }


@tagged("post_install", "-at_install")
class TestSpecificationRoundTrip(BaseCase):
    """A piece written out is read back: nothing lost, nothing wrong, nothing added, nothing doubted without need."""

    @given(
        piece=pieces(),
        language=st.sampled_from(render.LANGUAGES),
        layout=st.sampled_from(["sentence", "lines", "bullets"]),
    )
    @settings(deadline=None, max_examples=600)
    def test_read_back(self, piece, language, layout):
        text = render.render(piece, language, layout)
        reading = read(text)
        wanted = render.expected(piece)
        self.assertEqual(reading.as_dict(), wanted, text)
        self.assertEqual([value for value in reading.values if value.doubt], [], text)
