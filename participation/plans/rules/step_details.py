"""What a step says, checked: who does it, before when, for which goal, and where it leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from kit.time import today
from participation.people.models import User
from participation.places.models import Place
from participation.plans.engine.text import LONGEST_LINE, written
from participation.plans.models import LONGEST_NAME, Goal, Section, Who
from participation.plans.models.goal import AGREED
from participation.plans.permissions import can_write, partners_for, workers_for
from workshops.models import Session

if TYPE_CHECKING:
    _Row = TypeVar("_Row", bound=Model)


class NoStepWritten(Refusal):
    sentence = _("Écrivez l’étape.")


class DayIsPast(Refusal):
    sentence = _("Ce jour est passé. Choisissez un jour à venir.")


class NobodyInTeam(Refusal):
    sentence = _("Personne de l’équipe ne vous accompagne encore. Choisissez « Moi ».")


class NoPartnerNamed(Refusal):
    sentence = _("Dites qui fait cette étape.")


class NotInTheList(Refusal):
    """Somebody or something that was in the list, and is there no more."""

    sentence = _("La liste a changé. Choisissez encore une fois.")


class LeadsToTwoThings(Refusal):
    sentence = _("Choisissez un atelier ou un lieu, pas les deux.")


@dataclass(frozen=True, kw_only=True)
class Details:
    """What may be said of a step besides its title, who does it and before when.

    worker: for who=worker; None: the first of workers_for(). partner, or partner_name in words: for who=partner.
    """

    worker: UUID | None = None
    partner: UUID | None = None
    partner_name: str = ""
    goal: UUID | None = None
    session: UUID | None = None
    place: UUID | None = None


def settle(
    section: Section, *, title: str, who: Who, due_on: dt.date | None, details: Details, by: User
) -> dict[str, object]:
    """The fields of the step, as they will be kept. A partner brings steps of his own structure: those of the two who
    write the plan are not his to give.

    Raises NoStepWritten; DayIsPast; NobodyInTeam; NoPartnerNamed; NotInTheList; LeadsToTwoThings; Unwritable.
    """
    if not title.strip():
        raise NoStepWritten
    if due_on is not None and due_on < today():
        raise DayIsPast
    if details.session and details.place:
        raise LeadsToTwoThings
    if who in (Who.WORKER, Who.TOGETHER) and not can_write(by, section.plan):
        raise NotInTheList
    partner, name = None, ""
    if who == Who.PARTNER:
        partner = _in_list(partners_for(section, by), details.partner)
        name = "" if partner else written(details.partner_name, LONGEST_NAME).strip()
        if not partner and not name:
            raise NoPartnerNamed
    return {
        "title": title,
        "who": who,
        "due_on": due_on,
        "worker": _worker(workers_for(section.plan, by), details.worker) if who == Who.WORKER else None,
        "partner": partner,
        "partner_name": name,
        "goal": _in_list(Goal.objects.filter(section=section, lifecycle__in=AGREED), details.goal),
        "session": _in_list(Session.objects.coming(), details.session),
        "place": _in_list(Place.objects.all(), details.place),
    }


def written_title(title: str) -> str:
    return written(title, LONGEST_LINE)


def _worker(team: Sequence[User], asked: UUID | None) -> User:
    if not team:
        raise NobodyInTeam
    if asked is None:
        return team[0]
    for worker in team:
        if worker.pk == asked:
            return worker
    raise NotInTheList


def _in_list(rows: QuerySet[_Row], asked: UUID | None) -> _Row | None:
    if asked is None:
        return None
    row = rows.filter(pk=asked).first()
    if row is None:
        raise NotInTheList
    return row
