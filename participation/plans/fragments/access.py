"""« Qui a regardé mon projet »: the journal of readings, in words, day by day, for each who may read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.models import Entry
from kit.french import elide
from kit.time import in_paris, say_hour
from participation.people.models import Structure, User
from participation.plans.models import BreakGlass, Pillar, Plan, Section
from participation.plans.permissions import How, Reader, can_read_own_act, named_persons

from .glass import outcome_of
from .history import houses_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PAGE = 50
"""Lines on one page."""
MOST_READ = 1000
"""Entries read for one page: what is alike in a day makes one line."""

_LIVE = {How.LIVE: How.PAGE}  # a page and the socket it opens are one look
# What was done: an icon, somebody did it, you did it.
READS: Mapping[str, tuple[str, StrPromise, StrPromise]] = {
    How.PAGE: ("eye", gettext_lazy("%(who)s a lu %(plan)s"), gettext_lazy("Vous avez lu %(plan)s")),
    How.HISTORY: (
        "history",
        gettext_lazy("%(who)s a lu qui a écrit quoi, dans %(plan)s"),
        gettext_lazy("Vous avez lu qui a écrit quoi, dans %(plan)s"),
    ),
    How.WORDS: (
        "pencil",
        gettext_lazy("%(who)s a ouvert une page pour écrire, dans %(plan)s"),
        gettext_lazy("Vous avez ouvert une page pour écrire, dans %(plan)s"),
    ),
    How.LIST: (
        "list",
        gettext_lazy("%(who)s a vu dans sa liste où en est %(plan)s"),
        gettext_lazy("Vous avez vu où en est %(plan)s"),
    ),
    How.EXPORT: (
        "file-text",
        gettext_lazy("%(who)s a pris une copie : %(plan)s"),
        gettext_lazy("Vous avez pris une copie : %(plan)s"),
    ),
    How.PRINT: (
        "printer",
        gettext_lazy("%(who)s a ouvert la feuille à imprimer : %(plan)s"),
        gettext_lazy("Vous avez ouvert la feuille à imprimer : %(plan)s"),
    ),
    How.TALK: (
        "message-circle",
        gettext_lazy("%(who)s a lu une discussion sur %(plan)s"),
        gettext_lazy("Vous avez lu une discussion sur %(plan)s"),
    ),
    How.VERSION: (
        "writing-sign",
        gettext_lazy("%(who)s a lu une version à signer : %(plan)s"),
        gettext_lazy("Vous avez lu une version à signer : %(plan)s"),
    ),
    "part": (
        "eye",
        gettext_lazy("%(who)s a lu la partie « %(part)s » : %(plan)s"),
        gettext_lazy("Vous avez lu la partie « %(part)s » : %(plan)s"),
    ),
    "emergency": (
        "alert-triangle",
        gettext_lazy("%(who)s a lu en urgence %(plan)s"),
        gettext_lazy("Vous avez lu en urgence %(plan)s"),
    ),
}
ACTS: Mapping[str, tuple[str, StrPromise, StrPromise]] = {
    "GlassOpened": (
        "alert-triangle",
        gettext_lazy("%(who)s a ouvert en urgence %(plan)s"),
        gettext_lazy("Vous avez ouvert en urgence %(plan)s"),
    ),
    "GlassReviewed": (
        "shield-check",
        gettext_lazy("%(who)s a vérifié une lecture d’urgence dans %(plan)s"),
        gettext_lazy("Vous avez dit si une lecture d’urgence était nécessaire : %(plan)s"),
    ),
    "PlanExported": READS[How.EXPORT],
    "ConsentGiven": (
        "key",
        gettext_lazy("%(who)s a ouvert « %(part)s » à %(structure)s"),
        gettext_lazy("Vous avez ouvert « %(part)s » à %(structure)s"),
    ),
    "ConsentRevoked": (
        "lock",
        gettext_lazy("%(who)s a fermé « %(part)s » à %(structure)s"),
        gettext_lazy("Vous avez fermé « %(part)s » à %(structure)s"),
    ),
}
WRITES: Mapping[str, StrPromise] = {
    "PlanOpened": gettext_lazy("%(who)s a commencé %(plan)s"),
    "SectionOpened": gettext_lazy("%(who)s a ajouté une partie dans %(plan)s"),
    "WordsShown": gettext_lazy("%(who)s a montré des mots dans %(plan)s"),
    "TeamWordsWritten": gettext_lazy("%(who)s a écrit dans %(plan)s"),
    "WordsWritten": gettext_lazy("%(who)s a écrit dans %(plan)s"),
    "WordsProposed": gettext_lazy("%(who)s a proposé des mots dans %(plan)s"),
    "WordsAccepted": gettext_lazy("%(who)s a répondu à des mots proposés dans %(plan)s"),
    "WordsKept": gettext_lazy("%(who)s a répondu à des mots proposés dans %(plan)s"),
    "WordsTakenBack": gettext_lazy("%(who)s a retiré des mots proposés dans %(plan)s"),
    "WordsReread": gettext_lazy("%(who)s a relu des mots dans %(plan)s"),
    "StepProposed": gettext_lazy("%(who)s a proposé une étape dans %(plan)s"),
    "StepAgreed": gettext_lazy("%(who)s a répondu à une étape dans %(plan)s"),
    "StepTalkAsked": gettext_lazy("%(who)s a répondu à une étape dans %(plan)s"),
    "StepDeclined": gettext_lazy("%(who)s a répondu à une étape dans %(plan)s"),
    "StepFinished": gettext_lazy("%(who)s a dit où en est une étape dans %(plan)s"),
    "StepReopened": gettext_lazy("%(who)s a dit où en est une étape dans %(plan)s"),
    **dict.fromkeys(
        ("BudgetLineWritten", "BudgetLineChanged", "BudgetLineRemoved", "BudgetChangeProposed"),
        gettext_lazy("%(who)s a écrit dans le budget de %(plan)s"),
    ),
    "PlanAgreed": gettext_lazy("%(who)s a donné sa réponse sur %(plan)s"),
    "PlanTalkAsked": gettext_lazy("%(who)s a donné sa réponse sur %(plan)s"),
    "PlanRefused": gettext_lazy("%(who)s a donné sa réponse sur %(plan)s"),
    "KindChosen": gettext_lazy("%(who)s a choisi la forme de %(plan)s"),
    "PlanRenewed": gettext_lazy("%(who)s a préparé la suite de %(plan)s"),
    "TermsAmended": gettext_lazy("%(who)s a proposé de changer le contrat de %(plan)s"),
    "AgreementSigned": gettext_lazy("%(who)s a signé %(plan)s"),
    "AgreementRefused": gettext_lazy("%(who)s n’a pas signé %(plan)s"),
    "CopyHanded": gettext_lazy("%(who)s a remis une copie de %(plan)s"),
    "PlanCompleted": gettext_lazy("%(who)s a dit que c’est terminé : %(plan)s"),
}
CONSENTS = ("ConsentGiven", "ConsentRevoked")
# As what: said to her, then of her.
AS_WHAT: Mapping[Reader, tuple[StrPromise, StrPromise]] = {
    Reader.REFERENT: (gettext_lazy("%(name)s, qui vous accompagne,"), gettext_lazy("%(name)s, qui l’accompagne,")),
    Reader.STAND_IN: (
        gettext_lazy("%(name)s, qui remplace quelqu’un auprès de vous,"),
        gettext_lazy("%(name)s, qui remplace quelqu’un auprès d’elle,"),
    ),
    Reader.HELPER: (gettext_lazy("%(name)s, qui vous aide,"), gettext_lazy("%(name)s, qui l’aide,")),
    Reader.PARTNER: (gettext_lazy("%(name)s, pour %(structure)s,"), gettext_lazy("%(name)s, pour %(structure)s,")),
    Reader.TERRITORY: (gettext_lazy("%(name)s, pour le département,"), gettext_lazy("%(name)s, pour le département,")),
    Reader.EMERGENCY: (gettext_lazy("%(name)s, de l’équipe,"), gettext_lazy("%(name)s, de l’équipe,")),
}


@dataclass(frozen=True)
class AccessLine:
    """What somebody did that day. when: « à 14 h 12 », or how often and from when to when."""

    icon: str
    sentence: str
    when: str
    reason: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class AccessPage:
    """days: the day, then its lines, latest first. older: the entry before which there is more, or None."""

    days: list[tuple[dt.date, list[AccessLine]]]
    older: UUID | None


@dataclass
class _Group:
    """Entries of one day that say the same, latest first."""

    first: Entry
    entries: list[Entry] = field(default_factory=list)


def accesses_of(person: User, plans: Iterable[Plan], *, before: str = "") -> AccessPage:
    """For herself: who read, who wrote, to whom she opened, what was read in an emergency and why; her looks too."""
    plans = list(plans)
    of_others = ~Q(actor=person.pk) | Q(actor=None) | Q(verb__in=CONSENTS)
    looked = Q(stream_id__in=[f"access:{plan.pk}" for plan in plans])
    written = Q(stream_id__in=[f"plan:{plan.pk}" for plan in plans]) & Q(verb__in=(*WRITES, *CONSENTS)) & of_others
    return _page(Entry.objects.filter(looked | written), before, Said(to=person, plan=_("votre projet")))


def accesses_for_house(plan: Plan, *, before: str = "") -> AccessPage:
    """For who coordinates: who read it and as what. Not what is in it, not even its parts; not her own looks."""
    looked = Entry.objects.filter(stream_id=f"access:{plan.pk}").exclude(actor=plan.person_id)
    return _page(looked, before, Said(plan=_("le projet"), parts=False))


def own_readings(user: User, *, before: str = "") -> AccessPage:
    """For a worker: one's own readings, as what the table lets one read. Persons one no longer knows have no name."""
    mine = Entry.objects.filter(actor=user.pk, stream__name__startswith="access:")
    readers = [reader for reader in Reader if reader is not Reader.SELF and can_read_own_act(reader)]
    kept = Q(verb="PlanRead", targets__as_what__in=readers)
    if can_read_own_act(Reader.EMERGENCY):
        kept |= Q(verb__in=("GlassOpened", "GlassReviewed"))
    if can_read_own_act(Reader.REFERENT):
        kept |= Q(verb="PlanExported")
    return _page(mine.filter(kept), before, Said(to=user, known=named_persons(user)))


def last_looks(plans: Sequence[Plan]) -> list[tuple[Plan, dt.datetime | None]]:
    """Each plan, and when somebody else than its person last looked at it. One query."""
    found = Entry.objects.filter(stream_id__in=[f"access:{plan.pk}" for plan in plans]).order_by()
    looks: dict[str, list[tuple[UUID | None, dt.datetime]]] = {}
    for stream, actor, at in found.values_list("stream_id", "actor").annotate(last=Max("at")):
        looks.setdefault(stream, []).append((actor, at))
    others = {
        plan.pk: [at for actor, at in looks.get(f"access:{plan.pk}", []) if actor != plan.person_id] for plan in plans
    }
    return [(plan, max(others[plan.pk], default=None)) for plan in plans]


@dataclass(frozen=True)
class Said:
    """To whom it is said, and how the plan is called: by its person's name when `plan` is empty and she is `known`."""

    to: User | None = None
    plan: str = ""
    parts: bool = True
    known: frozenset[UUID] = frozenset()


def _page(entries: QuerySet[Entry], before: str, said: Said) -> AccessPage:
    rows = list(_before(entries, before).order_by("-at", "-pk")[: MOST_READ + 1])
    groups: dict[tuple, _Group] = {}
    older = None
    for number, entry in enumerate(rows):
        key = _key(entry, said)
        if (key not in groups and len(groups) == PAGE) or number == MOST_READ:
            older = rows[number - 1].pk
            break
        groups.setdefault(key, _Group(entry)).entries.append(entry)
    names = _Names([group.first for group in groups.values()])
    lines = [(in_paris(group.first.at).date(), _line(group, said, names)) for group in groups.values()]
    days = [(day, [line for _day, line in found]) for day, found in groupby(lines, key=lambda line: line[0])]
    return AccessPage(days, older)


def _before(entries: QuerySet[Entry], before: str) -> QuerySet[Entry]:
    """Those before an entry of the same list; all of them for what is no entry of it."""
    try:
        last = entries.filter(pk=UUID(before)).first() if before else None
    except ValueError:
        last = None
    return entries.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk)) if last else entries


def _key(entry: Entry, said: Said) -> tuple:
    """Entries of one day with the same key make one line."""
    targets = entry.targets
    part = targets.get("section") if said.parts and (targets.get("as_what") == Reader.PARTNER) else None
    if entry.verb in CONSENTS or entry.verb.startswith("Glass"):
        part = entry.pk  # each is a line of its own
    how = _LIVE.get(targets.get("how"), targets.get("how"))
    day = in_paris(entry.at).date()
    plan = targets.get("plan") if not said.plan else None
    return (
        day,
        entry.actor,
        entry.verb,
        targets.get("as_what"),
        how,
        part,
        targets.get("structure"),
        entry.on_behalf,
        plan,
    )


class _Names:
    """The rows these entries speak of, a query for each kind."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.users = User.objects.in_bulk({entry.actor for entry in entries if entry.actor})
        self.houses = houses_of(entries)
        self._rows = {
            target: rows.in_bulk({UUID(entry.targets[target]) for entry in entries if target in entry.targets})
            for target, rows in {
                "structure": Structure.objects.all(),
                "section": Section.objects.all(),
                "plan": Plan.objects.select_related("person"),
                "glass": BreakGlass.objects.select_related("opened_by", "reviewed_by"),
            }.items()
        }

    def of(self, target: str, entry: Entry):
        """The row an entry names as this target; None when it names none, or the row is gone."""
        return self._rows[target].get(UUID(entry.targets[target])) if target in entry.targets else None


def _line(group: _Group, said: Said, names: _Names) -> AccessLine:
    entry = group.first
    icon, others, you = _words(entry, said)
    own = said.to is not None and entry.actor == said.to.pk
    structure, section = names.of("structure", entry), names.of("section", entry)
    sentence = (you if own else others) % {
        "who": _who(entry, said, names),
        "plan": said.plan or _plan_of(names.of("plan", entry), said),
        "part": Pillar(section.pillar).label if section else "…",
        "structure": structure.name if structure else "…",
    }
    glass = names.of("glass", entry) if entry.verb in ("GlassOpened", "GlassReviewed") else None
    opened = glass if entry.verb == "GlassOpened" else None
    return AccessLine(icon, sentence, _when(group), opened.reason if opened else "", outcome_of(glass) if glass else "")


def _words(entry: Entry, said: Said) -> tuple[str, StrPromise, StrPromise]:
    if entry.verb in WRITES:
        return "pencil", WRITES[entry.verb], WRITES[entry.verb]
    if entry.verb in ACTS:
        return ACTS[entry.verb]
    how = entry.targets.get("how", How.PAGE)
    if entry.targets.get("as_what") == Reader.EMERGENCY:
        return READS["emergency"]
    if said.parts and "section" in entry.targets and how not in (How.WORDS, How.EXPORT, How.TALK):
        return READS["part"]
    return READS.get(_LIVE.get(how, how), READS[How.PAGE])


def _who(entry: Entry, said: Said, names: _Names) -> str:
    actor = names.users.get(entry.actor)
    name = actor.get_short_name() if actor else _("Quelqu’un")
    if house := names.houses.get(entry.on_behalf):
        return AS_WHAT[Reader.PARTNER][0] % {"name": name, "structure": house.name}
    as_what = entry.targets.get("as_what") or (Reader.EMERGENCY if entry.verb.startswith("Glass") else "")
    if as_what not in AS_WHAT:
        return name
    structure = names.of("structure", entry)
    to_her, of_her = AS_WHAT[Reader(as_what)]
    return (to_her if said.to else of_her) % {"name": name, "structure": structure.name if structure else "…"}


def _plan_of(plan: Plan | None, said: Said) -> str:
    if plan is None or plan.person_id not in said.known:
        return _("le projet d’une personne que vous ne suivez plus")
    return elide(_("le projet de %(name)s") % {"name": plan.person.get_short_name()})


def _when(group: _Group) -> str:
    looks = [entry for entry in group.entries if entry.targets.get("how") != How.LIVE] or group.entries
    last, first, times = looks[0].at, looks[-1].at, len(looks)
    if times == 1:
        return _("à %(hour)s") % {"hour": say_hour(last)}
    values = {"times": times, "first": say_hour(first), "last": say_hour(last)}
    if values["first"] == values["last"]:
        return _("%(times)s fois, à %(last)s") % values
    return _("%(times)s fois, de %(first)s à %(last)s") % values
