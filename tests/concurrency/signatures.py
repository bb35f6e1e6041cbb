"""What each process of the race for signatures does. Top-level functions: a process finds them by name."""

import time
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from participation.plans.engine.life import Mover
from participation.plans.models import Draft, Plan, State
from participation.plans.rules import PlanChanged, Typed, VersionMoved, say_yes_to_plan, show_own_words
from tests.support.signing import signs

LONGEST = 20  # seconds


def agree_and_sign(plan_id: UUID, section_id: UUID, person_id: UUID, worker_id: UUID, racer: int) -> int:
    """Racers 0 and 1: each a side, that says yes and signs what waits, as long as it is not signed. Racer 2 changes
    her words meanwhile, 8 times. How often each was told that the version had moved."""
    person, worker = User.objects.get(pk=person_id), User.objects.get(pk=worker_id)
    if racer == 2:
        for number in range(8):
            seq = Draft.objects.get(section=section_id).seq
            typed = Typed(f"Mes mots, la fois {number}.", seq, new_id())
            show_own_words(section_id, typed=typed, by=person)
            time.sleep(0.05)
        return 0
    moved, ends = 0, time.monotonic() + LONGEST
    party, by = ((Mover.PERSON, person), (Mover.TEAM, worker))[racer]
    while time.monotonic() < ends:
        plan = Plan.objects.get(pk=plan_id)
        agreement = plan.agreements.filter(number=plan.waiting).first()
        try:
            if plan.state == State.ACTIVE and plan.agreements.get(number=plan.in_force).content.count("la fois 7"):
                return moved
            if agreement is not None:
                signs(agreement, by, party)
            else:
                say_yes_to_plan(plan_id, seen=plan.version, by=by)
        except (PlanChanged, VersionMoved):
            moved += 1
        except Exception as refusal:
            if type(refusal).__name__ not in ("NotNow", "SigningWaits"):
                raise
        time.sleep(0.01)
    return moved
