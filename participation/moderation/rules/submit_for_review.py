"""Send words for review: the last step of the rule that received them."""

import datetime as dt
import uuid

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.time import in_paris, midnight, now
from participation.moderation.engine.delays import answer_due
from participation.moderation.engine.flags import PERSONAL, dangers, flags
from participation.moderation.events import MessageSubmitted
from participation.moderation.models import LONGEST_QUESTION, Care, ReviewItem, ReviewPicture, alarms, subjects
from participation.people.models import User

from .choose_reader import choose_reader, team_named_in


@transaction.atomic
def submit_for_review(
    kind: str,
    target: object,
    *,
    by: User | None,
    channel: str = Channel.SELF,
    day: dt.date | None = None,
    picture: bytes | None = None,
    picture_says: str = "",
) -> ReviewItem:
    """Put the words of `target` in the queue of the structure that reads them.

    kind: a name of the registry `subjects`; target: the upper room's object, saved or about to be. Whether `by` may
    write it is the calling rule's to ask. by: None for words that are nobody's, and then day: the only moment that is
    written down with them, here and in the journal. Its order remains: of words that come alone, it says between which
    two other things they did. The team is to see them at once, and what is live is what the journal numbers; an entry
    that named no message would still be that of the only one of its day. picture: WebP, made light, that comes with the
    words, and picture_says: what it shows, not empty then.
    Raises IntegrityError when the target is already in review.
    """
    subject = subjects.find(kind).read(target)
    reader, about_team = choose_reader(subject.structure_id, subject.text)
    sent_at = midnight(day) if day else now()
    item = ReviewItem(
        subject_kind=kind,
        subject_id=subject.id,
        structure_id=subject.structure_id,
        reader=reader,
        about_team=about_team,
        author_id=subject.author_id,
        writer_id=subject.writer_id,
        context=subject.context,
        question=subject.question[:LONGEST_QUESTION],
        channel=channel,
        created_at=sent_at,
        **({"id": uuid.uuid4()} if day else {}),
        picture_says=picture_says if picture else "",
        **read_words(subject.text, in_paris(sent_at).date(), kind=kind, picture_says=picture_says),
    )
    item.save(force_insert=True)
    if picture:
        ReviewPicture.objects.create(item=item, content=picture)
    item.named.set(team_named_in(subject.text, reader))
    actor = by.pk if by else None
    for_her = subject.author_id if subject.author_id != actor else None
    said = {"day": day} if day else {"channel": channel}
    record(MessageSubmitted(item=item.pk, author=subject.author_id), by=actor, on_behalf=for_her, **said)
    if item.urgent:
        alarms.sound(item)
    return item


def read_words(text: str, sent_on: dt.date, *, kind: str, picture_says: str = "") -> dict[str, object]:
    """What the rules see in the words before anybody does, as fields of the item. Only other rules ask."""
    whole = f"{text}\n{picture_says}"
    level = care_level(whole)
    looked_for = PERSONAL - subjects.welcome_in(kind)
    return {
        "text": text,
        "care_level": level,
        "private": any(flag.kind in looked_for for flag in flags(whole)),
        "due_on": answer_due(sent_on, urgent=level > Care.NONE),
    }


def care_level(text: str) -> Care:
    """No roof tonight is a worry; violence, a wish to die, a child at risk are a danger."""
    kinds = {flag.kind for flag in dangers(text)}
    if kinds - {"eviction"}:
        return Care.DANGER
    return Care.WORRY if kinds else Care.NONE
