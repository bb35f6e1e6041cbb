"""« Depuis votre dernière visite »: what others did, said once on each visit, and nothing written for it."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from journal.models import Entry
from kit.time import now
from participation.plans.models import StepState
from participation.plans.rules import answer_step
from tests.support.clients import signed_in

pytestmark = pytest.mark.django_db
MINE = "/mon-projet/"
TITLE = "Depuis votre dernière visite"


def visit(user, address=MINE):
    return signed_in(user).get(address).content.decode()


def later(**span):
    return time_machine.travel(now() + dt.timedelta(**span), tick=False)


def test_a_first_visit_says_nothing_and_the_next_says_what_others_did(pair):
    pair.proposes("Visiter la résidence")
    assert TITLE not in visit(pair.person)
    with later(hours=1):
        step = pair.proposes("Appeler le bailleur")
        with later(hours=1):
            html = visit(pair.person)
            assert TITLE in html
            assert "Nadia propose une étape, dans «\u00a0Logement\u00a0»" in html
            assert f'href="#etape-{step.pk}"' in html
            assert "A changé" in html
        with later(days=1):
            assert TITLE not in visit(pair.person), "she has seen it"


def test_looking_twice_in_one_visit_says_the_same_twice(pair):
    visit(pair.person)
    with later(hours=1):
        pair.proposes()
        with later(minutes=20):
            visit(pair.person)
            with later(minutes=5):
                assert TITLE in visit(pair.person)


def test_one_is_never_told_of_ones_own_act(pair):
    visit(pair.person)
    team = reverse("plans:team_plan", args=[pair.plan.pk])
    visit(pair.worker, team)
    with later(hours=1):
        step = pair.proposes()
        answer_step(step.pk, answer=StepState.AGREED, seen=0, by=pair.person)
        with later(hours=1):
            hers, theirs = visit(pair.person), visit(pair.worker, team)
            assert "Nadia propose une étape" in hers
            assert "Awa dit «\u00a0d’accord\u00a0» à une étape" not in hers
            assert "Awa dit «\u00a0d’accord\u00a0» à une étape" in theirs
            assert "Nadia propose une étape" not in theirs


def test_what_she_keeps_for_herself_is_told_to_nobody(pair):
    team = reverse("plans:team_plan", args=[pair.plan.pk])
    visit(pair.worker, team)
    with later(hours=1):
        pair.keeps("Un secret")
        with later(hours=1):
            assert TITLE not in visit(pair.worker, team)


def test_it_writes_nothing_but_the_reading(pair):
    visit(pair.person)
    with later(hours=1):
        pair.proposes()
        before = Entry.objects.count()
        with later(hours=1):
            visit(pair.person)
            assert Entry.objects.count() == before + 1
