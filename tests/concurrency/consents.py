"""What each process of the consent race does. Top-level functions: a process finds them by name."""

import datetime as dt
import time
from uuid import UUID

from kit.ids import new_id
from kit.time import now, today
from participation.people.models import Structure, User
from participation.plans.models import Consent, Section
from participation.plans.rules import give_consent, revoke_consent
from tests.support.plans import words_for


def give_and_close(section_id: UUID, structure_id: UUID, person_id: UUID, times: int) -> int:
    """Open the part, then close what was opened, again and again."""
    person = User.objects.get(pk=person_id)
    section, structure = Section.objects.get(pk=section_id), Structure.objects.get(pk=structure_id)
    until = today() + dt.timedelta(days=30)
    for _ in range(times):
        consent = give_consent(
            section_id,
            structure_id=structure_id,
            until=until,
            may_write=False,
            words_seen=words_for(section, structure, until),
            on_phone="own",
            key=new_id(),
            by=person,
        )
        revoke_consent(consent.pk, by=person)
    return times


def give_naively(section_id: UUID, structure_id: UUID, _person_id: UUID, times: int) -> int:
    """Look whether one is open, close it, then open another: nothing is locked. How many times the database refused."""
    refused = 0
    for _ in range(times):
        try:
            for consent in Consent.objects.filter(section=section_id, structure=structure_id, revoked_at=None):
                consent.revoked_at = now()
                consent.save()
            time.sleep(0.005)
            Consent.objects.create(
                section_id=section_id, structure_id=structure_id, until=today(), on_phone="own", words_seen="x"
            )
        except Exception:
            refused += 1
    return refused
