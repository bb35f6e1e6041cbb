"""Meetings with Awa's partners: one that took place, with what was decided there, and one to come."""

from __future__ import annotations

import datetime as dt

from journal.demo import retell
from kit.demo import Life
from kit.ids import new_id
from kit.time import now
from outbox.models import Message
from participation.people.models import Structure
from participation.places.models import Place
from participation.plans.models import (
    Becomes,
    Coordination,
    CoordinationState,
    Goal,
    JointDecision,
    Pillar,
    Plan,
    Presence,
    Step,
    StepState,
    Way,
    Who,
)
from participation.plans.notices import COORDINATION_CHANGED, COORDINATION_REMINDER, PARTNERS_TOLD
from participation.plans.rules import (
    Decided,
    answer_coordination,
    answer_decision,
    answer_invite,
    hold_coordination,
    propose_coordination,
)

FRIDAY = 4


def build(life: Life) -> None:
    """The agency reads her budget: it came yesterday, and comes again."""
    agency = life.structures.get("agence")
    if not life.sample or agency is None or "paul" not in life.people:
        return
    plan = Plan.objects.open().get(person=life.people["awa"])
    place = Place.objects.first()
    where = {"way": Way.PLACE, "place_id": place.pk} if place else {"way": Way.PHONE}
    held(life, plan, agency, where)
    begun = now()
    coming = agreed(life, plan, agency, life.at(at_work(life, 6, 1), 14), where)
    put_back(coming, begun, life.at(-1, 20))
    Message.objects.filter(kind__in=(COORDINATION_CHANGED, COORDINATION_REMINDER, PARTNERS_TOLD)).update(
        dropped_at=now()
    )


def at_work(life: Life, n: int, way: int) -> int:
    """`n` days from today, or the nearest working day that way: 1 or -1."""
    while life.day(n).weekday() > FRIDAY:
        n += way
    return n


def put_back(meeting: Coordination, begun: dt.datetime, told: dt.datetime) -> None:
    """What happened to it since `begun` was at `told`."""
    retell([f"plan:{meeting.plan_id}"], since=begun, at=told)
    dates = dict.fromkeys(("proposed_at", "person_yes_at", "agreed_at", "settled_at"), told)
    Coordination.objects.filter(pk=meeting.pk).update(**dates)
    meeting.invites.update(invited_at=told, answered_at=told)


def agreed(life: Life, plan: Plan, agency: Structure, starts_at: dt.datetime, where: dict) -> Coordination:
    """Nadia proposes, Awa says yes; then Paul's agency knows of it, and comes."""
    awa, nadia, paul = (life.people[key] for key in ("awa", "nadia", "paul"))
    asked = {"starts_at": starts_at, "structures": [agency.pk], **where}
    meeting = propose_coordination(plan.pk, **asked, key=new_id(), by=nadia)
    meeting = answer_coordination(meeting.pk, answer=CoordinationState.AGREED, seen=meeting.seq, by=awa)
    return answer_invite(meeting.pk, coming=True, by=paul)


def held(life: Life, plan: Plan, agency: Structure, where: dict) -> None:
    """Two things are proposed to her, and one is only noted: she has answered that one."""
    awa, nadia, begun = life.people["awa"], life.people["nadia"], now()
    budget, work = (plan.sections.get(pillar=pillar) for pillar in (Pillar.BUDGET, Pillar.WORK))
    meeting = agreed(life, plan, agency, life.at(1, 10), where)
    # What is past cannot be proposed.
    Coordination.objects.filter(pk=meeting.pk).update(starts_at=life.at(at_work(life, -1, -1), 10))
    step = "Demander le chèque énergie avant la fin de l’hiver"
    decisions = [
        Decided(section=budget.pk, text=step, becomes=Becomes.STEP, who=Who.TOGETHER, due_on=life.day(30)),
        Decided(section=work.pk, text="Travailler de jour, près de l’école", becomes=Becomes.GOAL),
        Decided(section=budget.pk, text="L’agence ne coupe pas l’électricité cet hiver.", becomes=Becomes.NOTED),
    ]
    meeting = hold_coordination(
        meeting.pk,
        decisions=decisions,
        person_came=Presence.HERE,
        came=[agency.pk],
        seen=meeting.seq,
        key=new_id(),
        by=nadia,
    )
    noted = meeting.decisions.get(becomes=Becomes.NOTED)
    answer_decision(noted.pk, answer=StepState.AGREED, seen=noted.seq, by=awa)
    told = life.at(-1, 19)
    put_back(meeting, begun, told)
    Coordination.objects.filter(pk=meeting.pk).update(
        proposed_at=life.at(-9, 9), person_yes_at=life.at(-8, 18), agreed_at=life.at(-8, 18), settled_at=told
    )
    meeting.invites.update(invited_at=life.at(-9, 9), answered_at=life.at(-7, 11))
    JointDecision.objects.filter(pk=noted.pk).update(answered_at=told)
    for rows in (Step, Goal):
        rows.objects.filter(section__plan=plan, proposed_at__gte=begun).update(proposed_at=told)
