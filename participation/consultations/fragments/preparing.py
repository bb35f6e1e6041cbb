"""What the pages that prepare a consultation show: where it is, what is left to do, its questions one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.building import digest, files_in, label_of
from participation.consultations.engine.form import CHOSEN, Fault, Form, Kind, Operator, Question, Said, faults
from participation.consultations.engine.life import Act, acts_from
from participation.consultations.engine.xlsform.columns import language_name
from participation.consultations.models import Audience, Consultation, Questionnaire, State

from .spreadsheet import REASONS

KINDS = {
    Kind.ONE: gettext_lazy("Une réponse"),
    Kind.SEVERAL: gettext_lazy("Plusieurs réponses"),
    Kind.YES_NO: gettext_lazy("Oui ou non"),
    Kind.FACES: gettext_lazy("Des visages"),
    Kind.NUMBER: gettext_lazy("Un nombre"),
    Kind.SHORT: gettext_lazy("Quelques mots"),
    Kind.LONG: gettext_lazy("Un texte"),
    Kind.STATEMENT: gettext_lazy("Une phrase : d’accord ou pas"),
    Kind.NOTE: gettext_lazy("Une page à lire"),
}
ACTS = {
    Act.ASK_REVIEW: (gettext_lazy("Passer en relecture"), "eye"),
    Act.TAKE_BACK: (gettext_lazy("Reprendre pour changer"), "pencil"),
    Act.OPEN: (gettext_lazy("Ouvrir la consultation"), "door-enter"),
    Act.CLOSE: (gettext_lazy("Fermer avant le dernier jour"), "lock"),
}
"""The acts of the life that are done from these pages: their words and their icon."""
COMPARED = {
    Operator.IS: gettext_lazy("c’est %(value)s"),
    Operator.IS_NOT: gettext_lazy("ce n’est pas %(value)s"),
    Operator.LESS: gettext_lazy("c’est moins que %(value)s"),
    Operator.AT_MOST: gettext_lazy("c’est %(value)s ou moins"),
    Operator.MORE: gettext_lazy("c’est plus que %(value)s"),
    Operator.AT_LEAST: gettext_lazy("c’est %(value)s ou plus"),
}


@dataclass(frozen=True)
class ShownQuestion:
    """One line of the questionnaire. heading: "" unless it comes first under it; condition: in words, "" for always."""

    number: int
    name: str
    text: str
    kind: str
    answers: Sequence[str]
    heading: str
    condition: str
    seen: str
    faults: Sequence[str]
    first: bool
    last: bool


@dataclass(frozen=True)
class ShownAct:
    act: str
    text: str
    icon: str


@dataclass(frozen=True)
class ShownLanguage:
    """reread_on: None where nobody concerned has read it again since it changed."""

    name: str
    reread_on: dt.date | None
    readers: int


def shown_questions(form: Form) -> list[ShownQuestion]:
    wrong = faults(form)
    heads = {group.name: label_of(form, group.words) for group in form.groups}
    found, before = [], ""
    for number, one in enumerate(form.questions, start=1):
        found.append(
            ShownQuestion(
                number=number,
                name=one.name,
                text=label_of(form, one.words),
                kind=str(KINDS[one.kind]),
                answers=[label_of(form, choice.words) for choice in one.choices],
                heading=heads.get(one.group, "") if one.group != before else "",
                condition=say_condition(form, one),
                seen=digest(one),
                faults=[say_fault(fault) for fault in wrong if fault.question == one.name],
                first=number == 1,
                last=number == len(form.questions),
            )
        )
        before = one.group
    return found


def say_fault(fault: Fault) -> str:
    sentence = str(REASONS[fault.what]) % {"detail": fault.detail}
    return f"{sentence[:1].upper()}{sentence[1:]}."


def say_condition(form: Form, question: Question) -> str:
    """« Seulement si « Quel moment ? » : « Le soir » », "" for a question that is always asked."""
    condition = question.relevant
    about = next((one for one in form.questions if condition and one.name == condition.question), None)
    if condition is None or about is None:
        return ""
    value = (
        condition.value
        if about.kind is Kind.NUMBER
        else _("« %(text)s »") % {"text": _choice(form, about, condition.value)}
    )
    said = str(COMPARED[condition.operator]) % {"value": value}
    return _("Seulement si, pour « %(question)s », %(said)s") % {"question": label_of(form, about.words), "said": said}


def _choice(form: Form, about: Question, value: str) -> str:
    texts = {choice.name: label_of(form, choice.words) for choice in about.choices}
    ours = {"yes": _("Oui"), "no": _("Non"), "other": _("Autre")} if about.kind in CHOSEN else {}
    said = {Said.UNSURE: _("Je ne sais pas"), Said.UNWILLING: _("Je préfère ne pas répondre")}
    return (ours | {str(name): text for name, text in said.items()} | texts).get(value, value)


def shown_languages(version: Questionnaire) -> list[ShownLanguage]:
    reread = {one.language: one for one in version.rereadings.all()}
    return [
        ShownLanguage(
            language_name(code),
            reread[code].on if code in reread else None,
            reread[code].readers if code in reread else 0,
        )
        for code in version.form.languages
    ]


def missing_files(version: Questionnaire) -> list[str]:
    """Pictures and recordings that the questions call, as a spreadsheet does, and that nobody has sent yet."""
    return sorted(files_in(version.form) - set(version.files.values_list("name", flat=True)))


def left_to_do(consultation: Consultation, version: Questionnaire | None) -> list[str]:
    """What is missing before it can be opened, each in one sentence; nothing once it is."""
    if not consultation.is_before:
        return []
    form = version.form if version else Form()
    wrong = faults(form)
    todo = []
    if not consultation.intro:
        todo.append(_("Écrire pourquoi vous demandez."))
    if not form.questions:
        todo.append(_("Écrire les questions, ou prendre un tableur."))
    elif wrong:
        todo.append(_("Corriger les questions où un problème est écrit."))
    if version and missing_files(version):
        todo.append(_("Envoyer les images et les enregistrements qui manquent."))
    if consultation.closes_at is None or consultation.closes_at <= now():
        todo.append(_("Dire le premier jour et le dernier jour."))
    if consultation.audience == Audience.PLENARY and not consultation.plenaries.coming().with_seats().exists():
        todo.append(_("Choisir la plénière, ou changer qui répond."))
    if version and not version.rereadings.exists():
        todo.append(_("Faire relire par des personnes concernées."))
    return todo


def is_key_lost(consultation: Consultation) -> bool:
    """Whether it takes answers, or should be closed, and its key is not there."""
    takes = consultation.state == State.OPEN and consultation.has_begun
    return takes and not keyring.exists(settings.KEYS_DIR, consultation.pk)


def shown_acts(consultation: Consultation) -> list[ShownAct]:
    """What may be done of its life from here, in order."""
    return [
        ShownAct(str(act), str(ACTS[act][0]), ACTS[act][1])
        for act in acts_from(consultation.state)
        if act in ACTS and _is_time(consultation, act)
    ]


def _is_time(consultation: Consultation, act: Act) -> bool:
    """Of what was opened: taken back before its first day, closed from then on."""
    if act is Act.CLOSE:
        return consultation.is_open and not is_key_lost(consultation)
    return act is not Act.TAKE_BACK or consultation.is_before or not consultation.has_begun
