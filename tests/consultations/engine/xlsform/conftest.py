from pathlib import Path

import openpyxl
import pytest
import xlrd

from participation.consultations.engine.xlsform import read_form

HERE = Path(__file__).parent / "given"


@pytest.fixture
def every_row():
    """A given file as it was read, and (sheet, number) of each of its rows with something in it, below the titles."""

    def look(name: str):
        data = (HERE / name).read_bytes()
        rows = _of_xls(data) if name.endswith(".xls") else _of_xlsx(HERE / name)
        return read_form(data), rows

    return look


def _of_xls(data):
    book = xlrd.open_workbook(file_contents=data)
    return [
        (sheet.name, number + 1)
        for sheet in book.sheets()
        for number in range(1, sheet.nrows)
        if any(str(value).strip() for value in sheet.row_values(number))
    ]


def _of_xlsx(path):
    book = openpyxl.load_workbook(path)
    return [
        (sheet.title, number)
        for sheet in book.worksheets
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
        if number > 1 and any(value is not None and str(value).strip() for value in row)
    ]
