"""Files made to break a reader, or broken by a bad network: a sentence, quickly, and nothing else."""

import contextlib
import io
import random
import re
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook

from participation.consultations.engine.xlsform import Unreadable, read_form
from participation.consultations.fragments import say_unreadable

from .test_rows import ONE, book

HERE = Path(__file__).parent / "given"
TITLES = ["type", "name", "label"]
SHEET = "xl/worksheets/sheet1.xml"


def why(data: bytes) -> tuple[str, str, int]:
    with pytest.raises(Unreadable) as refused:
        read_form(data)
    assert say_unreadable(refused.value)
    return refused.value.what, refused.value.sheet, refused.value.number


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with one part replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
    return made.getvalue()


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


@pytest.fixture
def good() -> bytes:
    return book([TITLES, list(ONE)])


@pytest.mark.parametrize(
    "data", [b"", b"type,name,label\ntext,a,A\n", b"\x89PNG\r\n\x1a\n", b"<html><table></table>", b"PK\x03\x04 rien"]
)
def test_what_is_no_spreadsheet_is_refused(data):
    assert why(data)[0] in ("not_a_spreadsheet", "broken")


def test_another_kind_of_zip_is_named_for_what_it_is():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    assert why(file.getvalue())[0] == "not_excel"


def test_a_file_without_the_sheet_of_questions_says_which_it_has(good):
    renamed = part(good, "xl/workbook.xml").replace(b'name="survey"', b'name="Feuil1"')
    with pytest.raises(Unreadable) as refused:
        read_form(with_part(good, "xl/workbook.xml", renamed))
    assert (refused.value.what, refused.value.detail) == ("no_survey", "Feuil1, choices")


def test_a_sheet_without_the_column_of_types_says_so():
    assert why(book([["genre", "nom"], ["text", "a"]])) == ("no_column", "survey", 1)


def test_ten_thousand_rows_are_too_many_and_the_place_is_said():
    rows = [["text", f"q{number}", "Quoi ?"] for number in range(10_000)]
    assert why(book([TITLES, *rows])) == ("too_many_rows", "survey", 2_001)


def test_a_cell_at_the_far_end_of_the_sheet_costs_nothing(good):
    far = part(good, SHEET).replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    began = time.monotonic()
    assert why(with_part(good, SHEET, far))[0] in ("too_many_rows", "too_many_columns")
    assert time.monotonic() - began < 2


def test_a_size_that_the_sheet_lies_about_is_not_believed(good):
    for lie in (b"A1:XFD1048576", b"A1:A1"):
        lying = re.sub(b'<dimension ref="[A-Z0-9:]*"', b'<dimension ref="' + lie + b'"', part(good, SHEET))
        assert lie in lying
        assert len(read_form(with_part(good, SHEET, lying)).form.questions) == 1


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "[Content_Types].xml"])
def test_a_bomb_is_not_unpacked(good, name):
    bomb = with_part(good, name, b"<a>" + b" " * 60_000_000)
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert why(bomb)[0] == "too_big_unpacked"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either(good):
    """The size and the checksum are those of its beginning."""
    bomb = with_part(good, SHEET, b"<a>" + b" " * 60_000_000)
    told = zlib.crc32(b"<a>" + b" " * 997)
    for true, lie in ((60_000_003, 1_000), (zlib.crc32(b"<a>" + b" " * 60_000_000), told)):
        assert bomb.count(true.to_bytes(4, "little")) == 2
        bomb = bomb.replace(true.to_bytes(4, "little"), lie.to_bytes(4, "little"))
    tracemalloc.start()
    assert why(bomb)[0] == "broken"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_row_of_a_million_empty_cells_is_not_built(good):
    cells = part(good, SHEET).replace(b"</sheetData>", b"<row>" + b"<c/>" * 1_000_000 + b"</row></sheetData>")
    assert why(with_part(good, SHEET, cells))[0] == "too_big_unpacked"


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY a2 "&b;&b;">]>',
    ],
)
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_are_never_followed(good, doctype, name):
    old = part(good, name)
    head, _, body = old.partition(b"?>") if old.startswith(b"<?xml") else (b"", b"", old)
    named = body.replace(b"<t>venir</t>", b"<t>&a;</t>")
    assert why(with_part(good, name, (head + b"?>" if head else b"") + doctype + named))[0] == "broken"


def test_a_cell_hidden_by_a_merged_one_is_said_with_its_place():
    made = Workbook()
    made.active.title = "survey"
    for row in (TITLES, ["text", "a", "Quoi ?"], ["text", "b", "Où ?"]):
        made.active.append(row)
    made.active.merge_cells("C2:C3")
    file = io.BytesIO()
    made.save(file)
    (row,) = read_form(file.getvalue()).refused
    assert (row.number, row.reason, row.detail) == (3, "merged", "C3")


def test_every_cell_merged_is_refused_quickly(good):
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    whole = part(good, SHEET).replace(b"</sheetData>", b"</sheetData>" + merged)
    assert why(with_part(good, SHEET, whole))[0] == "too_many_merged"


@pytest.mark.parametrize("name", ["flat_xlsform_test.xlsx", "tutorial.xls"])
def test_a_damaged_file_is_read_or_refused_and_never_breaks_anything(name):
    whole = (HERE / name).read_bytes()
    chance = random.Random(5)
    for _ in range(60):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(Unreadable):
            read_form(bytes(data))


def test_a_file_too_heavy_is_refused_before_anything():
    assert why(b"PK\x03\x04" + b"a" * 3_000_000)[0] == "too_big"
