"""Documents are looked at inside: their name proves nothing."""

import io
import zipfile

import pytest

from kit.file_kinds import is_what_it_says

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
EXE = b"MZ" + b"\0" * 200
HTML = b"<html><script>alert(1)</script></html>"


def a_zip(*names: str, mimetype: bytes = b"") -> bytes:
    """The same bytes at any hour (a ZipInfo is of 1980): they name the tests, in each process."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as inside:
        if mimetype:
            inside.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            inside.writestr(zipfile.ZipInfo(name), b"x")
    return written.getvalue()


DOCX = a_zip("[Content_Types].xml", "word/document.xml")
XLSX = a_zip("[Content_Types].xml", "xl/workbook.xml")
ODT = a_zip("content.xml", mimetype=b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("reglement.pdf", PDF),
        ("REGLEMENT.PDF", PDF),
        ("lettre.docx", DOCX),
        ("budget.xlsx", XLSX),
        ("lettre.odt", ODT),
        ("notes.txt", "Les lieux ouverts l’été".encode()),
        ("lieux.csv", "nom;rue\nL'été;".encode("cp1252")),
        ("vide.txt", b""),
    ],
)
def test_a_document_is_taken(name, content):
    assert is_what_it_says(name, io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("reglement.pdf", EXE),
        ("reglement.pdf", HTML),
        ("reglement.pdf", b""),
        ("lettre.docx", PDF),
        ("lettre.docx", XLSX),
        ("lettre.docx", a_zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("lettre.odt", a_zip("content.xml", "Basic/macro.xml", mimetype=b"application/vnd.oasis.opendocument.text")),
        ("lettre.odt", a_zip("content.xml", mimetype=b"application/java-archive")),
        ("lettre.odt", a_zip("content.xml")),
        ("lettre.docx", DOCX[:40]),
        ("notes.txt", EXE),
        ("notes.txt", PDF),
        ("lieux.csv", b"nom\0rue"),
        ("page.html", HTML),
        ("dessin.svg", b"<svg/>"),
        ("sans-extension", PDF),
    ],
)
def test_what_is_something_else_is_refused(name, content):
    assert not is_what_it_says(name, io.BytesIO(content))


def test_the_file_is_given_back_at_its_beginning():
    source = io.BytesIO(PDF)
    is_what_it_says("reglement.pdf", source)
    assert source.tell() == 0
