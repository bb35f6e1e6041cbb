"""Sheets of paper: what is printed on them, which came back, and where two who typed one differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.models import Channel
from kit.printing import CannotPrint, tagged_pdf
from kit.time import say_day
from participation.consultations.engine import keyring
from participation.consultations.engine.form import CHOSEN, OTHER, Form, Kind, Question
from participation.consultations.engine.paper import FIRST, SECOND, UNSURE, UNWILLING, differences
from participation.consultations.models import Consultation, Draft, Mark, PaperSheet, Questionnaire, Rereading
from participation.consultations.rules import Letter, Who

from .asking import LANGUAGES, always_said, choices_of, label, say_answer, words
from .cards import NoPdf
from .preparing import say_condition
from .tongues import tongue

LINES = {Kind.SHORT: 1, Kind.LONG: 4}


@dataclass(frozen=True)
class PrintedQuestion:
    """number: 0 for a note, which is only read; choices: (number, text); always: (sign, text); lines: to write on;
    most, condition: sentences, "" without."""

    number: int
    text: str
    hint: str = ""
    choices: list[tuple[int, str]] = field(default_factory=list)
    always: list[tuple[str, str]] = field(default_factory=list)
    lines: int = 0
    most: str = ""
    condition: str = ""
    other: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class PrintedSheet:
    number: int
    language: str
    direction: str
    reread: str
    questions: list[PrintedQuestion]


@dataclass(frozen=True)
class PaperPile:
    """once, to_decide: numbers of the sheets that were typed once and wait for a second time, or typed differently by
    two; sent, printed: how many."""

    once: list[int]
    to_decide: list[int]
    sent: int
    printed: int


@dataclass(frozen=True)
class Difference:
    """One question, as each of the two typed it; "" where nothing was."""

    name: str
    text: str
    options: list[tuple[str, str]]


def asked_on_paper(form: Form) -> list[tuple[Question, str, str]]:
    """Of each question: its number and text, and what may be typed."""
    found = []
    for number, question in enumerate(form.asked, start=1):
        text = f"{number}. {label(form, question.words)}"
        found.append((question, text, " · ".join(_hints(form, question))))
    return found


def _hints(form: Form, question: Question) -> Iterable[str]:
    for number, text in _numbered(form, question):
        yield f"{number} {text}" if text else str(number)
    if question.kind is Kind.NUMBER:
        yield str(_("Un nombre"))
    for sign, text in _always(""):
        yield f"{sign} {text}"


def printed_sheets(consultation: Consultation, first: int, last: int) -> list[PrintedSheet]:
    """The sheets of these numbers, as they were numbered."""
    sheets = PaperSheet.objects.filter(consultation=consultation, number__gte=first, number__lte=last)
    versions = {one.number: one for one in Questionnaire.objects.filter(consultation=consultation)}
    drawn: dict[tuple[int, str], tuple[str, list[PrintedQuestion]]] = {}
    found = []
    for sheet in sheets.order_by("number"):
        version, language = versions[sheet.version], sheet.language
        if (sheet.version, language) not in drawn:
            drawn[sheet.version, language] = _reread(version, language), list(_printed(version.form, language))
        reread, questions = drawn[sheet.version, language]
        code = language or (version.form.languages or ("fr",))[0]
        its = tongue(code)
        found.append(PrintedSheet(sheet.number, its.lang, its.dir, reread, questions))
    return found


def paper_pdf(consultation: Consultation, sheets: list[PrintedSheet]) -> bytes:
    """A4, each sheet on pages of its own. Raises NoPdf."""
    context = {"consultation": consultation, "sheets": sheets}
    page = render_to_string("consultations/entering/paper_paper.html", context)
    try:
        return tagged_pdf(page, render_to_string("consultations/entering/paper.css"))
    except CannotPrint as error:
        raise NoPdf from error


def languages_of(consultation: Consultation) -> list[tuple[str, str]]:
    version = consultation.questionnaire_in_use()
    return [(code, LANGUAGES.get(code, code)) for code in (version.form.languages if version else ())] or [
        ("fr", "Français")
    ]


def pile(consultation: Consultation) -> PaperPile:
    """Where each number is: only the key knows, so that after the last day nobody does."""
    numbers = list(PaperSheet.objects.filter(consultation=consultation).values_list("number", flat=True))
    try:
        key = keyring.find(settings.KEYS_DIR, consultation.pk)
    except keyring.KeyGone:
        return PaperPile([], [], 0, len(numbers))
    owners = {Who(paper=number, through=Channel.PAPER).owner(key): number for number in numbers}
    gone = Mark.objects.filter(consultation=consultation, owner__in=owners).count()
    drafts = list(Draft.objects.filter(consultation=consultation, owner__in=owners, sealed__isnull=False))
    waiting = {owners[one.owner]: Letter(**key.unseal(one.sealed)) for one in drafts if not one.sent}
    return PaperPile(
        once=sorted(number for number, letter in waiting.items() if letter.second is None),
        to_decide=sorted(number for number, letter in waiting.items() if letter.second is not None),
        sent=gone + sum(one.sent for one in drafts),
        printed=len(numbers),
    )


def differences_of(consultation: Consultation, number: int) -> list[Difference] | None:
    """Where the two who typed this sheet differ; None when there is nothing to decide."""
    try:
        key = keyring.find(settings.KEYS_DIR, consultation.pk)
    except keyring.KeyGone:
        return None
    owner = Who(paper=number, through=Channel.PAPER).owner(key)
    draft = Draft.objects.filter(consultation=consultation, owner=owner, sent=False, sealed__isnull=False).first()
    letter = Letter(**key.unseal(draft.sealed)) if draft else None
    if letter is None or letter.second is None:
        return None
    form = Questionnaire.objects.get(consultation=consultation, number=letter.questionnaire).form
    names = differences(letter.answers, letter.second)
    typed = ((FIRST, letter.answers), (SECOND, letter.second))
    return [
        Difference(
            question.name,
            text,
            [
                (which, say_answer(form, question, said[question.name]) if question.name in said else "")
                for which, said in typed
            ],
        )
        for question, text, _hint in asked_on_paper(form)
        if question.name in names
    ]


def _printed(form: Form, language: str) -> Iterable[PrintedQuestion]:
    number = 0
    for question in form.questions:
        said = words(form, question.words, language)
        if not question.is_asked:
            yield PrintedQuestion(0, said.label, said.hint)
            continue
        number += 1
        most = ""
        if question.at_most:
            most = ngettext("Cochez %(n)s réponse au plus.", "Cochez %(n)s réponses au plus.", question.at_most) % {
                "n": question.at_most
            }
        yield PrintedQuestion(
            number,
            said.label,
            said.hint,
            choices=_numbered(form, question, language),
            always=_always(language),
            lines=LINES.get(question.kind, 0),
            most=most,
            condition=say_condition(form, question),
            other=question.with_other,
            is_number=question.kind is Kind.NUMBER,
        )


def _numbered(form: Form, question: Question, language: str = "") -> list[tuple[int, str]]:
    """Its answers, from 1; « Je ne sais pas » has a sign of its own."""
    if question.kind not in CHOSEN:
        return []
    texts = {one.value: one.text for one in choices_of(form, question, language)}
    texts.setdefault(OTHER, always_said(language)["other"])
    return [(place, texts[value]) for place, value in enumerate(question.values, start=1)]


def _always(language: str) -> list[tuple[str, str]]:
    said = always_said(language)
    return [(UNSURE, said["unsure"]), (UNWILLING, said["unwilling"])]


def _reread(version: Questionnaire, language: str) -> str:
    """« Relu par 4 personnes concernées le … »"""
    code = language or (version.form.languages or ("",))[0]
    last = Rereading.objects.filter(questionnaire=version, language=code).first()
    if last is None:
        return ""
    said = ngettext(
        "Relu par %(n)s personne concernée le %(day)s.", "Relu par %(n)s personnes concernées le %(day)s.", last.readers
    )
    return said % {"n": last.readers, "day": say_day(last.on)}
