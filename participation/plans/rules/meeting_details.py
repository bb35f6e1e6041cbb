"""When and where one meets, checked: for a meeting of two, and for one with her partners."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from kit.time import in_paris, now
from participation.people.models import User
from participation.places.models import Place
from participation.plans.models import Voice, Way
from participation.plans.permissions import team_of_person

EARLIEST, LATEST = dt.time(7), dt.time(21)


class MomentIsPast(Refusal):
    sentence = _("Ce moment est passé. Choisissez un jour et une heure à venir.")


class NotAtNight(Refusal):
    sentence = _("Choisissez une heure entre 7 h et 21 h.")


class NowhereToMeet(Refusal):
    sentence = _("Dites où vous vous voyez.")


class NobodyMeets(Refusal):
    sentence = _("Personne ne vous accompagne encore. Passez dans un accueil.")


def when_and_where(
    *, starts_at: dt.datetime, way: Way, place_id: UUID | None, address: str, language: str, found_by: str
) -> Mapping[str, object]:
    """The fields of a Gathering, as they will be kept.

    starts_at: from now on, between EARLIEST and LATEST on a Paris clock. language: of the interpreter, who is found by
    the side `found_by`; "" without one. Raises MomentIsPast; NotAtNight; NowhereToMeet.
    """
    if starts_at <= now():
        raise MomentIsPast
    if not EARLIEST <= in_paris(starts_at).time() <= LATEST:
        raise NotAtNight
    place = Place.objects.filter(pk=place_id).first() if way == Way.PLACE else None
    address = address.strip() if way == Way.ADDRESS else ""
    if (way == Way.PLACE and place is None) or (way == Way.ADDRESS and not address):
        raise NowhereToMeet
    language = language.strip()
    found = (found_by or Voice.TEAM) if language else ""
    at = {"starts_at": starts_at, "way": way, "place": place, "address": address}
    return at | {"language": language, "found_by": found}


def worker_met(person: User, side: Voice, by: User) -> User:
    """Whom of the team she meets. Raises NobodyMeets."""
    if side is Voice.TEAM:
        return by
    team = team_of_person(person)
    if not team:
        raise NobodyMeets
    return team[0]
