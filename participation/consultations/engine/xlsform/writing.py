"""A questionnaire as an XLSForm workbook, that ODK's tools read and that comes back equal.

Every cell is text: a label that begins with « = » is a label, and 018 keeps its zero.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from participation.consultations.engine.form import Form, Group, Kind, Question, Texts, Words
from participation.consultations.engine.settled import settled

from .columns import OURS, SPOKEN, language_title
from .expressions import write_bounds, write_condition, write_count
from .rows import CHOICES, SETTINGS, SURVEY

TYPES = {
    Kind.ONE: "select_one",
    Kind.SEVERAL: "select_multiple",
    Kind.FACES: "select_one",
    Kind.YES_NO: "select_one",
    Kind.STATEMENT: "select_one",
    Kind.NUMBER: "integer",
    Kind.SHORT: "text",
    Kind.LONG: "text",
    Kind.NOTE: "note",
}
APPEARANCES = {Kind.FACES: "likert", Kind.LONG: "multiline"}
OURS_WORDS = {
    Kind.YES_NO: {"yes": "Oui", "no": "Non"},
    Kind.STATEMENT: {"yes": "D’accord", "no": "Pas d’accord"},
}
"""What ODK shows for the answers that our screens have words of their own for."""
MEDIA = {"image": "media::image", "audio": "media::audio"}
WIDTHS = {"label": 50, "hint": 40, "type": 26, "relevant": 30, "constraint": 30}

Record = dict[str, str]


def write_form(form: Form) -> bytes:
    """The .xlsx of a settled form: `read_form` gives the form back, each row taken."""
    form = settled(form)
    book = Workbook(write_only=True)
    records = list(_survey(form))
    _sheet(book, SURVEY, _titles(form, records, ("type", "name")), records)
    choices = list(_choices(form))
    _sheet(book, CHOICES, _titles(form, choices, ("list_name", "name")), choices)
    _sheet(book, SETTINGS, list(_settings(form)), [_settings(form)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _survey(form: Form) -> Iterator[Record]:
    groups = {group.name: group for group in form.groups}
    inside = ""
    for one in form.questions:
        if one.group != inside:
            if inside:
                yield {"type": "end group"}
            if one.group:
                yield _heading(groups[one.group])
            inside = one.group
        yield _question(one, form)
    if inside:
        yield {"type": "end group"}


def _heading(group: Group) -> Record:
    return {"type": "begin group", "name": group.name} | _words(group.words)


def _question(one: Question, form: Form) -> Record:
    record = {"type": _type(one), "name": one.name} | _words(one.words)
    if one.required:
        record["required"] = "yes"
    if one.relevant:
        record["relevant"] = write_condition(one.relevant, form.question(one.relevant.question))
    if one.kind in APPEARANCES:
        record["appearance"] = APPEARANCES[one.kind]
    if one.kind in OURS_WORDS:
        record[OURS] = str(one.kind)
    if constraint := _constraint(one):
        record["constraint"] = constraint
    return record


def _type(one: Question) -> str:
    """`select_one moments or_other`."""
    name = f"pp_{one.kind}" if one.kind in OURS_WORDS else one.list_name
    return " ".join(filter(None, (TYPES[one.kind], name, "or_other" if one.with_other else "")))


def _constraint(one: Question) -> str:
    return write_count(one.at_most) if one.at_most is not None else write_bounds(one.least, one.most)


def _choices(form: Form) -> Iterator[Record]:
    written: set[str] = set()
    for one in form.questions:
        name = f"pp_{one.kind}" if one.kind in OURS_WORDS else one.list_name
        if not name or name in written:
            continue
        written.add(name)
        for choice in one.choices:
            yield {"list_name": name, "name": choice.name} | _words(choice.words)
        for value, label in OURS_WORDS.get(one.kind, {}).items():
            yield {"list_name": name, "name": value} | _words(dict.fromkeys(form.languages, Words(label)))


def _settings(form: Form) -> Record:
    record = {"form_title": form.title, "form_id": form.form_id, "version": form.version}
    first = {"default_language": language_title(form.languages[0])} if form.languages else {}
    return {title: text for title, text in record.items() if text} | first


def _words(words: Texts) -> Record:
    return {
        _title(field, language): text
        for language, one in words.items()
        for field in SPOKEN
        if (text := getattr(one, field))
    }


def _title(field: str, language: str) -> str:
    return f"{MEDIA.get(field, field)}::{language_title(language)}"


def _titles(form: Form, records: Sequence[Record], first: Sequence[str]) -> list[str]:
    """A label in every language, written or not yet; then only the columns that say something."""
    said = {title for record in records for title in record}
    spoken = [_title(field, language) for field in SPOKEN for language in form.languages]
    kept = [title for title in spoken if title in said or title.startswith("label::")]
    rest = [title for title in ("required", "relevant", "constraint", "appearance", OURS) if title in said]
    return [*first, *kept, *rest]


def _sheet(book: Workbook, name: str, titles: Sequence[str], records: Sequence[Mapping[str, str]]) -> None:
    sheet: WriteOnlyWorksheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, title in enumerate(titles):
        sheet.column_dimensions[chr(ord("A") + number % 26)].width = WIDTHS.get(title.split("::")[0], 18)
    sheet.append([_cell(sheet, title, bold=True) for title in titles])
    for record in records:
        sheet.append([_cell(sheet, record.get(title, "")) for title in titles])


def _cell(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Cell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.font, cell.alignment = Font(bold=bold), Alignment(wrap_text=True, vertical="top")
    return cell
