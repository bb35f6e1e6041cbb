"""The one way to write each questionnaire: what changes nothing of what is asked is always the same. Pure.

A spreadsheet has a name for every list, and none for an empty word. A settled form goes into one and comes back equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .form import LISTED, Choice, Form, Group, Kind, Question, Texts, Words

UNWRITABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
"""What no XML holds."""
RESERVED = ("pp_yes_no", "pp_statement")
"""Names that a spreadsheet gives to the two lists of our own."""


def settled(form: Form) -> Form:
    """The same questionnaire, in the one way to write it."""
    groups = _Groups(form)
    lists = _Lists()
    questions = tuple(_settled(one, groups, lists) for one in form.questions)
    used = _languages(form, questions, groups.kept)
    return Form(_plain(form.title), _plain(form.form_id), _plain(form.version), used, questions, tuple(groups.kept))


def _settled(one: Question, groups: _Groups, lists: _Lists) -> Question:
    choices = tuple(Choice(choice.name, _texts(choice.words)) for choice in one.choices) if one.kind in LISTED else ()
    return replace(
        one,
        words=_texts(one.words),
        choices=choices,
        list_name=lists.name(one, choices) if one.kind in LISTED else "",
        with_other=one.with_other and one.kind in LISTED,
        at_most=one.at_most if one.kind is Kind.SEVERAL else None,
        least=one.least if one.kind is Kind.NUMBER else None,
        most=one.most if one.kind is Kind.NUMBER else None,
        group=groups.name(one),
    )


class _Lists:
    """Two questions have one list when they offer the same answers, and two lists have two names."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Choice, ...]] = dict.fromkeys(RESERVED, ())

    def name(self, one: Question, choices: tuple[Choice, ...]) -> str:
        wished = re.sub(r"\s+", "_", one.list_name.strip()) or one.name
        for name in _numbered(wished):
            if self.known.setdefault(name, choices) == choices:
                return name
        raise AssertionError


class _Groups:
    """A heading stands over questions in a row. When it comes again later, it is another with the same words."""

    def __init__(self, form: Form) -> None:
        self.words = {group.name: _texts(group.words) for group in form.groups}
        self.taken = {one.name for one in form.questions}
        self.kept: list[Group] = []
        self.before = self.now = ""

    def name(self, one: Question) -> str:
        if one.group != self.before:
            self.before, self.now = one.group, self._opened(one.group)
        return self.now

    def _opened(self, name: str) -> str:
        if not name or name not in self.words:
            return ""
        new = next(one for one in _numbered(name) if one not in self.taken)
        self.taken.add(new)
        self.kept.append(Group(new, self.words[name]))
        return new


def _numbered(name: str) -> Iterable[str]:
    yield name
    number = 2
    while True:
        yield f"{name[:50]}_{number}"
        number += 1


def _texts(words: Texts) -> Texts:
    plain = {
        language: Words(*(_plain(text) for text in (one.label, one.hint, one.image, one.audio)))
        for language, one in words.items()
    }
    return {language: one for language, one in plain.items() if one != Words()}


def _plain(text: str) -> str:
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _languages(form: Form, questions: Sequence[Question], groups: Sequence[Group]) -> tuple[str, ...]:
    """Those the form names, then any other in which something is said."""
    texts: list[Mapping[str, Words]] = [one.words for one in (*questions, *groups)]
    texts += [choice.words for one in questions for choice in one.choices]
    return tuple(dict.fromkeys([*form.languages, *(language for words in texts for language in words)]))
