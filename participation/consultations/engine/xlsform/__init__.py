"""Questionnaires as spreadsheets, in the way of XLSForm: read_form(bytes) -> Parsed, write_form(form) -> bytes."""

from .parsing import parse
from .reading import read_workbook
from .rows import Parsed, Row, Unreadable
from .writing import write_form

__all__ = ["Parsed", "Row", "Unreadable", "read_form", "write_form"]


def read_form(data: bytes) -> Parsed:
    """Raises Unreadable when the file as a whole is no questionnaire."""
    return parse(read_workbook(data))
