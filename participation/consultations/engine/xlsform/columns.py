"""The titles of the columns: what each is about, and in which language: `label::Français (fr)`, `caption`.

pyxform knows the names that a column had over the years; its table is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyxform import aliases

from participation.consultations.engine.form import FALC

from .reading import Line, Sheet
from .rows import Row

SPOKEN = ("label", "hint", "image", "audio")
"""The columns that exist once per language: the fields of `Words`."""
OURS = "pp_kind"
"""Our own column: yes_no, statement. ODK reads the row as one choice among two, and the column is nothing to it."""
ROLES = {
    "survey": {*SPOKEN, "type", "name", "required", "relevant", "constraint", "appearance", OURS},
    "choices": {*SPOKEN, "list_name", "name"},
    "settings": {"title", "form_id", "version", "default_language"},
}
DECISIVE = {"calculation", "choice_filter", "repeat_count", "read_only", "disabled", "trigger"}
"""Columns of the survey that we do not have, and without which a question is another question."""
KNOWN = {"default", "guidance_hint", "parameters", "video", "big-image", "bind", "body", "instance", "query", "intent"}
KNOWN_SETTINGS = {
    "public_key", "submission_url", "instance_name", "style", "auto_send", "auto_delete", "allow_choice_duplicates",
    "omit_instanceid", "clean_text_values", "flat", "add_none_option", "namespaces", "sms_keyword", "sms_separator",
    "client_editable", "instance_xmlns", "prefix", "delimiter", "attribute", "name",
}  # fmt: skip
SETTINGS = {"form_title": "title", "set_form_title": "title", "set_form_id": "form_id", "id_string": "form_id"}
SHORT = {
    "jr:count": "repeat_count",
    "readonly": "read_only",
    "calculate": "calculation",
    "list name": "list_name",
    "jr:constraintmsg": "constraint_message",
    "jr:requiredmsg": "required_message",
}
LANGUAGES = {
    "fr": ("Français", "french", "francais"),
    FALC: ("FALC", "facile à lire", "facile à lire et à comprendre"),
    "ar": ("العربية", "arabic", "arabe"),
    "en": ("English", "anglais"),
    "es": ("Español", "spanish", "espagnol"),
    "pt": ("Português", "portuguese", "portugais"),
    "it": ("Italiano", "italian", "italien"),
    "de": ("Deutsch", "german", "allemand"),
    "ro": ("Română", "romanian", "roumain"),
    "sq": ("Shqip", "albanian", "albanais"),
    "uk": ("Українська", "ukrainian", "ukrainien"),
    "ru": ("Русский", "russian", "russe"),
    "ka": ("ქართული", "georgian", "géorgien"),
    "hy": ("Հայերեն", "armenian", "arménien"),
    "tr": ("Türkçe", "turkish", "turc"),
    "fa": ("فارسی", "persian", "farsi", "persan"),
    "prs": ("دری", "dari"),
    "ps": ("پښتو", "pashto", "pachto"),
    "ti": ("ትግርኛ", "tigrinya"),
    "so": ("Soomaali", "somali"),
    "bn": ("বাংলা", "bengali"),
    "zh": ("中文", "chinese", "chinois"),
}
"""Code -> how the language calls itself, then what others call it."""
CODES = {name.casefold(): code for code, names in LANGUAGES.items() for name in (code, *names)}
NAMED = re.compile(r"(.*)\(([^()]*)\)")
CODE = re.compile(r"[a-z][a-z0-9-]{0,19}", re.IGNORECASE)
MOST_LANGUAGES = 12


@dataclass(frozen=True)
class Column:
    """role: a name in ROLES or DECISIVE, "" when it is nothing to us. language: "" where a column has none."""

    title: str
    role: str
    language: str = ""


def language_code(name: str) -> str:
    """« Français (fr) », « french », « fr » are fr. An unknown name is its own code. Raises ValueError for none."""
    bracketed = NAMED.fullmatch(name.strip())
    code = (bracketed[2] if bracketed else name).strip()
    code = CODES.get(code.casefold(), code)
    if not CODE.fullmatch(code):
        raise ValueError(name)
    return code


def language_name(code: str) -> str:
    """How the language calls itself."""
    return LANGUAGES[code][0] if code in LANGUAGES else code


def language_title(code: str) -> str:
    """What `language_code` reads: « Français (fr) »."""
    return f"{language_name(code)} ({code})"


def read_title(sheet: str, title: str) -> Column:
    """Raises ValueError for the column of a language without a name."""
    parts = [part.strip() for part in (title.split("::") if "::" in title else _split_once(title))]
    if parts[0].lower() in ("bind", "control", "body", "media") and len(parts) > 1:
        parts = parts[1:]
    role = _role(sheet, parts[0])
    language = "::".join(parts[1:])
    if role in SPOKEN and language:
        return Column(title, role, language_code(language))
    return Column(title, role if not language else "")


def is_known(sheet: str, title: str) -> bool:
    """Whether XLSForm has a column of this name: we say then that we do without it, not that nobody knows it."""
    if sheet == "settings":
        return title.strip().lower() in KNOWN_SETTINGS
    words = {re.sub(r"\s+", "_", part.strip().lower()) for part in re.split(":+", title)}
    return bool(words & (set(aliases.survey_header) | KNOWN))


def _split_once(title: str) -> Sequence[str]:
    """The old way had one colon between the parts. « jr:count » is one part."""
    return [title] if title.strip().lower().startswith("jr:") else title.split(":")


def _role(sheet: str, word: str) -> str:
    key = re.sub(r"\s+", "_", word.strip().lower())
    if sheet == "settings":
        known = SETTINGS.get(key, key)
    else:
        alias = (aliases.survey_header if sheet == "survey" else aliases.list_header).get(key, key)
        known = (alias[-1] if isinstance(alias, tuple) else alias).lower()
        known = SHORT.get(known, known)
    return known if known in ROLES[sheet] or (sheet == "survey" and known in DECISIVE) else ""


class Columns:
    """The columns of one sheet: where each thing is, and what is said of those that are not taken."""

    def __init__(self, sheet: Sheet, default_language: str = "") -> None:
        self.sheet = sheet
        self.default_language = default_language
        self.by_number: dict[int, Column] = {}
        self.rows: list[Row] = []
        taken: set[tuple[str, str]] = set()
        for number, title in sorted(sheet.titles.cells.items()):
            self._read(number, title, taken)
        self._say_untitled()

    def _read(self, number: int, title: str, taken: set[tuple[str, str]]) -> None:
        try:
            column = read_title(self.sheet.key, title)
        except ValueError:
            self._refuse("column_language", title)
            return
        if column.role in SPOKEN and not column.language:
            column = Column(title, column.role, self.default_language)
        if not column.role:
            if self._has_something(number):
                self._refuse("column_left" if is_known(self.sheet.key, title) else "column_unknown", title)
        elif (column.role, column.language) in taken and not self._has_something(number):
            return
        elif (column.role, column.language) in taken:
            self._refuse("column_twice", title)
        elif column.language and column.language not in self.languages and len(self.languages) >= MOST_LANGUAGES:
            self._refuse("too_many_languages", title)
        else:
            taken.add((column.role, column.language))
            self.by_number[number] = column

    def _refuse(self, reason: str, title: str) -> None:
        self.rows.append(Row(self.sheet.name, 1, False, reason, title))

    def _has_something(self, number: int) -> bool:
        return any(number in line.cells or number in line.marks for line in self.sheet.lines)

    def _say_untitled(self) -> None:
        """Words below no title belong to nothing: they are said with their place."""
        titled = set(self.sheet.titles.cells)
        used = {number for line in self.sheet.lines for number in line.cells}
        for number in sorted(used - titled):
            self._refuse("column_untitled", letters(number))
        for number, mark in sorted(self.sheet.titles.marks.items()):
            self._refuse(mark, letters(number))

    @property
    def languages(self) -> tuple[str, ...]:
        """In the order of the columns."""
        return tuple(dict.fromkeys(column.language for column in self.by_number.values() if column.language))

    def has(self, role: str) -> bool:
        return any(column.role == role for column in self.by_number.values())

    def cell(self, line: Line, role: str) -> str:
        """What the row says in the column of this role, "" for nothing."""
        return next((line.cells.get(n, "") for n, column in self.by_number.items() if column.role == role), "")

    def unread(self, line: Line) -> tuple[str, str] | None:
        """The first of its cells that matter and cannot be read: why, and where (« C4 »)."""
        for number, mark in sorted(line.marks.items()):
            if number in self.by_number:
                return mark, f"{letters(number)}{line.number}"
        return None


def letters(column: int) -> str:
    """What spreadsheets call a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def default_language(survey: Sheet, named: str = "") -> str:
    """The language of what names none: the one the settings name; French where the label itself names none."""
    if named:
        try:
            return language_code(named)
        except ValueError:
            pass
    found = []
    for _, title in sorted(survey.titles.cells.items()):
        try:
            column = read_title("survey", title)
        except ValueError:
            continue
        if column.role == "label":
            found.append(column.language)
    return "fr" if not found or "" in found else found[0]
