"""The races for first keys: what each process does. The naive ones are the same as everybody writes them first."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from uuid import UUID

from kit.refusals import Refusal
from kit.time import now, today
from participation.people.models import Invitation, Referent, Structure, User
from participation.people.rules import accept_invitation, name_stand_in, welcome_person


def welcome(structure: UUID, worker: UUID, numbers: list[str]) -> Counter:
    """One worker invites a person for each number, while the others do."""
    place, by = Structure.objects.get(pk=structure), User.objects.get(pk=worker)
    return Counter(_outcome(welcome_person, name="Yanis", structure=place, login_phone=n, by=by) for n in numbers)


def accept(invitations: list[UUID], password: str) -> Counter:
    return Counter(_outcome(accept_invitation, one, password=password) for one in invitations)


def accept_naively(invitations: list[UUID], password: str) -> Counter:
    ends: Counter = Counter()
    for one in invitations:
        if Invitation.objects.filter(pk=one, used_at=None).exists():
            time.sleep(0.01)  # the time of a hash
            Invitation.objects.filter(pk=one).update(used_at=now())
            ends["done"] += 1
        else:
            ends["InvitationOver"] += 1
    return ends


def stand_in(relations: list[UUID], worker: UUID, by: UUID) -> Counter:
    named_by = User.objects.get(pk=by)
    days = {"starts_on": today(), "ends_on": today() + dt.timedelta(days=7)}
    return Counter(
        _outcome(name_stand_in, one, worker_id=worker, told_face_to_face=True, by=named_by, **days) for one in relations
    )


def stand_in_naively(relations: list[UUID], worker: UUID, by: UUID) -> Counter:
    ends: Counter = Counter()
    for one in relations:
        relation = Referent.objects.get(pk=one)
        if relation.stand_ins.exists():
            ends["SomebodyStandsIn"] += 1
            continue
        time.sleep(0.01)
        Referent.objects.create(
            person_id=relation.person_id,
            worker_id=worker,
            structure_id=relation.structure_id,
            stands_in_for=relation,
            ends_on=today(),
        )
        ends["done"] += 1
    return ends


def _outcome(rule, *args, **kwargs) -> str:
    try:
        rule(*args, **kwargs)
    except Refusal as refusal:
        return type(refusal).__name__
    return "done"
