"""She asks that what is about her be erased; she may take it back until it is done."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, require
from kit.time import now
from participation.people import notices
from participation.people.events import ErasureAsked, ErasureTakenBack
from participation.people.models import EraseRequest, EraseWhy, Membership, Referent, Role, User, accompanying, dated
from participation.people.permissions.erasing import can_ask_erasure, works_here


class AccountForWork(Refusal):
    """What somebody wrote at work belongs to the people it was written for."""

    status = 409
    sentence = _("Ce compte sert à votre travail. Parlez-en à votre coordination.")


@transaction.atomic
def ask_erasure(*, by: User) -> EraseRequest:
    """The request, for the relay of her structure. Asked twice is asked once. She is told, on her own telephone:
    somebody else might have it in hand. Raises NotAllowed, AccountForWork."""
    User.objects.filter(pk=by.pk).update(is_active=F("is_active"))  # the lock: two requests, one after the other
    require(can_ask_erasure(by))
    if works_here(by):
        raise AccountForWork
    waiting = EraseRequest.objects.waiting().filter(person=by.pk).first()
    if waiting is not None and waiting.why == EraseWhy.ASKED:
        return waiting
    if waiting is not None:  # what the house proposed, she now asks for
        EraseRequest.objects.filter(pk=waiting.pk).update(cancelled_at=now())
    request = EraseRequest.objects.create(person=by.pk, structure_id=structure_that_answers(by.pk))
    notices.news_in_her_space(by, f"erasure:{request.pk}")
    record(ErasureAsked(person=by.pk, request=request.pk), by=by.pk)
    return request


@transaction.atomic
def take_erasure_back(*, by: User) -> bool:
    """She keeps her account. Whether there was anything to take back."""
    waiting = EraseRequest.objects.waiting().filter(person=by.pk)
    if not waiting.update(cancelled_at=now()):
        return False
    record(ErasureTakenBack(person=by.pk), by=by.pk)
    return True


def structure_that_answers(person_id: UUID) -> UUID | None:
    """The structure of her référent, else the one that has supported her longest; None for somebody without."""
    referents = Referent.objects.filter(accompanying(), person_id=person_id).order_by("starts_on", "pk")
    supports = Membership.objects.filter(dated(), user_id=person_id, role=Role.PERSON).order_by("starts_on", "pk")
    return (
        referents.values_list("structure_id", flat=True).first()
        or supports.values_list("structure_id", flat=True).first()
    )
