"""Change what a consultation says of itself: its title, why, who is asked, from when to when, what came of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from kit.time import now
from participation.consultations.events import ConsultationChanged
from participation.consultations.models import Consultation, State
from participation.consultations.permissions import can_manage
from participation.people.models import User

from .archive_consultation import require_not_archived
from .preparing import ChangedMeanwhile
from .tie_to_plenary import prepared_plenary, require_seats, tie_to_plenary
from .write_question import Sent

FIELDS = (
    *("title", "intro", "intro_audio", "audience", "anonymity", "k_min"),
    *("opens_at", "closes_at", "said", "decided", "state"),
)
PROMISED = ("audience", "anonymity", "k_min", "opens_at")
"""What was said to whoever answers: fixed from the day it opens."""


class PromiseKept(Stale):
    """It was opened while the form was on the screen."""

    sentence = _("La consultation est ouverte. Ce qui a été promis aux personnes ne change plus.")


class DatesPast(Stale):
    sentence = _("La consultation est fermée : ses dates ne changent plus.")


@transaction.atomic
def change_consultation(
    consultation_id: UUID,
    *,
    said: dict[str, Any],
    recording: Sent | None = None,
    unrecord: bool = False,
    seen: str,
    by: User,
) -> Consultation:
    """said: the fields that were sent, among title, intro, closes_at, structures, plenary (an id), said, decided and
    PROMISED. seen: its `face` on the page.

    Raises NotAllowed, Archived, ChangedMeanwhile, PromiseKept, DatesPast, PlenaryGone, NoPlenary.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    require_not_archived(consultation)
    if face(consultation) != seen:
        raise ChangedMeanwhile
    asked, plenary = said.get("structures"), prepared_plenary(consultation)
    plenary_id = plenary.pk if plenary else None
    if not consultation.is_before:
        invited = asked is not None and {one.pk for one in asked} != {one.pk for one in consultation.structures.all()}
        moved = said.get("plenary", plenary_id) != plenary_id
        if invited or moved or any(name in said and said[name] != getattr(consultation, name) for name in PROMISED):
            raise PromiseKept
    if _is_over(consultation) and said.get("closes_at", consultation.closes_at) != consultation.closes_at:
        raise DatesPast
    for name, value in said.items():
        if name not in ("structures", "plenary"):
            setattr(consultation, name, value)
    if asked is not None:
        consultation.structures.set(asked)
    if consultation.is_before:
        tie_to_plenary(consultation, said.get("plenary", plenary_id))
        require_seats(consultation)
    if recording:
        keep_recording(consultation, recording)
    elif unrecord:
        consultation.intro_audio = ""
    consultation.outcome_at = _told_at(consultation)
    consultation.save()
    record(ConsultationChanged(consultation=consultation.pk), by=by.pk)
    return consultation


def _is_over(consultation: Consultation) -> bool:
    """Its answers are put away: another last day would be a lie."""
    return not consultation.is_before and consultation.state != State.OPEN


def face(consultation: Consultation) -> str:
    """What a page that changes it says it has seen."""
    shown = [str(getattr(consultation, name)) for name in FIELDS]
    invited = sorted(str(one.pk) for one in consultation.structures.all())
    plenary = prepared_plenary(consultation)
    prepares = [str(plenary.pk)] if plenary else []
    return hashlib.sha256("\0".join([*shown, *invited, *prepares]).encode()).hexdigest()[:16]


def keep_recording(consultation: Consultation, sent: Sent) -> None:
    """Why one asks, read aloud; on the object, which is yet to be saved."""
    consultation.intro_audio.save(f"{consultation.slug}{sent.ending}", ContentFile(sent.content), save=False)


def _told_at(consultation: Consultation) -> dt.datetime | None:
    """What came of it is told once both halves are there: what was said, and what is decided."""
    if not (consultation.said and consultation.decided):
        return None
    return consultation.outcome_at or now()
