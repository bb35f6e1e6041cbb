"""Who talks with her, and about what. Beside the plan: the rows « message »; about it: those of the plan, by part.

An emergency reading is of the plan: it opens no thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from participation.people.models import Mandate, Scope, User, mandated
from participation.people.permissions import Column, Tie, allows, helped_persons, is_team, ties_to_person
from participation.plans.engine.sharing import PARTNER, read_view
from participation.plans.models import Plan, Thread, Topic, Voice

from .plan import (
    ACCOMPANIES,
    HERS,
    accompanied_plans,
    accompanying_now,
    can_write,
    can_write_section,
    helped_plans,
    own_plans,
    shared_sections,
    ties_to_plan,
    ties_to_section,
    views_of,
)

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer

HELPS_TO_WRITE = Tie(Column.HELPER, "H", Scope.MESSAGE)
WORKS = "RETYO"
"""The letters of all ties that lead to the team's own pages: not hers, a helper's or a partner's."""
HER_SIDE = {Column.PERSON, Column.HELPER}


def ties_to_topic(user: Viewer, topic: Topic) -> set[Tie]:
    if topic.section is not None:
        ties = ties_to_section(user, topic.section)
    elif topic.plan is not None:
        ties = ties_to_plan(user, topic.plan)
    else:
        ties = ties_to_person(user, topic.person)
    return {tie for tie in ties if tie.letter != "B"}


def can_follow(user: Viewer, topic: Topic) -> bool:
    """Read what is said."""
    return allows(_reading(topic), ties_to_topic(user, topic))


def can_talk(user: Viewer, topic: Topic) -> bool:
    """Write there. About the plan, what a helper writes has to wait for her yes: refused as long as nothing can."""
    if topic.section is not None:
        return can_write_section(user, topic.section)
    if topic.plan is not None:
        return can_write(user, topic.plan)
    return allows("message.send", ties_to_topic(user, topic))


def may_follow_from(user: Viewer, topic: Topic, letters: str) -> bool:
    """Read it by one of these ties: each side of the house has its own address for a thread."""
    return allows(_reading(topic), {tie for tie in ties_to_topic(user, topic) if tie.letter in letters})


def may_talk_from(user: Viewer, topic: Topic, letters: str) -> bool:
    """Write there by one of these ties; the rule asks for the rest."""
    return allows(_writing(topic), {tie for tie in ties_to_topic(user, topic) if tie.letter in letters})


def side_of(user: User, topic: Topic) -> Voice:
    """For which side somebody who may talk does it: a helper writes for the person, unless she works with her too."""
    granting = {tie.column for tie in ties_to_topic(user, topic) if allows(_writing(topic), [tie])}
    return Voice.PERSON if user.pk == topic.person.pk or granting <= HER_SIDE else Voice.TEAM


def threads_about(person: User) -> QuerySet[Thread]:
    """All that was said with this person, or about her plans."""
    return Thread.objects.filter(Q(person=person.pk) | _about(Plan.objects.filter(person=person)))


def threads_near(user: Viewer) -> QuerySet[Thread]:
    """On the person's side: her own threads, and those of the persons she helps."""
    persons = Q(person=user.pk) if allows("message.read", [HERS]) else Q(pk__in=[])
    persons |= Q(person__in=persons_written_for(user).order_by())
    return Thread.objects.filter(persons | _about(own_plans(user)) | _about(helped_plans(user)))


def helps_nobody(user: Viewer) -> bool:
    """No mandate of any sort holds: on the person's side, all she may read is her own."""
    return not Mandate.objects.filter(mandated(), helper_id=user.pk).exists()


def own_threads(user: Viewer) -> QuerySet[Thread]:
    """Her own alone. Asked by every page: the ids of her plans first, since three nested lists cost far more."""
    own = Q(person=user.pk) if allows("message.read", [HERS]) else Q(pk__in=[])
    plans = list(own_plans(user).order_by().values_list("pk", flat=True))
    return Thread.objects.filter(own | _about_these(plans) if plans else own)


def persons_written_for(user: Viewer) -> QuerySet[User]:
    """Those she helps with their messages."""
    helped = helped_persons(user, Scope.MESSAGE)
    return helped if allows("message.read", [HELPS_TO_WRITE]) else helped.none()


def threads_of_team(user: Viewer) -> QuerySet[Thread]:
    """On the team's side: with those one accompanies, and about the parts that others opened."""
    if not is_team(user):
        return Thread.objects.none()
    mine = accompanying_now().filter(worker_id=user.pk).values("person")
    persons = Q(person__in=mine) if allows("message.read", [ACCOMPANIES]) else Q(pk__in=[])
    opened = shared_sections(user).values("pk")
    return Thread.objects.filter(
        persons | _about(accompanied_plans(user)) | Q(section__in=opened) | Q(step__section__in=opened)
    )


def _about(plans: QuerySet[Plan]) -> Q:
    return _about_these(plans.values("pk"))


def _about_these(ids: QuerySet | list[UUID]) -> Q:
    return Q(plan__in=ids) | Q(section__plan__in=ids) | Q(step__section__plan__in=ids)


def team_of_person(person: User) -> list[User]:
    """Who accompanies her today: who reads what she writes."""
    workers = accompanying_now().filter(person_id=person.pk).values("worker")
    return list(User.objects.filter(pk__in=workers, is_active=True).order_by("name", "pk"))


def message_helpers_of(person: User) -> list[User]:
    """Who holds her mandate for messages today."""
    helpers = Mandate.objects.filter(mandated(Scope.MESSAGE), person_id=person.pk).values("helper")
    return list(User.objects.filter(pk__in=helpers, is_active=True).order_by("name", "pk"))


def views_of_topic(users: Sequence[UUID], topic: Topic) -> dict[UUID, str]:
    """For the live stream: as what each of these users follows this thread now; who may not is left out.

    The answers are those of can_follow(), in a handful of queries.
    """
    if topic.plan is not None:
        seen = views_of(users, topic.plan)
        return {user: kind for user, view in seen.items() if (kind := _kind_of(view, topic))}
    active = set(User.objects.filter(pk__in=users, is_active=True).values_list("pk", flat=True))
    helpers = Mandate.objects.filter(mandated(Scope.MESSAGE), person_id=topic.person.pk)
    workers = accompanying_now().filter(person_id=topic.person.pk)
    kinds = [
        (HELPS_TO_WRITE, "helper", set(helpers.values_list("helper", flat=True))),
        (ACCOMPANIES, "team", set(workers.values_list("worker", flat=True))),
        (HERS, "person", {topic.person.pk}),
    ]
    return {user: view for tie, view, holders in kinds if allows("message.read", [tie]) for user in active & holders}


def _kind_of(view: str, topic: Topic) -> str:
    """The view of a thread that goes with this view of the plan; none for an emergency, or for another part."""
    if view == "glass":
        return ""
    if view.startswith(PARTNER):
        return PARTNER if topic.section is not None and topic.section.pk in read_view(view).parts else ""
    return view


def _reading(topic: Topic) -> str:
    return "message.read" if topic.plan is None else "plan.read"


def _writing(topic: Topic) -> str:
    return "message.send" if topic.plan is None else "plan.write"
