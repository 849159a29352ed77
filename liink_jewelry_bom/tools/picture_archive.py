"""A ZIP archive of pictures, sent by anybody: nothing is unpacked before its list has been judged."""

import io
import lzma
import re
import struct
import unicodedata
import zipfile
import zlib
from contextlib import suppress

MAX_BYTES = 100_000_000
MAX_ENTRIES = 5_000
MAX_UNZIPPED_BYTES = 300_000_000
MAX_PICTURE_BYTES = 20_000_000
# Pictures are compressed already: what shrinks a hundred times more is none.
MAX_RATIO = 100
RATIO_FROM_BYTES = 1_000_000
# What Macintosh and Windows put beside pictures by themselves.
_LITTER = re.compile(r"(^|/)(__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_FIRST_BYTES = b"PK\x03\x04"
_ENTRY_MARK = b"PK\x01\x02"
_LOCAL_HEADER_BYTES = 30
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
# What Python's zipfile raises on archives that are cut short, forged, or of an unknown kind.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ValueError, NotImplementedError, RuntimeError,
    OSError, EOFError, IndexError, OverflowError,
)  # fmt: skip


class ArchiveError(Exception):
    """An archive that is refused; ``reason`` is a key that the caller puts into the user's words.

    too_large, not_an_archive, too_many, bomb: it unpacks into far more than pictures do; overlap: entries share their
    bytes; path: a name leads out of the archive; protected: a password; twice: two entries of one name; damaged: an
    entry cannot be unpacked or is not what the list says. ``name`` is the entry's, where it is one entry's fault.
    """

    def __init__(self, reason, name=""):
        super().__init__(f"{reason}: {name}" if name else reason)
        self.reason, self.name = reason, name


def picture_key(name):
    """Return the name of a file as it is compared: without folders, case, and ways to write an accent."""
    return unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2].strip()).casefold()


class PictureArchive:
    """The files of a ZIP archive by their ``picture_key``; folders inside do not matter."""

    def __init__(self, content):
        """Judge the archive's list.

        :raises ArchiveError: see there
        """
        if len(content) > MAX_BYTES:
            raise ArchiveError("too_large")
        if not content.startswith(_FIRST_BYTES):
            raise ArchiveError("not_an_archive")
        # Counted before the list is read: a list of millions alone would fill the memory.
        if content.count(_ENTRY_MARK) > 2 * MAX_ENTRIES:
            raise ArchiveError("too_many")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise ArchiveError("not_an_archive") from error
        entries = self._archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise ArchiveError("too_many")
        self._check_overlap(entries, len(content))
        self._entries = {}
        for entry in entries:
            self._take(entry)
        if sum(entry.file_size for entry in self._entries.values()) > MAX_UNZIPPED_BYTES:
            raise ArchiveError("bomb")

    def __iter__(self):
        return iter(self._entries)

    def __contains__(self, key):
        return key in self._entries

    def name(self, key):
        """Return the name of a file as its sender wrote it, without folders."""
        return _name(self._entries[key]).rpartition("/")[2]

    def unpack(self, key):
        """Return the bytes of one file, never more than the list says.

        :raises ArchiveError: damaged
        """
        entry = self._entries[key]
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _BROKEN as error:
            raise ArchiveError("damaged", self.name(key)) from error
        if len(data) != entry.file_size:
            raise ArchiveError("damaged", self.name(key))
        return data

    def _take(self, entry):
        name = _name(entry)
        if _is_outside(name):
            raise ArchiveError("path", name)
        if name.endswith("/") or _LITTER.search(name):
            return
        if entry.flag_bits & _ENCRYPTED:
            raise ArchiveError("protected", name)
        if entry.file_size > MAX_PICTURE_BYTES or (
            entry.file_size > RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * entry.compress_size
        ):
            raise ArchiveError("bomb", name)
        key = picture_key(name)
        if key in self._entries:
            raise ArchiveError("twice", name)
        self._entries[key] = entry

    @staticmethod
    def _check_overlap(entries, size):
        """Entries that share their bytes unpack the same data many times over."""
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise ArchiveError("overlap", _name(entry))
            end = entry.header_offset + _LOCAL_HEADER_BYTES + len(entry.orig_filename) + entry.compress_size
        if end > size:
            raise ArchiveError("not_an_archive")


def _name(entry):
    """The entry's name; Macintosh writes UTF-8 without saying so."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _is_outside(name):
    return name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/") or "\0" in name
