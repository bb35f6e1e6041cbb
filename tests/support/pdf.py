"""What is in a PDF: in the file itself, and as it was laid out."""

import re
import zlib
from collections.abc import Set

POINT = 4 / 3
"""In CSS pixels."""


def inside(paper: bytes) -> str:
    """All that the file says, its streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", paper, re.DOTALL)
    unpacked = [zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"x"]
    return b"".join([paper, *unpacked]).decode("latin-1")


def lines_of(document) -> list[tuple[str, float]]:
    """(text, size in points), as they are laid out."""
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    return [(box.text, box.style["font_size"] / POINT) for box in boxes if hasattr(box, "text")]


def text_of(document) -> str:
    return " ".join(" ".join(text for text, _size in lines_of(document)).split())


A_TEXT = frozenset({"H1", "H2", "P", "L", "LI"})


def assert_tagged(paper: bytes, title: str, pieces: Set[str] = A_TEXT) -> None:
    """What each piece is, in which language, and what it is called, is said: PDF/UA-1 (ISO 14289-1, clause 7)."""
    said = inside(paper)
    assert "/MarkInfo <</Marked true>>" in said
    assert "/Lang (fr)" in said
    assert pieces <= set(re.findall(r"/S /(\w+)", said))
    assert 'pdfuaid:part="1"' in said
    assert title.encode().decode("latin-1") in said.split("<dc:title>")[1].split("</dc:title>")[0]
