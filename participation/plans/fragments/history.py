"""« Qui a écrit quoi, et quand »: the plan's journal, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from journal.models import Channel, Entry
from participation.people.models import Structure, User
from participation.plans.engine.deltas import Delta, added_by, compose
from participation.plans.models import Goal, Pillar, Plan, Section, Step, WordsPost, WordsVersion

from .viewer import name_for

BY_HAND = ("pencil", _("%(who)s recopie une feuille écrite à la main, dans « %(part)s »"))
"""WordsProposed, of words that came on paper."""

PAGE = 50
"""Lines on one page of history."""

WRITTEN = "WordsWritten"
ONE_GO = dt.timedelta(minutes=10)
"""Between two posts of one writer, for them to be told as one."""

SENTENCES = {
    "PlanOpened": ("route", _("%(who)s commence le projet")),
    "SectionOpened": ("plus", _("%(who)s ajoute la partie « %(part)s »")),
    "WordsShown": ("user", _("%(who)s montre ses mots, dans « %(part)s »")),
    "TeamWordsWritten": ("users", _("%(who)s écrit, dans « %(part)s »")),
    "WordsWritten": ("pencil", _("%(who)s écrit, dans « %(part)s »")),
    "WordsProposed": ("pencil", _("%(who)s propose des mots, dans « %(part)s »")),
    "WordsAccepted": ("check", _("%(who)s dit « d’accord » à des mots, dans « %(part)s »")),
    "WordsKept": ("user", _("%(who)s garde ses mots, dans « %(part)s »")),
    "WordsTakenBack": ("arrow-back-up", _("%(who)s retire les mots proposés, dans « %(part)s »")),
    "WordsReread": ("eye", _("%(who)s a relu les mots changés à deux, dans « %(part)s »")),
    "StepProposed": ("plus", _("%(who)s propose une étape, dans « %(part)s »")),
    "StepAgreed": ("check", _("%(who)s dit « d’accord » à une étape")),
    "StepTalkAsked": ("message-circle", _("%(who)s veut parler d’une étape")),
    "StepDeclined": ("x", _("%(who)s dit « non » à une étape")),
    "StepFinished": ("check", _("%(who)s dit qu’une étape est faite")),
    "StepReopened": ("arrow-back-up", _("%(who)s dit qu’une étape n’est pas faite")),
    "StepReworded": ("pencil", _("%(who)s change sa proposition d’étape, dans « %(part)s »")),
    "StepChangeProposed": ("pencil", _("%(who)s propose de changer une étape, dans « %(part)s »")),
    "StepStopped": ("player-stop", _("%(who)s ne fait plus une étape, dans « %(part)s »")),
    "StepAskedAbout": ("help", _("%(who)s demande où en est une étape")),
    "StepAnsweredAbout": ("message-circle", _("%(who)s répond, sur une étape")),
    "RatingShown": ("user", _("%(who)s dit où en est sa situation, dans « %(part)s »")),
    "RatingHidden": ("eye-off", _("%(who)s retire un chiffre sur sa situation, dans « %(part)s »")),
    "ReviewProposed": ("calendar-event", _("%(who)s propose un jour pour faire le point")),
    "ReviewAgreed": ("check", _("%(who)s dit « d’accord » au jour proposé pour faire le point")),
    "ReviewTalkAsked": ("message-circle", _("%(who)s veut parler du jour proposé pour faire le point")),
    "ReviewDeclined": ("x", _("%(who)s dit « non » au jour proposé pour faire le point")),
    "ReviewWritten": ("pencil", _("%(who)s écrit dans le bilan")),
    "ReviewHeld": ("circle-check", _("%(who)s dit que le bilan est fait")),
    "LeftBehind": ("route", _("%(who)s dit ce qui ne continue pas dans la suite")),
    "GoalProposed": ("plus", _("%(who)s propose un objectif, dans « %(part)s »")),
    "GoalAgreed": ("check", _("%(who)s dit « d’accord » à un objectif")),
    "GoalTalkAsked": ("message-circle", _("%(who)s veut parler d’un objectif")),
    "GoalDeclined": ("x", _("%(who)s dit « non » à un objectif")),
    "GoalSaid": ("user", _("%(who)s dit où en est un objectif")),
    "GoalNoted": ("pencil", _("%(who)s note ce qui a été dit ensemble d’un objectif")),
    "GoalNoteAnswered": ("message-circle", _("%(who)s n’a pas dit « oui » à ce qui était noté d’un objectif")),
    "BudgetLineWritten": ("coin-euro", _("%(who)s écrit une ligne du budget")),
    "BudgetLineChanged": ("coin-euro", _("%(who)s change une ligne du budget")),
    "BudgetLineRemoved": ("coin-euro", _("%(who)s enlève une ligne du budget")),
    "BudgetChangeProposed": ("coin-euro", _("%(who)s propose de changer une ligne du budget")),
    "BudgetChangeAccepted": ("check", _("%(who)s dit « d’accord » pour une ligne du budget")),
    "BudgetChangeTalkAsked": ("message-circle", _("%(who)s veut parler d’une ligne du budget")),
    "BudgetChangeDeclined": ("x", _("%(who)s garde ses chiffres dans le budget")),
    "CoordinationProposed": ("calendar-plus", _("%(who)s propose une réunion avec des partenaires")),
    "CoordinationAgreed": ("check", _("%(who)s dit « d’accord » à la réunion avec des partenaires")),
    "CoordinationTalkAsked": ("message-circle", _("%(who)s veut parler de la réunion avec des partenaires")),
    "CoordinationDeclined": ("x", _("%(who)s dit « non » à la réunion avec des partenaires")),
    "CoordinationCancelled": ("x", _("%(who)s annule la réunion avec des partenaires")),
    "CoordinationInvited": ("users", _("%(who)s change les invitations à la réunion")),
    "CoordinationAnswered": ("users", _("%(who)s, de « %(structure)s », répond pour la réunion")),
    "CoordinationHeld": ("users", _("%(who)s écrit ce qui a été décidé à la réunion")),
    "JointDecisionAnswered": ("message-circle", _("%(who)s répond à une décision, dans « %(part)s »")),
    "ConsentGiven": ("eye", _("%(who)s ouvre la partie « %(part)s » à « %(structure)s »")),
    "ConsentRevoked": ("lock", _("%(who)s ferme la partie « %(part)s » à « %(structure)s »")),
    "PlanAgreed": ("check", _("%(who)s dit « d’accord » au projet")),
    "PlanTalkAsked": ("message-circle", _("%(who)s veut parler du projet")),
    "PlanRefused": ("x", _("%(who)s n’est pas d’accord avec le projet")),
    "KindChosen": ("file-text", _("%(who)s choisit la forme du projet")),
    "PlanRenewed": ("refresh", _("%(who)s prépare la suite du contrat")),
    "TermsAmended": ("pencil", _("%(who)s propose de changer le contrat")),
    "PlanArchived": ("lock", _("Le projet est rangé")),
    "AgreementSigned": ("writing-sign", _("%(who)s signe le projet")),
    "AgreementRefused": ("x", _("%(who)s ne signe pas le projet")),
    "AgreementInForce": ("circle-check", _("Le projet est signé par tous")),
    "CopyHanded": ("file-text", _("%(who)s remet la copie sur papier")),
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
    houses = houses_of(entries)
    versions = _named(WordsVersion, entries, "version")
    written = {**_named(Step, entries, "step"), **_named(Goal, entries, "goal")}
    sections = _named(Section, entries, "section")
    structures = _named(Structure, entries, "structure")
    posts = written_at_once(entries)
    return [
        _line(plans[UUID(entry.targets["plan"])], entry, users, houses, versions, written, sections, structures, posts)
        for entry in entries
        if entry.verb != WRITTEN or entry.pk in posts
    ]


def written_at_once(entries: Sequence[Entry]) -> dict[object, str]:
    """What each writer added to words in one go, by the last entry of it: what is sent every few seconds is one line.

    entries: latest first.
    """
    posts = [entry for entry in entries if entry.verb == WRITTEN]
    if not posts:
        return {}
    found = WordsPost.objects.filter(
        words__in={entry.targets["words"] for entry in posts}, seq__in={entry.targets["post"] for entry in posts}
    )
    deltas = {(str(post.words_id), post.seq): post.delta or [] for post in found}
    goes: list[tuple[Entry, Entry, Delta]] = []
    for entry in posts:
        delta = deltas.get((entry.targets["words"], entry.targets["post"]), [])
        if goes and _goes_on(entry, goes[-1][1]):
            last, _first, later = goes[-1]
            goes[-1] = (last, entry, compose(delta, later))
        else:
            goes.append((entry, entry, delta))
    return {last.pk: added_by(delta) for last, _first, delta in goes}


def _goes_on(entry: Entry, after: Entry) -> bool:
    same = (entry.actor, entry.targets["words"]) == (after.actor, after.targets["words"])
    return same and entry.targets["post"] == after.targets["post"] - 1 and after.at - entry.at < ONE_GO


def _named(model: type, entries: Sequence[Entry], target: str) -> dict[str, object]:
    """The rows that the entries speak of, by their id as text; one query."""
    ids = {entry.targets[target] for entry in entries if target in entry.targets}
    if not ids:
        return {}
    return {str(row.pk): row for row in model.objects.filter(pk__in=ids)}


def _line(
    plan: Plan,
    entry: Entry,
    users: dict[UUID, User],
    houses: Mapping[UUID, Structure],
    versions: dict,
    written: dict,
    sections: dict,
    structures: dict,
    posts: dict,
) -> HistoryLine:
    by_hand = entry.verb == "WordsProposed" and entry.channel == Channel.PAPER
    icon, sentence = BY_HAND if by_hand else SENTENCES[entry.verb]
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
            "who": _who(actor, houses.get(entry.on_behalf)),
            "part": Pillar(section.pillar).label if section else "",
            "structure": structures.get(entry.targets.get("structure"), ""),
        },
        text=version.text if version else about.title if about else posts.get(entry.pk, ""),
        voice="me" if entry.actor == plan.person_id else "team",
    )


def houses_of(entries: Sequence[Entry]) -> dict[UUID, Structure]:
    """The structures for which partners acted. Who acted for a person has her id there instead."""
    ids = {entry.on_behalf for entry in entries if entry.on_behalf}
    return Structure.objects.in_bulk(ids) if ids else {}


def _who(actor: User | None, house: Structure | None) -> str:
    name = actor.get_short_name() if actor else str(_("Quelqu’un"))
    return f"{name_for(name, house)}," if house else name
