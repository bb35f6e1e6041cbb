"""Erase what was put aside: it was sent again, or thrown away."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from participation.people.events import SealedPostForgotten
from participation.people.models import SealedPost, User


@transaction.atomic
def forget_sealed_post(post_id: UUID, *, by: User) -> None:
    """One's own only, so that there is nothing else to ask: another's does not exist. Asked twice, done once."""
    gone, _rows = SealedPost.objects.filter(pk=post_id, user=by).delete()
    if gone:
        record(SealedPostForgotten(person=by.pk), by=by.pk)
