"""Two workers confirm one lost phone at the same instant. The naive way is the positive control."""

import uuid

from django.db import transaction

from kit.time import now
from participation.people.models import PhoneReset, User
from participation.people.rules import ResetOver, confirm_reset, end_sessions


def confirm_all(resets: list[uuid.UUID], user_id: uuid.UUID) -> tuple[int, int]:
    """Confirm each through the real rule: (confirmed, came second)."""
    user = User.objects.get(pk=user_id)
    done = second = 0
    for reset_id in resets:
        try:
            done += confirm_reset(reset_id, by=user).confirmed_by_id == user.pk
        except ResetOver:
            second += 1
    return done, second


def confirm_all_naively(resets: list[uuid.UUID], user_id: uuid.UUID) -> tuple[int, int]:
    """Reads whether it waits, then writes: the way that lets two people think that each of them did it."""
    user = User.objects.get(pk=user_id)
    done = second = 0
    for reset_id in resets:
        reset = PhoneReset.objects.select_related("person").get(pk=reset_id)
        if reset.confirmed_at is not None:
            second += 1
            continue
        with transaction.atomic():
            end_sessions(reset.person, by=user)
            PhoneReset.objects.filter(pk=reset_id).update(confirmed_by=user, confirmed_at=now())
        done += 1
    return done, second
