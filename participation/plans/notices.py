"""What we send about plans. Never what is in them: not even that there is a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from outbox.rules import queue_message
from participation.people.models import Membership, User, dated
from participation.people.permissions import TEAM
from participation.plans.models import BreakGlass
from participation.plans.permissions import can_review_glass

if TYPE_CHECKING:
    from outbox.models import Message

GLASS_OPENED = "glass_opened"
GLASS_REVIEWED = "glass_reviewed"
GLASS_TO_REVIEW = "glass_to_review"
GLASS_OVERDUE = "glass_overdue"


def glass_opened(glass: BreakGlass) -> None:
    """She is told, and whoever may say whether it was right: now, and once more when nobody said so in time.

    Her message waits for the end of her night, as all but codes do; her page says it at once.
    """
    queue_message(
        kind=GLASS_OPENED, to=glass.plan.person_id, data={"glass": glass.pk}, key=f"{GLASS_OPENED}:{glass.pk}"
    )
    for user in reviewers_of(glass):
        for kind, due_at in ((GLASS_TO_REVIEW, None), (GLASS_OVERDUE, glass.review_due_at)):
            key = f"{kind}:{glass.pk}:{user.pk}"
            queue_message(kind=kind, to=user.pk, data={"glass": glass.pk}, key=key, due_at=due_at)


def glass_reviewed(glass: BreakGlass) -> None:
    queue_message(
        kind=GLASS_REVIEWED, to=glass.plan.person_id, data={"glass": glass.pk}, key=f"{GLASS_REVIEWED}:{glass.pk}"
    )


def reviewers_of(glass: BreakGlass) -> list[User]:
    """Who may review it, of the team that owns the plan. Nobody, where the one coordinator opened it."""
    team = Membership.objects.filter(dated(), structure=glass.plan.structure_id, role__in=TEAM).values("user")
    users = User.objects.filter(pk__in=team, is_active=True).order_by("name", "pk")
    return [user for user in users if can_review_glass(user, glass)]


def render_something_new(message: Message) -> str:
    return _("Il y a du nouveau dans votre espace. Allez voir quand vous voulez.")


def render_to_review(message: Message) -> str | None:
    """None once it was reviewed, or by somebody who may not any more."""
    glass = BreakGlass.objects.to_review().filter(pk=message.data["glass"]).select_related("plan__person").first()
    user = User.objects.filter(pk=message.to, is_active=True).first()
    if glass is None or user is None or not can_review_glass(user, glass):
        return None
    if message.kind == GLASS_OVERDUE:
        return _("Une lecture attend encore votre avis. Le délai est passé. Allez voir dans votre espace.")
    return _("Une lecture attend votre avis. Allez voir dans votre espace.")
