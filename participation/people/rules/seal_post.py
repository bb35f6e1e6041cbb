"""Put aside what was posted just after the door closed, for whoever had been in."""

from django.contrib.sessions.models import Session
from django.db import transaction

from journal.rules import record
from kit.refusals import require
from kit.time import now
from participation.people.engine.sealing import Fields, seal, unseal
from participation.people.events import PostSealed
from participation.people.models import SEALED_LIFE, SealedPost, User
from participation.people.permissions.ended import REMEMBERED

MOST_KEPT = 5
LARGEST = 100_000  # characters of all the fields together: some forty pages


@transaction.atomic
def seal_post(*, path: str, fields: Fields, by: User) -> bool:
    """Seal a form for its author, SEALED_LIFE at most; False when there is no room, or it is too large.

    by: who had been in. Sent twice, it is kept once. Closed accounts keep nothing.
    """
    # The account's row is the lock: two posts of one person at once cannot both be the last one there is room for.
    require(User.objects.filter(pk=by.pk, is_active=True).update(is_active=True) == 1)
    sweep_sealed_posts()
    if len(path) > SealedPost._meta.get_field("path").max_length or sum(len(a + b) for a, b in fields) > LARGEST:
        return False
    kept = list(SealedPost.objects.filter(user=by))
    if any(one.path == path and unseal(by.pk, one.content) == fields for one in kept):
        return True
    if len(kept) >= MOST_KEPT:
        return False
    SealedPost.objects.create(user=by, path=path, content=seal(by.pk, fields), expires_at=now() + SEALED_LIFE)
    record(PostSealed(person=by.pk), by=by.pk)
    return True


def sweep_sealed_posts() -> int:
    """Forget what nobody came back for, and the sessions that closed too long ago to seal anything; how many posts."""
    Session.objects.filter(expire_date__lt=now() - REMEMBERED).delete()
    return SealedPost.objects.filter(expires_at__lt=now()).delete()[0]
