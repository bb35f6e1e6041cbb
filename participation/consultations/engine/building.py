"""Changing a questionnaire while it is prepared: one question at a time, names that do not move. Pure."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from .form import LISTED, OTHER, Choice, Fault, Form, Group, Question, Said, Texts, Words, faults, to_data

LONGEST_NAME = 40


def digest(question: Question) -> str:
    """What a page that changes a question says it has seen."""
    return fingerprint(Form(questions=(question,)))


def fingerprint(form: Form) -> str:
    """What a page that changes all of it says it has seen."""
    content = json.dumps(to_data(form), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def name_from(label: str, taken: Collection[str], *, first: str = "question") -> str:
    """A name for what is asked, that nobody has to think of: « Quel moment ? » is quel_moment."""
    plain = unicodedata.normalize("NFKD", label.replace("’", " ")).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_NAME].strip("_")
    name = name if name and not name[0].isdigit() else f"{first}_{name}".strip("_")
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    return found


def put(form: Form, question: Question, *, over: str = "") -> Form:
    """With the question in the place of the one called `over`, at the end without. Raises KeyError."""
    if not over:
        return form.changed(questions=(*form.questions, question))
    form.question(over)
    return form.changed(questions=tuple(question if one.name == over else one for one in form.questions))


def without(form: Form, name: str) -> Form:
    """Raises KeyError."""
    form.question(name)
    return form.changed(questions=tuple(one for one in form.questions if one.name != name))


def moved(form: Form, name: str, *, by: int) -> Form:
    """One place up (-1) or down (1); at the end it stays. Raises KeyError."""
    questions = list(form.questions)
    place = questions.index(form.question(name))
    other = place + by
    if 0 <= other < len(questions):
        questions[place], questions[other] = questions[other], questions[place]
    return form.changed(questions=tuple(questions))


def broken_by(form: Form, before: Form) -> list[Fault]:
    """The faults that the form has and the one before had not."""
    known = set(faults(before))
    return [one for one in faults(form) if one not in known]


def label_of(form: Form, texts: Texts) -> str:
    """In the language that is shown first."""
    return texts.get(form.languages[0], Words()).label if form.languages else ""


# The answers of a list, typed one a line


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def choices_from(
    lines: Mapping[str, Sequence[str]], before: Sequence[Choice], languages: Sequence[str]
) -> list[Choice]:
    """What was typed, with the names they had: an answer that moved keeps its name, one reworded where it is too.

    lines: by language; line n of each says the same answer. languages: the first one counts the answers.
    """
    first = languages[0]
    labels = lines.get(first, [])
    known = _kept(labels, before, first)
    taken = {choice.name for choice in known if choice} | {*Said, OTHER}
    found = []
    for place, label in enumerate(labels):
        old = known[place]
        name = old.name if old else name_from(label, taken, first="reponse")
        taken.add(name)
        found.append(Choice(name, _said(old, lines, languages, place)))
    return found


def _kept(labels: Sequence[str], before: Sequence[Choice], first: str) -> list[Choice | None]:
    """For each line, the answer that it was."""
    by_label = {_label(choice, first): choice for choice in before}
    found = [by_label.pop(label, None) for label in labels]
    left = {id(choice) for choice in by_label.values()}
    for place, choice in enumerate(before):
        if id(choice) in left and place < len(found) and found[place] is None:
            found[place] = choice
    return found


def _label(choice: Choice, language: str) -> str:
    return choice.words.get(language, Words()).label


def _said(old: Choice | None, lines: Mapping[str, Sequence[str]], languages: Sequence[str], place: int) -> Texts:
    words = dict(old.words) if old else {}
    for language in languages:
        typed = lines.get(language, ())
        label = typed[place] if place < len(typed) else ""
        words[language] = replace(words.get(language, Words()), label=label)
    return {language: one for language, one in words.items() if one != Words()}


# Headings


def under(
    form: Form, question: Question, heading: str, others: Mapping[str, str] = MappingProxyType({}), *, was: str = ""
) -> tuple[Form, Question]:
    """The question under this heading, in the first language, and the form that has it; "" for none.

    others: the same in other languages; was: the group it stood in, whose words are emptied where others are. Of
    another group that is called the same, what is not typed stays.
    """
    if not heading:
        return form, replace(question, group="")
    first = form.languages[0]
    for group in form.groups:
        if group.words.get(first, Words()).label == heading:
            said = {code: text for code, text in others.items() if text or group.name == was}
            again = replace(group, words=_labelled(group.words, said))
            groups = tuple(again if one == group else one for one in form.groups)
            return form.changed(groups=groups), replace(question, group=group.name)
    taken = {*(group.name for group in form.groups), *(one.name for one in form.questions)}
    new = Group(name_from(heading, taken, first="partie"), _labelled({first: Words(heading)}, others))
    return form.changed(groups=(*form.groups, new)), replace(question, group=new.name)


def _labelled(words: Texts, labels: Mapping[str, str]) -> Texts:
    """With these labels, language -> label; a language that says nothing is none."""
    found = dict(words) | {code: replace(words.get(code, Words()), label=text) for code, text in labels.items()}
    return {code: one for code, one in found.items() if one != Words()}


# Languages and files


def in_languages(form: Form, languages: Iterable[str]) -> Form:
    """The same in these languages, the first shown first: what was said in another is gone."""
    kept = tuple(dict.fromkeys(languages))

    def only(words: Texts) -> Texts:
        return {language: one for language, one in words.items() if language in kept}

    return form.changed(
        languages=kept,
        groups=tuple(replace(group, words=only(group.words)) for group in form.groups),
        questions=tuple(
            replace(
                one,
                words=only(one.words),
                choices=tuple(replace(choice, words=only(choice.words)) for choice in one.choices),
            )
            for one in form.questions
        ),
    )


def changed_languages(before: Form, after: Form) -> set[str]:
    """Those in which something is said otherwise: whoever read it again read something else."""
    languages = {*before.languages, *after.languages}
    return {language for language in languages if _spoken(before, language) != _spoken(after, language)}


def _spoken(form: Form, language: str) -> list[tuple[str, Words]]:
    said = []
    for one in form.questions:
        said.append((one.name, one.words.get(language, Words())))
        if one.kind in LISTED:
            said += [(choice.name, choice.words.get(language, Words())) for choice in one.choices]
    return said


def files_in(form: Form) -> set[str]:
    """Names of the pictures and recordings that something in it calls."""
    return images_in(form) | {one.audio for one in _all_words(form) if one.audio}


def images_in(form: Form) -> set[str]:
    return {one.image for one in _all_words(form) if one.image}


def _all_words(form: Form) -> Iterator[Words]:
    texts = [one.words for one in (*form.questions, *form.groups)]
    texts += [choice.words for one in form.questions for choice in one.choices]
    for words in texts:
        yield from words.values()
