"""PDF drawings: paper, without scripts, actions on the reader's machine, or other files inside.

Looked at twice, because readers differ: the raw bytes for names that start something, with escaped letters
(`/J#61vaScript`) undone, and every object as a reader resolves it, those in compressed object streams included.
"""

import io
import logging
import re
import struct
import zlib

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from .error import ContentError
from .text import damaged_unless

MAX_OBJECTS = 200_000
# What pypdf raises on broken files, beside its own errors.
_BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    OSError,
    RecursionError,
    struct.error,
    zlib.error,
)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# ISO 32000-2: 12.6.4 (actions), 12.7.8 (XFA), 7.11.4 (embedded files), 13.6/13.7 (rich media).
_ACTIVE_RAW = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|SubmitForm|ImportData|RichMedia\w*|FileAttachment)(?![A-Za-z0-9])"
)
_ACTIVE = frozenset(
    "/" + name
    for name in (
        "JavaScript JS Launch EmbeddedFile EmbeddedFiles SubmitForm ImportData GoToE RichMedia RichMediaExecute "
        "RichMediaContent RichMediaSettings FileAttachment XFA Rendition Movie Sound EF"
    ).split()
)
_KIND_KEYS = ("/S", "/Subtype", "/Type")


def check(data):
    """A PDF with at least one page and nothing active.

    :raises ContentError: active, protected, damaged, bomb
    """
    damaged_unless(b"%%EOF" in data[-2048:], "end")
    if _ACTIVE_RAW.search(_ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), data)):
        raise ContentError("active")
    # The reader's remarks on a stranger's file are not news for the log.
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        _check_objects(data)
    except ContentError:
        raise
    except (LimitReachedError, MemoryError):
        raise ContentError("bomb") from None
    except _BROKEN:
        raise ContentError("damaged", "PDF") from None
    finally:
        log.setLevel(level)


def _check_objects(data):
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise ContentError("protected")
    damaged_unless(len(reader.pages), "pages")
    references = [
        *((number, generation) for generation, numbers in reader.xref.items() for number in numbers),
        *((number, 0) for number in reader.xref_objStm),
    ]
    if len(references) > MAX_OBJECTS:
        raise ContentError("bomb")
    _check_tree(reader.trailer)
    for number, generation in references:
        if number:
            _check_tree(reader.get_object(IndirectObject(number, generation, reader)))


def _check_tree(root):
    """One object and all that is written within it; references lead to objects that are looked at in their turn."""
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, DictionaryObject):
            _check_dictionary(item)
            waiting += [value for key in item if _is_container(value := item.raw_get(key))]
        elif isinstance(item, ArrayObject):
            waiting += [value for value in list.__iter__(item) if _is_container(value)]


def _check_dictionary(item):
    kinds = [item.raw_get(key) for key in _KIND_KEYS if key in item]
    names = [kind.get_object() if isinstance(kind, IndirectObject) else kind for kind in kinds]
    if not _ACTIVE.isdisjoint(str(key) for key in item):
        raise ContentError("active")
    if any(isinstance(name, NameObject) and str(name) in _ACTIVE for name in names):
        raise ContentError("active")


def _is_container(value):
    return isinstance(value, DictionaryObject | ArrayObject)
