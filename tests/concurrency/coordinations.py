"""What each process of the race about a meeting does. Top-level functions: a process finds them by name."""

import random
import time
from collections.abc import Sequence
from uuid import UUID

from participation.people.models import User
from participation.plans.models import Coordination, CoordinationState
from participation.plans.rules import CoordinationChanged, answer_coordination, cancel_coordination

AGREED, CANCELLED = CoordinationState.AGREED, CoordinationState.CANCELLED


def settle(meetings: Sequence[UUID], by: UUID, state: str) -> list[bool]:
    """She says yes to each, or her référente cancels it, from pages opened before anything happened.

    Gives back which were done."""
    user, done = User.objects.get(pk=by), []
    for meeting in meetings:
        time.sleep(random.uniform(0, 0.01))
        try:
            if state == AGREED:
                answer_coordination(meeting, answer=AGREED, seen=0, by=user)
            else:
                cancel_coordination(meeting, seen=0, by=user)
        except CoordinationChanged:
            done.append(False)
        else:
            done.append(True)
    return done


def settle_naively(meetings: Sequence[UUID], by: UUID, state: str) -> list[bool]:
    """The same, where one looks at the row and then writes it, without its plan's lock."""
    user, done = User.objects.get(pk=by), []
    for meeting in meetings:
        found = Coordination.objects.get(pk=meeting)
        done.append(found.seq == 0)
        time.sleep(random.uniform(0, 0.01))
        if found.seq == 0:
            Coordination.objects.filter(pk=meeting).update(seq=1)
    assert user.pk == by
    return done
