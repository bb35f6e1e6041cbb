"""What arrives live is what the page shows, for each kind of viewer; what she keeps for herself never arrives."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.time import now, today
from live import streams
from participation.plans.models import LifeCycle, Pillar, StepState, Who
from participation.plans.rules import (
    answer_goal,
    answer_step,
    change_step,
    finish_step,
    open_section,
    propose_goal,
    propose_review,
    rate_situation,
    say_of_goal,
    say_yes_to_plan,
    stop_step,
    withdraw_plan,
)
from tests.support.clients import signed_in
from tests.support.people import a_user, give_mandate

pytestmark = pytest.mark.django_db


def a_goal(pair):
    goal = propose_goal(pair.section.pk, title="Un studio", key=new_id(), by=pair.person)
    return answer_goal(goal.pk, answer=StepState.AGREED, seen=0, by=pair.worker)


def last_piece(pair, view):
    family, key = streams.find(f"plan:{pair.plan.pk}")
    entry = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").latest("seq")
    return family.render([entry], key, view)[entry.seq]


def roots(markup):
    """The elements of a piece, one for each id at its root."""
    return re.split(r"\n(?=<(?:div|ul|span|details)[^>]* id=\"(?:ou-en-est|accord|compte-|mots-))", markup)


ACTS = {
    "she shows her words": lambda pair: pair.shows("Rester près de l’école.\nEt du parc <b>."),
    "the team writes": lambda pair: pair.team_writes("Votre dossier est complet."),
    "a step is proposed": lambda pair: pair.proposes(),
    "a step is agreed": lambda pair: pair.agreed_step(),
    "a step is declined": lambda pair: answer_step(
        pair.proposes().pk, answer=StepState.DECLINED, seen=0, by=pair.person
    ),
    "a step is done": lambda pair: finish_step(pair.agreed_step().pk, done=True, seen=1, by=pair.person),
    "a change is proposed": lambda pair: change_step(
        pair.agreed_step().pk, title="Plus tard", who=Who.TOGETHER, seen=1, key=new_id(), by=pair.worker
    ),
    "a step is given up": lambda pair: stop_step(pair.agreed_step().pk, seen=1, by=pair.person),
    "a goal is proposed": lambda pair: propose_goal(pair.section.pk, title="Un studio", key=new_id(), by=pair.person),
    "a worker notes where a goal is": lambda pair: say_of_goal(
        a_goal(pair).pk, lifecycle=LifeCycle.ACTIVE, achievement="improving", seen=1, by=pair.worker
    ),
    "she says where a goal is": lambda pair: say_of_goal(
        a_goal(pair).pk, lifecycle=LifeCycle.ACTIVE, achievement="improving", seen=1, by=pair.person
    ),
    "she shows how she finds her situation": lambda pair: rate_situation(
        pair.section.pk, value=6, show=True, key=new_id(), by=pair.person
    ),
    "a day to look back is proposed": lambda pair: propose_review(
        pair.plan.pk, on=today() + dt.timedelta(days=9), key=new_id(), by=pair.worker
    ),
    "one side says yes": lambda pair: say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker),
    "she stops": lambda pair: withdraw_plan(pair.plan.pk, by=pair.person),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("folded", [False, True], ids=["open", "folded"])
def test_a_patched_piece_is_the_reloaded_piece(pair, act, folded):
    helper = a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    if folded:
        open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    with time_machine.travel(now(), tick=False):
        ACTS[act](pair)
        for user, view, address in [
            (pair.person, "person", reverse("plans:mine")),
            (pair.worker, "team", reverse("plans:team_plan", args=[pair.plan.pk])),
            (helper, "helper", reverse("plans:helped", args=[pair.plan.pk])),
        ]:
            page = signed_in(user).get(address + ("?partie=sante" if folded else "")).content.decode()
            piece = last_piece(pair, view)
            assert piece.kind == "replace"
            parts = roots(piece.html)
            for part in parts:
                if 'id="compte-' in part and not folded:
                    continue  # an open part shows its steps, not their count
                assert part in page, f"{view}: {part}"
            assert len(parts) >= 2


def test_a_new_part_comes_folded_after_the_others(pair):
    section = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.worker)
    piece = last_piece(pair, "person")
    fold = piece.html.split("</details>")[0]
    assert piece.kind == "append:parties"
    assert f'id="partie-{section.pk}"' in fold
    assert fold in signed_in(pair.person).get(reverse("plans:mine")).content.decode()


def test_what_she_keeps_is_on_no_stream_one_can_follow(pair):
    before = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count()
    pair.keeps("Un secret")
    assert Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count() == before
    assert streams.find(f"drafts:{pair.plan.pk}") is None
    assert streams.find(f"access:{pair.plan.pk}") is None
    for client in (signed_in(pair.person), signed_in(pair.worker)):
        assert client.get("/live/", {"stream": f"drafts:{pair.plan.pk}", "after": 0}).status_code == 404


def test_no_piece_ever_tells_of_a_draft(pair):
    pair.keeps("Un secret")
    pair.team_writes("Bonjour")
    for view in ("person", "team", "helper"):
        html = last_piece(pair, view).html
        assert "secret" not in html
        assert "brouillon" not in html


def test_following_the_plan_counts_as_reading_it(pair):
    family, key = streams.find(f"plan:{pair.plan.pk}")
    family.opened(pair.worker.pk, key)
    assert Entry.objects.get(verb="PlanRead").actor == pair.worker.pk


def test_a_name_that_is_no_plan_shows_nothing_to_anybody(pair):
    family, _key = streams.find("plan:x")
    for key in ("", "x", "0190e3a0-0000-7000-8000-000000000000"):
        assert not family.views([pair.person.pk], key)


def test_many_entries_are_drawn_from_one_reading(pair, django_assert_max_num_queries):
    for number in range(5):
        pair.proposes(f"Étape {number}")
    family, key = streams.find(f"plan:{pair.plan.pk}")
    entries = list(Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").order_by("seq"))
    with django_assert_max_num_queries(14):
        pieces = family.render(entries, key, "team")
    assert set(pieces) == {entry.seq for entry in entries}


def test_who_is_shown_words_without_a_socket_has_read_them(pair):
    pair.shows("Rester près de l’école.")
    client, where = signed_in(pair.worker), {"stream": f"plan:{pair.plan.pk}", "after": 0}
    seq = client.get("/live/", where).json()["seq"]
    reads = Entry.objects.filter(stream_id=f"access:{pair.plan.pk}", actor=pair.worker.pk)
    assert reads.count() == 1
    client.get("/live/", where | {"after": seq})
    assert reads.count() == 1, "nothing was shown the second time"
