"""What we send about plans. Never what is in them: not even that there is a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from outbox.rules import queue_message
from participation.plans.models import BreakGlass

if TYPE_CHECKING:
    from outbox.models import Message
    from participation.people.models import User

GLASS_OPENED = "glass_opened"
GLASS_REVIEWED = "glass_reviewed"
GLASS_TO_REVIEW = "glass_to_review"
GLASS_OVERDUE = "glass_overdue"


def glass_opened(glass: BreakGlass, reviewers: Iterable[User]) -> None:
    """She is told, and whoever may say whether it was right: now, and once more when nobody said so in time.

    Her message waits for the end of her night, as all but codes do; her page says it at once.
    """
    queue_message(
        kind=GLASS_OPENED, to=glass.plan.person_id, data={"glass": glass.pk}, key=f"{GLASS_OPENED}:{glass.pk}"
    )
    for user in reviewers:
        for kind, due_at in ((GLASS_TO_REVIEW, None), (GLASS_OVERDUE, glass.review_due_at)):
            key = f"{kind}:{glass.pk}:{user.pk}"
            queue_message(kind=kind, to=user.pk, data={"glass": glass.pk}, key=key, due_at=due_at)


def glass_reviewed(glass: BreakGlass) -> None:
    queue_message(
        kind=GLASS_REVIEWED, to=glass.plan.person_id, data={"glass": glass.pk}, key=f"{GLASS_REVIEWED}:{glass.pk}"
    )


def render_something_new(message: Message) -> str:
    return _("Il y a du nouveau dans votre espace. Allez voir quand vous voulez.")
