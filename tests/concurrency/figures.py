"""What each process of the race for a line of a budget does. Top-level functions: a process finds them by name."""

import time
from dataclasses import replace
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from participation.plans.models import BudgetLine
from participation.plans.rules import LineChanged, change_budget_line


def change(section_id: UUID, person_id: UUID, times: int) -> int:
    """Write one euro more in the place of the line that is there, again and again. How many times it was done."""
    person, done = User.objects.get(pk=person_id), 0
    while done < times:
        line = BudgetLine.objects.live().get(section=section_id)
        try:
            more = replace(line.figures, cents=line.cents + 1_00)
            change_budget_line(line.pk, figures=more, key=new_id(), by=person)
            done += 1
        except LineChanged:
            continue
    return done


def change_naively(section_id: UUID, _person_id: UUID, times: int) -> int:
    """Read the line, then write it: nothing is locked, nothing is stale."""
    for _ in range(times):
        line = BudgetLine.objects.live().get(section=section_id)
        time.sleep(0.005)
        BudgetLine.objects.filter(pk=line.pk).update(cents=line.cents + 1_00)
    return times
