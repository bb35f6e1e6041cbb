"""Take off one of the proofs with which staff enter: what was open thanks to it closes at once."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import F

from journal.rules import record
from participation.people.events import SecondFactorRemoved
from participation.people.models import User


@transaction.atomic
def remove_second_factor(*, take_off: Callable[[], Any], by: User) -> Any:
    """One's own. take_off: allauth's own removal, which asks for a fresh proof and keeps the last one.

    Nothing is written when it refuses: it raises.
    """
    User.objects.filter(pk=by.pk).update(is_active=F("is_active"))  # the lock
    done = take_off()
    record(SecondFactorRemoved(person=by.pk), by=by.pk)
    return done
