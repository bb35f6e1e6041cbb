"""Meetings with partners for tests, made by the real rules."""

import datetime as dt

from kit.ids import new_id
from kit.time import midnight, today
from participation.people.models import Role, Structure, User
from participation.plans.models import Becomes, Coordination, Presence, Way
from participation.plans.rules import Decided, answer_coordination, hold_coordination, propose_coordination


def house_of(partner: User) -> Structure:
    return partner.memberships.get(role=Role.WORKER).structure


def proposes(pair, *partners: User, by: User | None = None, days: int = 3, **changes) -> Coordination:
    """Her référente asks these partners to come, to Les Glycines at ten in the morning."""
    at = midnight(today() + dt.timedelta(days=days)) + dt.timedelta(hours=10)
    asked = {"starts_at": at, "way": Way.ADDRESS, "address": "Résidence Les Glycines", "key": new_id()}
    asked |= {"structures": [house_of(one).pk for one in partners], "by": by or pair.worker}
    return propose_coordination(pair.plan.pk, **asked | changes)


def agreed(pair, *partners: User, **changes) -> Coordination:
    meeting = proposes(pair, *partners, **changes)
    return answer_coordination(meeting.pk, answer="agreed", seen=meeting.seq, by=pair.person)


def holds(pair, meeting: Coordination, *decisions: Decided, **changes) -> Coordination:
    """That day has come."""
    Coordination.objects.filter(pk=meeting.pk).update(starts_at=midnight(today()) + dt.timedelta(hours=8))
    asked = {"decisions": list(decisions), "person_came": Presence.HERE, "seen": meeting.seq, "key": new_id()}
    return hold_coordination(meeting.pk, **asked | {"by": pair.worker} | changes)


def decided(section, text: str = "Visiter la résidence", becomes: Becomes = Becomes.NOTED, **changes) -> Decided:
    return Decided(section=section.pk, text=text, becomes=becomes, **changes)
