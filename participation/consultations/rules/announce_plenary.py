"""Announce a plenary: when, where, and whether travel and meals are paid."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Refusal, require
from participation.consultations.events import PlenaryAnnounced
from participation.consultations.models import Audience, Consultation, Plenary, State
from participation.consultations.permissions import can_announce
from participation.people.models import Structure, User
from participation.plans.models import Receipt
from participation.plans.models.receipt import KeyUsedElsewhere
from workshops.models import Session


class SessionTaken(Refusal):
    status = 409
    sentence = _("Cette séance est déjà celle d’une autre plénière. Choisissez-en une autre.")


@transaction.atomic
def announce_plenary(
    structure_id: UUID,
    *,
    session_id: UUID | None = None,
    starts_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
    where: str = "",
    travel_paid: bool,
    meals_paid: bool,
    consultations: Collection[UUID] = (),
    key: UUID,
    by: User,
) -> Plenary:
    """A session, of a workshop of this structure, where one books; or a moment and a place. The same key twice is one.

    Raises NotAllowed, SessionTaken, KeyUsedElsewhere.
    """
    if not Structure.objects.filter(pk=structure_id).update(name=F("name")):
        raise NotAllowed
    structure = Structure.objects.get(pk=structure_id)
    require(can_announce(by, structure))
    if not Receipt.objects.is_new(key, author=by, target=structure_id):
        when = {"session": session_id, "starts_at": starts_at, "ends_at": ends_at, "where": where}
        paid = {"travel_paid": travel_paid, "meals_paid": meals_paid}
        made = Plenary.objects.filter(structure=structure, **paid, **({"session": session_id} if session_id else when))
        if not made:
            raise KeyUsedElsewhere  # sent again with something else
        return made.latest("pk")
    session = _session(structure, session_id)
    plenary = Plenary.objects.create(
        structure=structure,
        session=session,
        **({} if session else {"starts_at": starts_at, "ends_at": ends_at, "where": where}),
        travel_paid=travel_paid,
        meals_paid=meals_paid,
    )
    # Not one that is open to those who come to another plenary: who is asked does not change any more.
    asked = Consultation.objects.exclude(audience=Audience.PLENARY, state=State.OPEN)
    plenary.consultations.set(asked.filter(structure=structure, pk__in=consultations))
    record(PlenaryAnnounced(plenary=plenary.pk), by=by.pk)
    return plenary


def _session(structure: Structure, session_id: UUID | None) -> Session | None:
    if session_id is None:
        return None
    found = Session.objects.filter(pk=session_id, workshop__structure=structure).first()
    if found is None:
        raise NotAllowed
    if Plenary.objects.filter(session=found).exists():
        raise SessionTaken
    return found
