"""« Qui a écrit quoi, et quand »: the plan's journal, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from participation.people.models import Structure, User
from participation.plans.models import Goal, Pillar, Plan, Section, Step, WordsVersion

PAGE = 50
"""Lines on one page of history."""

SENTENCES = {
    "PlanOpened": ("route", _("%(who)s commence le projet")),
    "SectionOpened": ("plus", _("%(who)s ajoute la partie « %(part)s »")),
    "WordsShown": ("user", _("%(who)s montre ses mots, dans « %(part)s »")),
    "TeamWordsWritten": ("users", _("%(who)s écrit, dans « %(part)s »")),
    "StepProposed": ("plus", _("%(who)s propose une étape, dans « %(part)s »")),
    "StepAgreed": ("check", _("%(who)s dit « d’accord » à une étape")),
    "StepTalkAsked": ("message-circle", _("%(who)s veut parler d’une étape")),
    "StepDeclined": ("x", _("%(who)s dit « non » à une étape")),
    "StepFinished": ("check", _("%(who)s dit qu’une étape est faite")),
    "StepReopened": ("arrow-back-up", _("%(who)s dit qu’une étape n’est pas faite")),
    "StepReworded": ("pencil", _("%(who)s change sa proposition d’étape, dans « %(part)s »")),
    "StepChangeProposed": ("pencil", _("%(who)s propose de changer une étape, dans « %(part)s »")),
    "StepStopped": ("player-stop", _("%(who)s ne fait plus une étape, dans « %(part)s »")),
    "GoalProposed": ("plus", _("%(who)s propose un objectif, dans « %(part)s »")),
    "GoalAgreed": ("check", _("%(who)s dit « d’accord » à un objectif")),
    "GoalTalkAsked": ("message-circle", _("%(who)s veut parler d’un objectif")),
    "GoalDeclined": ("x", _("%(who)s dit « non » à un objectif")),
    "GoalSaid": ("user", _("%(who)s dit où en est un objectif")),
    "GoalNoted": ("pencil", _("%(who)s note ce qui a été dit ensemble d’un objectif")),
    "GoalNoteAnswered": ("message-circle", _("%(who)s n’a pas dit « oui » à ce qui était noté d’un objectif")),
    "ConsentGiven": ("eye", _("%(who)s ouvre la partie « %(part)s » à « %(structure)s »")),
    "ConsentRevoked": ("lock", _("%(who)s ferme la partie « %(part)s » à « %(structure)s »")),
    "PlanAgreed": ("check", _("%(who)s dit « d’accord » au projet")),
    "PlanTalkAsked": ("message-circle", _("%(who)s veut parler du projet")),
    "PlanRefused": ("x", _("%(who)s n’est pas d’accord avec le projet")),
    "KindChosen": ("file-text", _("%(who)s choisit la forme du projet")),
    "PlanRenewed": ("refresh", _("%(who)s prépare la suite du contrat")),
    "PlanArchived": ("lock", _("Le projet est rangé")),
    "PlanCompleted": ("circle-check", _("%(who)s dit que le projet est terminé")),
    "PlanWithdrawn": ("player-stop", _("%(who)s arrête le projet")),
}


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened. `text`: what was written then, if anything."""

    seq: int
    at: dt.datetime
    icon: str
    sentence: str
    text: str
    voice: str


def history_of(plan: Plan, *, before: int | None = None) -> Sequence[HistoryLine]:
    """The last things that happened, latest first: at most PAGE, before the entry `before` when given."""
    entries = Entry.objects.filter(stream_id=f"plan:{plan.pk}", verb__in=SENTENCES)
    if before is not None:
        entries = entries.filter(seq__lt=before)
    return tell(list(entries.order_by("-seq")[:PAGE]), {plan.pk: plan})


def tell(entries: Sequence[Entry], plans: Mapping[UUID, Plan]) -> list[HistoryLine]:
    """Each entry in words, with a handful of queries however many they are. Of the plans' own streams, in SENTENCES."""
    users = User.objects.in_bulk({entry.actor for entry in entries if entry.actor})
    versions = _named(WordsVersion, entries, "version")
    written = {**_named(Step, entries, "step"), **_named(Goal, entries, "goal")}
    sections = _named(Section, entries, "section")
    structures = _named(Structure, entries, "structure")
    return [
        _line(plans[UUID(entry.targets["plan"])], entry, users, versions, written, sections, structures)
        for entry in entries
    ]


def _named(model: type, entries: Sequence[Entry], target: str) -> dict[str, object]:
    """The rows that the entries speak of, by their id as text; one query."""
    ids = {entry.targets[target] for entry in entries if target in entry.targets}
    if not ids:
        return {}
    return {str(row.pk): row for row in model.objects.filter(pk__in=ids)}


def _line(
    plan: Plan, entry: Entry, users: dict[UUID, User], versions: dict, written: dict, sections: dict, structures: dict
) -> HistoryLine:
    icon, sentence = SENTENCES[entry.verb]
    actor = users.get(entry.actor)
    section = sections.get(entry.targets.get("section"))
    version = versions.get(entry.targets.get("version"))
    about = written.get(entry.targets.get("step") or entry.targets.get("goal"))
    return HistoryLine(
        seq=entry.seq,
        at=entry.at,
        icon=icon,
        sentence=sentence
        % {
            "who": actor.get_short_name() if actor else _("Quelqu’un"),
            "part": Pillar(section.pillar).label if section else "",
            "structure": structures.get(entry.targets.get("structure"), ""),
        },
        text=version.text if version else about.title if about else "",
        voice="me" if entry.actor == plan.person_id else "team",
    )
