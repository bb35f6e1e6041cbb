"""What travels in the file: cells that no spreadsheet runs, tables that machines read, a ZIP that rests nowhere."""

import csv
import io
import json
import zipfile

import pytest

from participation.people.engine.takeaway import Column, Sheet, as_csv, as_json, cell, zipped

FORMULAS = ["=1+1", "+33639980001", "-2", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1+1"]


@pytest.mark.parametrize("typed", FORMULAS)
def test_no_cell_begins_like_a_formula(typed):
    sheet = Sheet("mots", "Mots", [Column("a", typed)], [(typed,)])
    rows = list(csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [[f"'{typed}"], [f"'{typed}"]]


@pytest.mark.parametrize("typed", ["Nadia", "a=1", "", "«\u00a0=1\u00a0»", 'dit "=1"; puis\n=2'])
def test_other_words_stay_as_they_are(typed):
    assert cell(typed) == typed


def test_a_separator_inside_a_cell_makes_no_other_cell():
    sheet = Sheet("mots", "Mots", [Column("a", "A")], [('x";=1;"y\r\n=2',)])
    rows = list(csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == ['x";=1;"y\r\n=2']


def test_machines_read_the_words_whole():
    sheet = Sheet("mots", "Mots", [Column("texte", "T"), Column("n", "N"), Column("vide", "V")], [("=1", 2, None)])
    assert json.loads(as_json(sheet)) == [{"texte": "=1", "n": 2, "vide": None}]


def test_the_zip_leaves_piece_by_piece_before_it_is_whole():
    read = []

    def pieces(name):
        for number in range(3):
            read.append(name)
            yield bytes([number]) * 100_000

    sent = zipped([("a.txt", pieces("a")), ("b.txt", pieces("b"))])
    first = next(sent)
    while not first:
        first = next(sent)
    assert "b" not in read
    whole = first + b"".join(sent)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.txt", "b.txt"]
        assert archive.read("b.txt") == b"\0" * 100_000 + b"\1" * 100_000 + b"\2" * 100_000
