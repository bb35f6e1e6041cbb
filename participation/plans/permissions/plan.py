"""Who may do what with a plan: sentences over the one table, and the lists beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from participation.people.models import (
    Mandate,
    Membership,
    Referent,
    Role,
    Scope,
    Structure,
    User,
    accompanying,
    dated,
    mandated,
)
from participation.people.permissions import (
    TEAM,
    Column,
    Tie,
    allows,
    duties,
    findable_persons,
    helped_persons,
    is_team,
    structures_of,
    ties_to_person,
    ties_to_structure,
)
from participation.plans.engine.sharing import Opened, SharedView
from participation.plans.models import Box, BreakGlass, Consent, Plan, Section, State, Voice

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer

# Whose ties « E » are those of the house that owns the plan.
OF_THE_HOUSE = (Column.COLLEAGUE, Column.COORDINATOR)
HERS = Tie(Column.PERSON, "S")
HELPS = Tie(Column.HELPER, "H", Scope.PLAN)
ACCOMPANIES = Tie(Column.REFERENT, "R")
SHARES = Tie(Column.PARTNER, "C")
# Who accompanies her, or works in the structure that owns her plan, is no partner of it.
NEARER = {Column.REFERENT, Column.COLLEAGUE}


# A plan that is put away is hers alone.
PUT_AWAY = Q(state=State.ARCHIVED)
# What has to wait for her yes, or for the frozen version of a contract, is refused as long as nothing here can do that.
NOT_YET = {"waits", "masp"}


def _allowed_at_once(action: str, ties: Iterable[Tie]) -> bool:
    return any(allows(action, [tie]) and not NOT_YET & duties(action, [tie]) for tie in ties)


def ties_to_plan(user: Viewer, plan: Plan) -> set[Tie]:
    """What the user is to the plan: to its person, to the structure that owns it, and who reads it in an emergency.

    « E » is of the structure that owns the plan, which the person may have left since; « B » is held while an emergency
    reading opened by this very user lasts, and only by who could open one. A plan that is put away is hers alone.
    """
    if plan.state == State.ARCHIVED:
        return {HERS} if user.pk == plan.person_id and user.is_active else set()
    ties = {tie for tie in ties_to_person(user, plan.person) if tie.letter != "E"}
    if user.pk == plan.person_id or not user.is_authenticated:
        return ties
    owner = ties_to_structure(user, plan.structure_id)
    if Tie(Column.REFERENT, "E") in owner:  # works there and accompanies somebody; to her, référent or colleague
        owner = owner - {Tie(Column.REFERENT, "E")} | {Tie(Column.COLLEAGUE, "E")}
    if ACCOMPANIES in ties:
        owner.discard(Tie(Column.COLLEAGUE, "E"))
    ties |= owner
    inside = [tie.column for tie in owner if tie.letter == "E" and tie.column in OF_THE_HOUSE]
    if inside and BreakGlass.objects.open().filter(plan=plan, opened_by=user.pk).exists():
        ties |= {Tie(column, "B") for column in inside}
    return ties


def can_read(user: Viewer, plan: Plan) -> bool:
    return allows("plan.read", ties_to_plan(user, plan))


def can_export(user: Viewer, plan: Plan) -> bool:
    """Take the plan along, whole."""
    return allows("plan.export", ties_to_plan(user, plan))


def can_write(user: Viewer, plan: Plan) -> bool:
    """Open a part, propose a step, answer one, say it is done."""
    return _allowed_at_once("plan.write", ties_to_plan(user, plan))


def can_write_for_team(user: Viewer, plan: Plan) -> bool:
    """Write the team's words."""
    return _allowed_at_once("plan.write", ties_to_person(user, plan.person) & {ACCOMPANIES})


class Writes(StrEnum):
    """How somebody writes in a box of a part."""

    FREELY = "freely"
    BESIDE = "beside"
    """Adds; what would change the person's own words waits for her yes."""
    WAITS = "waits"
    """All of it waits for her yes."""
    NOT = "not"


def how_writes(user: Viewer, plan: Plan, box: Box) -> Writes:
    """In the words that others read; « Mes mots » have rules of their own, and so has what another structure does:
    can_commit(). Each side alone writes its own part."""
    if box in (Box.OWN, Box.PARTNER):
        return Writes.NOT
    # Each word she types asks this: what she is to her own plan takes no query.
    ties = {HERS} if user.pk == plan.person_id and user.is_active else ties_to_plan(user, plan)
    granted = {tie for tie in ties if allows("plan.write", [tie])}
    if HERS in granted:
        return Writes.NOT if box.voice is Voice.TEAM else Writes.FREELY
    if ACCOMPANIES in granted:
        if box.voice is None:
            return Writes.BESIDE
        return Writes.FREELY if box.voice is Voice.TEAM else Writes.NOT
    if any("waits" in duties("plan.write", [tie]) for tie in granted):
        return Writes.NOT if box.voice is Voice.TEAM else Writes.WAITS
    return Writes.NOT


def can_offer_own_words(user: Viewer, plan: Plan) -> bool:
    """Write for her what she says in « Mes mots »: it waits for her yes."""
    granted = [tie for tie in ties_to_plan(user, plan) if allows("plan.own_words", [tie])]
    return any("waits" in duties("plan.own_words", [tie]) for tie in granted)


def accompanies(user: Viewer, plan: Plan) -> bool:
    """Whether the user is her référent, or stands in for one."""
    return ACCOMPANIES in ties_to_person(user, plan.person)


def can_answer_words(user: Viewer, plan: Plan) -> bool:
    """Say yes or no to words that wait for her."""
    return allows("plan.write", ties_to_person(user, plan.person) & {HERS})


def can_write_own_words(user: Viewer, plan: Plan) -> bool:
    """Write « Mes mots », keep them or show them."""
    return _allowed_at_once("plan.own_words", ties_to_plan(user, plan))


def can_keep_for_herself(user: Viewer, plan: Plan) -> bool:
    """What is hers alone: nobody else, whoever may write her words for her one day."""
    return user.pk == plan.person_id and can_write_own_words(user, plan)


def can_answer_plan(user: Viewer, plan: Plan) -> bool:
    """Say yes, no, or « parlons-en » to the whole plan, for one's side."""
    return _allowed_at_once("plan.sign", ties_to_plan(user, plan))


def may_as_team(user: Viewer, plan: Plan, action: str) -> bool:
    """Do it on the team's pages: by a tie of work. One's own plan, that of somebody one helps and an emergency reading
    have pages of their own."""
    return _allowed_at_once(action, {tie for tie in ties_to_plan(user, plan) if tie.letter not in "SHB"})


def can_withdraw(user: Viewer, plan: Plan) -> bool:
    """Stop the plan: her right, and nobody else's."""
    return allows("plan.sign", ties_to_person(user, plan.person) & {HERS})


def can_open_plan(user: Viewer, person: User) -> bool:
    return _allowed_at_once("plan.write", ties_to_person(user, person))


def ties_to_section(user: Viewer, section: Section) -> set[Tie]:
    """The ties to the plan, and that of a partner to whom this part is open today."""
    ties = ties_to_plan(user, section.plan)
    if not NEARER & {tie.column for tie in ties} and _opened_to(user, section).exists():
        ties.add(SHARES)
    return ties


def can_read_section(user: Viewer, section: Section) -> bool:
    return allows("plan.read", ties_to_section(user, section))


def can_write_section(user: Viewer, section: Section) -> bool:
    """Propose a step in this part. A partner may if she said so when she opened it: « C write »."""
    ties = ties_to_section(user, section)
    if SHARES in ties and not _opened_to(user, section).filter(may_write=True).exists():
        ties = {tie for tie in ties if "write" not in duties("plan.write", [tie])}
    return _allowed_at_once("plan.write", ties)


def can_give_consent(user: Viewer, section: Section) -> bool:
    """Open a part to a structure."""
    return allows("consent.give", ties_to_section(user, section))


def can_revoke_consent(user: Viewer, section: Section) -> bool:
    """Close a part to a structure."""
    return allows("consent.revoke", ties_to_section(user, section))


def structures_to_open_to(plan: Plan) -> QuerySet[Structure]:
    """Those of the plan's territory that do not accompany her already."""
    home = {plan.structure_id} | structures_of(plan.person, Role.PERSON)
    accompany_her = Referent.objects.filter(accompanying(), person_id=plan.person_id).values("structure")
    around = Structure.objects.filter(territory__structures=plan.structure_id)
    return around.exclude(Q(pk__in=home) | Q(pk__in=accompany_her)).order_by("name", "pk")


def voice_of(user: User, plan: Plan) -> Voice:
    """In whose name somebody who may write does it."""
    return Voice.PERSON if user.pk == plan.person_id else Voice.TEAM


def own_plans(user: Viewer) -> QuerySet[Plan]:
    return _listed(HERS, Q(person_id=user.pk), user)


def helped_plans(user: Viewer) -> QuerySet[Plan]:
    return _listed(HELPS, Q(person__in=helped_persons(user, Scope.PLAN)), user)


def accompanied_plans(user: Viewer) -> QuerySet[Plan]:
    """The plans of the people whose référent the user is today, in a session of the staff door."""
    mine = accompanying_now().filter(worker_id=user.pk).values("person")
    return _listed(ACCOMPANIES, Q(person__in=mine), user) if is_team(user) else Plan.objects.none()


def accompanied_persons(user: Viewer) -> QuerySet[User]:
    """Whom the user accompanies today, with a plan or not, in a session of the staff door; by name."""
    mine = accompanying_now().filter(worker_id=user.pk).values("person")
    return findable_persons(user).filter(pk__in=mine) if is_team(user) else User.objects.none()


def glass_plans(user: Viewer) -> QuerySet[Plan]:
    """The plans the user reads in an emergency just now."""
    opened = BreakGlass.objects.open().filter(opened_by_id=user.pk).select_related("plan__person", "plan__structure")
    held = [glass.plan_id for glass in opened if can_read(user, glass.plan)] if user.is_authenticated else []
    return Plan.objects.filter(pk__in=held)


def structures_opened_to(user: Viewer) -> set[UUID]:
    """Where the user works: what is open to these structures is open to the user."""
    return structures_of(user, Role.WORKER) if allows("plan.read", [SHARES]) else set()


def shared_sections(user: Viewer) -> QuerySet[Section]:
    """The parts that are open today to a structure where the user works, as her partner."""
    works = structures_opened_to(user)
    if not works:
        return Section.objects.none()
    accompanied = accompanying_now().filter(worker_id=user.pk).values("person")
    opened = Consent.objects.holding().filter(structure__in=works).values("section")
    nearer = Q(plan__structure__in=works) | Q(plan__person__in=accompanied)
    return Section.objects.filter(pk__in=opened).exclude(nearer)


def parts_open_to(user: Viewer, plan_id: UUID) -> dict[UUID, Opened]:
    """The parts of a plan that are open to this partner, and what may be done there."""
    opened = shared_sections(user).filter(plan=plan_id)
    return _parts_of(Consent.objects.holding().filter(section__in=opened, structure__in=structures_opened_to(user)))


def _parts_of(consents: Iterable[Consent]) -> dict[UUID, Opened]:
    writes = _allowed_at_once("plan.write", [SHARES])
    parts: dict[UUID, Opened] = {}
    for one in consents:
        before = parts.get(one.section_id, Opened())
        voices = {one.structure_id} if writes and one.may_commit else set()
        parts[one.section_id] = Opened(before.proposes or (writes and one.may_write), before.voices | voices)
    return parts


def can_commit(user: Viewer, section: Section, structure_id: UUID) -> bool:
    """Write what this structure does in this part, say that its steps are done: in its own voice, who works there,
    where she said so when she opened it."""
    ties = ties_to_section(user, section) & {SHARES}
    opened = _opened_to(user, section).filter(structure=structure_id, may_commit=True)
    return _allowed_at_once("plan.write", ties) and opened.exists()


def open_consents(plan: Plan) -> QuerySet[Consent]:
    """What is open today of a plan, to whom: by part, then by name."""
    return (
        Consent.objects.holding()
        .filter(section__plan=plan)
        .select_related("section", "structure")
        .order_by("section__rank", "structure__name")
    )


def visible_plans(user: Viewer) -> QuerySet[Plan]:
    """All the plans the user may read today."""
    return reduce(or_, (plans(user) for plans in (own_plans, helped_plans, accompanied_plans, glass_plans)))


def _listed(tie: Tie, belongs: Q, user: Viewer) -> QuerySet[Plan]:
    if not user.is_authenticated or not user.is_active or not allows("plan.read", [tie]):
        return Plan.objects.none()
    plans = Plan.objects.filter(belongs)
    return plans if tie == HERS else plans.exclude(PUT_AWAY)


def referents_of(plan: Plan) -> list[User]:
    """Who accompanies the person today."""
    return list(User.objects.filter(Q(pk__in=_referents(plan)), is_active=True).order_by("name"))


def helpers_of(plan: Plan) -> list[User]:
    """Who holds her mandate today, and so may read."""
    return list(User.objects.filter(Q(pk__in=_helpers(plan)), is_active=True).order_by("name"))


def views_of(users: Sequence[UUID], plan: Plan) -> dict[UUID, str]:
    """For the live stream: which view of the plan each of these users has now. Who may not read is left out.

    A handful of queries, however many users; the answers are those of can_read(), and of shared_sections(): what a
    partner sees is a SharedView.
    """
    active = set(User.objects.filter(pk__in=users, is_active=True).values_list("pk", flat=True))
    if plan.state == State.ARCHIVED:
        return {user: "person" for user in active if user == plan.person_id}
    shared = _partner_views(active, plan) if allows("plan.read", [SHARES]) else {}
    kinds = [(Tie(column, "B"), "glass", holders) for column, holders in _breaking_glass(plan).items()]
    kinds += [
        (HELPS, "helper", set(_helpers(plan).values_list("helper", flat=True))),
        (ACCOMPANIES, "team", set(_referents(plan).values_list("worker", flat=True))),
        (HERS, "person", {plan.person_id}),
    ]
    near = {user: view for tie, view, holders in kinds if allows("plan.read", [tie]) for user in active & holders}
    return shared | near


def _partner_views(users: set[UUID], plan: Plan) -> dict[UUID, str]:
    """Through which structures each partner looks, of all those she ever opened a part to; and what is open to them."""
    opened = set(Consent.objects.filter(section__plan=plan).values_list("structure_id", flat=True))
    holding = list(Consent.objects.holding().filter(section__plan=plan)) if opened else []
    if not holding:
        return {}
    at_work = Membership.objects.filter(dated(), user__in=users, role=Role.WORKER)
    works: dict[UUID, set[UUID]] = {}
    for user, structure in at_work.filter(structure__in=opened | {plan.structure_id}).values_list("user", "structure"):
        works.setdefault(user, set()).add(structure)
    views = {}
    for user, structures in works.items():
        mine = [consent for consent in holding if consent.structure_id in structures]
        if mine and plan.structure_id not in structures:
            views[user] = str(SharedView(frozenset(structures), _parts_of(mine)))
    return views


def _opened_to(user: Viewer, section: Section) -> QuerySet[Consent]:
    return Consent.objects.holding().filter(section=section, structure__in=structures_of(user, Role.WORKER))


def _breaking_glass(plan: Plan) -> dict[Column, set[UUID]]:
    """Who reads the plan in an emergency now, and is still in the team that owns it, by what they are there."""
    opened = BreakGlass.objects.open().filter(plan=plan).values("opened_by")
    held = Membership.objects.filter(dated(), structure=plan.structure_id, role__in=TEAM, user__in=opened)
    readers: dict[Column, set[UUID]] = {column: set() for column in OF_THE_HOUSE}
    for user, role in held.values_list("user", "role"):
        readers[Column.COLLEAGUE if role == Role.WORKER else Column.COORDINATOR].add(user)
    return readers


def accompanying_now() -> QuerySet[Referent]:
    """The relations that hold today: dated, and of a worker who is still in the team of that structure."""
    at_work = Membership.objects.filter(
        dated(), user=OuterRef("worker"), structure=OuterRef("structure"), role__in=TEAM
    )
    return Referent.objects.filter(accompanying(), Exists(at_work))


def _referents(plan: Plan) -> QuerySet[Referent, dict[str, Any]]:
    return accompanying_now().filter(person_id=plan.person_id).values("worker")


def _helpers(plan: Plan) -> QuerySet[Mandate, dict[str, Any]]:
    return Mandate.objects.filter(mandated(Scope.PLAN), person_id=plan.person_id).values("helper")
