"""Type a sheet of paper in: once, or twice by two people, and then what they typed differently is decided."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.refusals import Refusal, Stale
from participation.consultations.engine.answers import Answers
from participation.consultations.engine.paper import decided, differences
from participation.consultations.models import Consultation, PaperSheet, Questionnaire
from participation.consultations.permissions import can_enter_for
from participation.people.models import User

from .send_answers import NothingSaid, send_entered
from .speaking import AlreadyAnswered, Entered, Letter, Who, enter


class NoSuchSheet(Refusal):
    sentence = _("Aucune feuille ne porte ce numéro. Regardez en haut de la feuille.")


class SheetEntered(Stale):
    """Somebody has typed this number already: nothing is counted twice."""

    sentence = _("Cette feuille est déjà saisie. Regardez son numéro.")


class SheetToDecide(Stale):
    """Two have typed it, not in the same way."""

    sentence = _("Cette feuille a été saisie 2 fois, avec des différences. Choisissez d’abord entre les deux.")


class NotAllDecided(Refusal):
    sentence = _("Choisissez pour chaque question.")


@transaction.atomic
def enter_paper(consultation: Consultation, number: int, *, answers: Answers, twice: bool = False, by: User) -> Letter:
    """The letter of this sheet: sent (`receipt`), waiting for a second typing, or with `second`, to be decided.

    answers: of the version that is printed on it, as `engine.paper.read_typed` read them. twice: somebody else is to
    type it too; who typed it first may type it again, or send it after all. Sent again as it was, it is sent once.
    Raises NotAllowed, ConsultationClosed, NoSuchSheet, SheetEntered, SheetToDecide, NothingSaid.
    """
    entered = _enter(consultation, number, by)
    letter, first = entered.letter, entered.letter.helper
    if entered.draft.sent:
        if letter.sent_by == str(by.pk) and not differences(letter.answers, answers):
            return letter
        raise SheetEntered
    if letter.second is not None:
        raise SheetToDecide
    if not answers:
        raise NothingSaid
    if letter.answers and first != str(by.pk):
        return _second(entered, dict(answers), by)
    _write(letter, answers)
    if not twice:
        return send_entered(entered)
    entered.keep(sent=False)
    return letter


@transaction.atomic
def decide_paper(consultation: Consultation, number: int, *, picks: Mapping[str, str], by: User) -> Letter:
    """picks: name of each question that was typed differently -> engine.paper.FIRST or SECOND. Then it is sent.

    Raises NotAllowed, ConsultationClosed, NoSuchSheet, SheetEntered, NotAllDecided.
    """
    entered = _enter(consultation, number, by)
    letter = entered.letter
    if entered.draft.sent or letter.second is None:
        raise SheetEntered
    try:
        answers = decided(letter.answers, letter.second, picks)
    except KeyError as missing:
        raise NotAllDecided from missing
    _write(letter, answers)
    letter.second = None
    return send_entered(entered)


def _enter(consultation: Consultation, number: int, by: User) -> Entered:
    who = Who(by=by, paper=number, through=Channel.PAPER)
    try:
        entered = enter(consultation, who, may=can_enter_for)
    except AlreadyAnswered as taken:
        raise SheetEntered from taken
    sheet = PaperSheet.objects.filter(consultation=consultation, number=number).first()
    if sheet is None:
        raise NoSuchSheet
    entered.letter.questionnaire = sheet.version
    entered.questionnaire = Questionnaire.objects.get(consultation=consultation, number=sheet.version)
    return entered


def _second(entered: Entered, answers: dict, by: User) -> Letter:
    """Typed by another: sent when both say the same; else both are kept, and somebody looks at the paper."""
    if not differences(entered.letter.answers, answers):
        return send_entered(entered)
    entered.letter.second = answers
    entered.keep(sent=False)
    return entered.letter


def _write(letter: Letter, answers: Answers) -> None:
    letter.answers = dict(answers)
    letter.channels = dict.fromkeys(answers, str(Channel.PAPER))
