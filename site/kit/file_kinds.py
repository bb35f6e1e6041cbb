"""Whether a document is what its name says: looked at inside, never opened. Pure computation."""

from __future__ import annotations

import zipfile
from pathlib import PurePath
from typing import IO

import filetype

HEAD = 8192  # bytes: what filetype looks at
MOST_ENTRIES = 5_000  # of a real text document, some dozens

# The first entry of an OpenDocument file says what it is (OpenDocument 1.3, part 2, section 3.3).
OPEN_DOCUMENT = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
    ".odp": b"application/vnd.oasis.opendocument.presentation",
}
# The folder that each Office Open XML file must have (ECMA-376, part 1).
OFFICE = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
TEXT = {".txt", ".csv"}
RECORDINGS = {"mp3": ".mp3", "m4a": ".m4a", "mp4": ".m4a", "ogg": ".ogg", "aac": ".aac", "webm": ".weba"}
"""What a recording is -> the ending it is kept under. MP4 and WebM hold sound alone here, whatever is in them."""


def is_what_it_says(name: str, source: IO[bytes]) -> bool:
    """Whether the content goes with the extension, and carries no macro. The source is read from its beginning.

    False for an extension that is not known here.
    """
    extension = PurePath(name).suffix.lower()
    source.seek(0)
    head = source.read(HEAD)
    try:
        if extension == ".pdf":
            return filetype.guess_extension(head) == "pdf"
        if extension in TEXT:
            return _is_text(source)
        if extension in OPEN_DOCUMENT or extension in OFFICE:
            return _is_office(extension, source)
        return False
    finally:
        source.seek(0)


def recording_ending(source: IO[bytes]) -> str:
    """The ending of a recording that phones play, from what it is inside; "" for anything else."""
    source.seek(0)
    head = source.read(HEAD)
    source.seek(0)
    return RECORDINGS.get(filetype.guess_extension(head) or "", "")


def _is_text(source: IO[bytes]) -> bool:
    source.seek(0)
    content = source.read()
    if b"\0" in content or filetype.guess(content[:HEAD]) is not None:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # Spreadsheets of this country still write CSV in Windows-1252, where nearly every byte is a letter.
        return not any(byte < 32 and byte not in b"\t\r\n" for byte in content)
    return True


def _is_office(extension: str, source: IO[bytes]) -> bool:
    try:
        with zipfile.ZipFile(source) as inside:
            names = [entry.filename for entry in inside.infolist()]
            if len(names) > MOST_ENTRIES or any(_is_macro(name) for name in names):
                return False
            if extension in OFFICE:
                return "[Content_Types].xml" in names and any(name.startswith(OFFICE[extension]) for name in names)
            entry = inside.getinfo("mimetype")
            return entry.file_size < HEAD and inside.read(entry).strip() == OPEN_DOCUMENT[extension]
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, ValueError):
        return False


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))
