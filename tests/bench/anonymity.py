"""`manage.py bench anonymity`: what somebody who holds the whole database finds out about who answered what, while a
consultation is open and once it is closed; and the same attacker on a site that means well and is naive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from participation.consultations.models import Consultation, Draft, Sheet
from tests.support.attacker import attack
from tests.support.voices import everybody_answers, over, settle

PEOPLE = 210


def run(options: Any) -> Iterator[str]:
    """210 people sign in and answer by HTTP; the house takes in what waits every 7. Every order of persons is tried
    against every order of answers, and every value that two rows share is followed."""
    consultation, truth = everybody_answers(PEOPLE, seed=1)
    settle()
    yield f"anonymity.people: {PEOPLE}"
    yield f"anonymity.waiting: {Draft.objects.count()}"
    yield f"anonymity.readable_while_open: {attack(truth).readable}"
    over(consultation)
    found = attack(truth)
    yield f"anonymity.answers_counted: {Sheet.objects.count()}"
    yield f"anonymity.attacks: {found.attacks}"
    yield f"anonymity.linked: {found.best} of {PEOPLE}"
    yield f"anonymity.chance: {found.chance} of {PEOPLE}"
    yield f"anonymity.better_than_chance: {'yes, ' + found.name if found.beats_chance else 'no'}"
    Consultation.objects.all().delete()
    _consultation, truth = everybody_answers(PEOPLE, seed=2, naive=True)
    settle()
    naive = attack(truth)
    yield f"anonymity.naive_attacks: {naive.attacks}"
    yield f"anonymity.naive_linked: {naive.best} of {PEOPLE}, {naive.name}"
