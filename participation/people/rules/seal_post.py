"""Put aside what was posted just after the door closed, for whoever had been in."""

from uuid import uuid4

from django.contrib.sessions.models import Session
from django.db import transaction

from journal.rules import record
from kit.refusals import require
from kit.time import midnight, now, today
from participation.people.engine.sealing import Fields, seal, unseal
from participation.people.events import PostSealed
from participation.people.models import SEALED_LIFE, SealedPost, User, envelopes
from participation.people.permissions.ended import REMEMBERED

MOST_KEPT = 5
LARGEST = 100_000  # characters of all the fields together: some forty pages


@transaction.atomic
def seal_post(*, path: str, fields: Fields, by: User) -> bool:
    """Seal a form for its author, SEALED_LIFE at most; False when there is no room, or it is too large.

    by: who had been in. Sent twice, it is kept once. Closed accounts keep nothing. What was typed for an anonymous
    consultation dies with its key, and only the day is written down with it.
    """
    # The account's row is the lock: two posts of one person at once cannot both be the last one there is room for.
    require(User.objects.filter(pk=by.pk, is_active=True).update(is_active=True) == 1)
    sweep_sealed_posts()
    if len(path) > SealedPost._meta.get_field("path").max_length or sum(len(a + b) for a, b in fields) > LARGEST:
        return False
    kept = list(SealedPost.objects.filter(user=by))
    if any(open_post(one) == (path, fields) for one in kept):
        return True
    if len(kept) >= MOST_KEPT:
        return False
    content = seal(by.pk, fields)
    try:
        closer = envelopes.seal(path, [path, content.decode()])
    except envelopes.CannotSeal:
        return False
    if closer is None:
        SealedPost.objects.create(user=by, path=path, content=content, expires_at=now() + SEALED_LIFE)
        record(PostSealed(person=by.pk), by=by.pk)
        return True
    day = midnight(today())
    moments = {"id": uuid4(), "created_at": day, "expires_at": day + SEALED_LIFE}
    SealedPost.objects.create(user=by, path="", content=closer, **moments)
    record(PostSealed(person=by.pk), by=by.pk, day=today())
    return True


def open_post(post: SealedPost) -> tuple[str, Fields] | None:
    """Where it was going and what is in it; None once nothing opens it any more."""
    if post.path:
        fields = unseal(post.user_id, post.content)
        return None if fields is None else (post.path, fields)
    opened = envelopes.unseal(bytes(post.content))
    fields = unseal(post.user_id, opened[1].encode()) if opened else None
    return None if opened is None or fields is None else (opened[0], fields)


def sweep_sealed_posts() -> int:
    """Forget what nobody came back for, and the sessions that closed too long ago to seal anything; how many posts."""
    Session.objects.filter(expire_date__lt=now() - REMEMBERED).delete()
    return SealedPost.objects.filter(expires_at__lt=now()).delete()[0]
