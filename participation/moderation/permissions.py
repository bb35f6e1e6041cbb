"""Who reads and decides: the team of the structure that reads, never one's own words nor those of a person one
accompanies, nor words that name oneself.

Nor of a person one helps by her mandate, nor what one wrote down oneself for anybody. Of words that came without a name
nobody knows who wrote them down, and nothing may be kept that says it: the page asks whoever it was to leave them.
"""

from uuid import UUID

from django.db.models import QuerySet

from participation.moderation.models import ReviewItem, Side, State, Verdict, juries
from participation.people.models import Mandate, Membership, Referent, Role, User, accompanying, dated, mandated
from participation.people.permissions import (
    Column,
    Tie,
    accompanies,
    allows,
    structures_where,
    ties_to_person,
    ties_to_structure,
)

AS_COLLEAGUE = {Tie(Column.REFERENT, "E"): Tie(Column.COLLEAGUE, "E")}
"""Who accompanies somebody else is a colleague to this appeal: those near its author are kept off before."""


def can_moderate(user: User, item: ReviewItem) -> bool:
    """Whether the user sees it in the queue."""
    return not _is_kept_off(user, item) and allows("contribution.moderate", ties_to_structure(user, item.reader_id))


def can_decide(user: User, item: ReviewItem) -> bool:
    """The same, and what was given to the coordination is the coordination's.

    Of an appeal on which two did not agree, somebody who said nothing of it yet. Who reported it leaves the answer to a
    colleague: nobody takes words off the site alone. Where there is nobody else, whoever is there: nothing waits for
    ever.
    """
    if not can_moderate(user, item):
        return False
    if has_reported(user, item):
        return not any(other != user for other in _team(item))
    if item.state != State.ESCALATED:
        return True
    able = _team(item, Role.COORDINATOR) or _team(item)
    said = set(item.decisions.values_list("by", flat=True)) if item.round > 1 else set()
    return user in ([one for one in able if one.pk not in said] or able)


def has_reported(user: User, item: ReviewItem) -> bool:
    """Whether her own report of it waits for an answer."""
    return item.is_reported and item.reports.filter(by=user.pk, outcome="").exists()


def _team(item: ReviewItem, *roles: Role) -> list[User]:
    """Those of the team that reads who may see it; with these roles, if said."""
    here = Membership.objects.filter(
        dated(), structure=item.reader_id, role__in=roles or (Role.WORKER, Role.COORDINATOR)
    )
    members = User.objects.filter(pk__in=here.values("user_id"), is_active=True).order_by("pk")
    return [one for one in members if can_moderate(one, item)]


def can_see_picture(user: User, item: ReviewItem) -> bool:
    """Everybody where it is shown; before, and where it is not: her whose it is, and those who read or hear it."""
    if item.shows_picture:
        return True
    if not user.is_authenticated:
        return False
    return user.pk == item.author_id or can_moderate(user, item) or side_of(user, item) is not None


def visible_items(user: User) -> QuerySet[ReviewItem]:
    """The items that `can_moderate` allows, decided or not."""
    accompanied = Referent.objects.filter(accompanying(), worker_id=user.pk).values("person_id")
    return (
        ReviewItem.objects.filter(reader_id__in=structures_where(user, "contribution.moderate"))
        .exclude(author_id=user.pk)
        .exclude(writer_id=user.pk)
        .exclude(pk__in=ReviewItem.named.through.objects.filter(user_id=user.pk).values("reviewitem_id"))
        .exclude(author_id__in=accompanied)
        .exclude(author_id__in=Mandate.objects.filter(mandated(), helper_id=user.pk).values("person_id"))
    )


def side_of(user: User, item: ReviewItem) -> Side | None:
    """For which of the two sides the user may hear this appeal; None for neither.

    Another person than who answered before, wrote it down or reported it, unless the team has nobody else; and one
    voice for each side. Asks the table as any door does.
    """
    if item.state != State.APPEALED or _is_kept_off(user, item):
        return None
    heard = set(item.voices.filter(round=item.round).values_list("side", flat=True))
    if Side.TEAM not in heard and _may_hear_as_team(user, item):
        is_new = not _had_a_part(user, item)
        if is_new or all(one == user or _had_a_part(one, item) for one in _team(item) if _may_hear_as_team(one, item)):
            return Side.TEAM
    if Side.CONCERNED not in heard and user.pk in juries.concerned_of(item.structure.territory_id):
        return Side.CONCERNED if _may_hear_as_concerned(user, item) else None
    return None


def concerned_left(item: ReviewItem) -> bool:
    """Whether a concerned member of the committee may hear this appeal, once somebody asks for one."""
    members = User.objects.filter(pk__in=juries.concerned_of(item.structure.territory_id), is_active=True)
    return any(not _is_kept_off(one, item) and _may_hear_as_concerned(one, item) for one in members)


def _may_hear_as_team(user: User, item: ReviewItem) -> bool:
    ties = {AS_COLLEAGUE.get(tie, tie) for tie in ties_to_structure(user, item.reader_id)}
    return allows("appeal.decide", {tie for tie in ties if tie.column is not Column.COMMITTEE})


def _may_hear_as_concerned(user: User, item: ReviewItem) -> bool:
    in_committee = {tie for tie in ties_to_structure(user, item.reader_id) if tie.column is Column.COMMITTEE}
    return allows("appeal.decide", in_committee) and not _had_a_part(user, item)


def _had_a_part(user: User, item: ReviewItem) -> bool:
    """She answered these words, wrote the appeal down, heard it, or reported them."""
    answers = (Verdict.PUBLISHED, Verdict.REFUSED, Verdict.APPEALED, Verdict.HEARD)
    acts = item.decisions.filter(by=user, verdict__in=answers, revision=item.revision)
    return acts.exists() or item.reports.filter(by=user).exists()


def hearable_appeals(user: User) -> list[ReviewItem]:
    """The appeals that wait for the user's voice, oldest promise first. Hers are few: each is asked."""
    waiting = list(ReviewItem.objects.appealed().select_related("structure").order_by("due_on", "created_at", "pk"))
    if not waiting:
        return []
    where = structures_where(user, "appeal.decide") | structures_where(user, "contribution.moderate")
    return [item for item in waiting if item.reader_id in where and side_of(user, item)]


def _is_kept_off(user: User, item: ReviewItem) -> bool:
    """Her own words, those of somebody near her, those she wrote down, those that name her."""
    if user.pk in (item.author_id, item.writer_id):
        return True
    if item.author_id is not None and _is_near(user, item.author_id):
        return True
    return item.named.filter(pk=user.pk).exists()


def _is_near(user: User, author_id: UUID) -> bool:
    helps = Mandate.objects.filter(mandated(), helper_id=user.pk, person_id=author_id)
    return accompanies(user, author_id) or helps.exists()


def pending_count(user: User) -> int:
    """How many messages this user may read now, for the tab and the day's page."""
    return visible_items(user).to_read().count()


def can_propose_name(user: User) -> bool:
    """Whoever may speak in her own name may say under which one."""
    return allows("contribution.post", ties_to_person(user, user))


def counted_items(user: User) -> QuerySet[ReviewItem]:
    """What the figures count for this user: all that the structures where the table lets her read have to read.

    More than `visible_items`: a count that left out those near her would say how many they are.
    """
    return ReviewItem.objects.filter(reader_id__in=structures_where(user, "contribution.moderate"))
