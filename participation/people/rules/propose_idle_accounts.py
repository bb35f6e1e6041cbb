"""Propose to the relays the accounts that nobody came back to for two years. The house erases none of them itself."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from journal.rules import record
from kit.time import now
from participation.people import notices
from participation.people.engine.retention import YEAR, limit
from participation.people.events import ErasureProposed, ErasureTakenBack
from participation.people.models import EraseRequest, EraseWhy, User

from .ask_erasure import structure_that_answers
from .keepers import last_contacts
from .persons import AT_ONCE, persons


def propose_idle_accounts(at: dt.datetime) -> int:
    """Propose to the relays what nobody came back to for two years; take back what was proposed when she came since."""
    before = limit("account", at)
    _take_back_where_she_came(before)
    waiting = EraseRequest.objects.waiting().filter(person=OuterRef("pk"))
    kept_lately = EraseRequest.objects.filter(person=OuterRef("pk"), cancelled_at__gt=at - YEAR)
    quiet = persons().filter(Q(last_login=None) | Q(last_login__lt=before), created_at__lt=before)
    ids = list(
        quiet.exclude(Exists(waiting))
        .exclude(Exists(kept_lately))
        .order_by("pk")
        .values_list("pk", flat=True)[:AT_ONCE]
    )
    return sum(_propose(user_id) for user_id in _without_contact(ids, before))


@transaction.atomic
def _propose(user_id: UUID) -> bool:
    User.objects.filter(pk=user_id).update(is_active=F("is_active"))  # the lock: she may be asking, too
    if EraseRequest.objects.waiting().filter(person=user_id).exists():
        return False
    request = EraseRequest.objects.create(
        person=user_id, why=EraseWhy.IDLE, structure_id=structure_that_answers(user_id)
    )
    notices.news_in_her_space(User.objects.get(pk=user_id), f"erasure:{request.pk}")
    record(ErasureProposed(person=user_id, request=request.pk), by=None)
    return True


@transaction.atomic
def _take_back_where_she_came(before: dt.datetime) -> None:
    proposed = EraseRequest.objects.waiting().filter(why=EraseWhy.IDLE)
    proposed.update(why=F("why"))  # the lock
    ids = list(proposed.values_list("person", flat=True))
    for user_id in set(ids) - set(_without_contact(ids, before)):
        proposed.filter(person=user_id).update(cancelled_at=now())
        record(ErasureTakenBack(person=user_id), by=None)


def _without_contact(ids: list[UUID], before: dt.datetime) -> Iterable[UUID]:
    last = last_contacts(ids)
    return [user_id for user_id in ids if user_id not in last or last[user_id] < before]
