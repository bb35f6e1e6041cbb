"""Withdraw what was counted of a group: it should not have been there."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from participation.consultations.events import RoomWithdrawn
from participation.consultations.models import State, Withdrawal
from participation.people.models import User

from .count_room import RoomsOver, check_it_stands, hold_room


@transaction.atomic
def withdraw_room(count_id: UUID, *, why: str, by: User) -> Withdrawal:
    """Its figures are shown no more; that it was there, why it is not, and who saw it otherwise still are. Withdrawn
    twice, it is once, for the first reason.

    Raises NotAllowed, RoomReplaced, RoomsOver.
    """
    count, consultation = hold_room(count_id, by)
    if consultation.state == State.ARCHIVED:
        raise RoomsOver
    check_it_stands(count)
    if count.is_withdrawn:
        return count.withdrawal
    withdrawal = Withdrawal.objects.create(count=count, why=why, by=by)
    record(RoomWithdrawn(consultation=consultation.pk, count=count.pk), by=by.pk)
    return withdrawal
