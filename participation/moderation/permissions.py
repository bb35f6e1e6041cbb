"""Who reads and decides: the team of the structure, never one's own words nor those of a person one accompanies.

Nor of a person one helps by her mandate, nor what one wrote down oneself for anybody. Of words that came without a name
nobody knows who wrote them down, and nothing may be kept that says it: the page asks whoever it was to leave them.
"""

from uuid import UUID

from django.db.models import QuerySet

from participation.moderation.models import ReviewItem
from participation.people.models import Mandate, Referent, User, accompanying, mandated
from participation.people.permissions import accompanies, allows, structures_where, ties_to_structure


def can_moderate(user: User, item: ReviewItem) -> bool:
    if item.author_id is not None and (item.author_id == user.pk or _is_near(user, item.author_id)):
        return False
    if item.writer_id == user.pk:
        return False
    return allows("contribution.moderate", ties_to_structure(user, item.structure_id))


def visible_items(user: User) -> QuerySet[ReviewItem]:
    """The items that `can_moderate` allows, decided or not."""
    accompanied = Referent.objects.filter(accompanying(), worker_id=user.pk).values("person_id")
    return (
        ReviewItem.objects.filter(structure_id__in=structures_where(user, "contribution.moderate"))
        .exclude(author_id=user.pk)
        .exclude(writer_id=user.pk)
        .exclude(author_id__in=accompanied)
        .exclude(author_id__in=Mandate.objects.filter(mandated(), helper_id=user.pk).values("person_id"))
    )


def _is_near(user: User, author_id: UUID) -> bool:
    helps = Mandate.objects.filter(mandated(), helper_id=user.pk, person_id=author_id)
    return accompanies(user, author_id) or helps.exists()


def pending_count(user: User) -> int:
    """How many messages wait for this user, for the tab and the day's page."""
    return visible_items(user).pending().count()
