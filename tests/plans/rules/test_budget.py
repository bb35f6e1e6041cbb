"""The budget: her lines change by her alone, each line says who wrote it, and what she keeps for herself is nowhere."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.engine.budget import MOST_LINES, Figures, LineKind, Period
from participation.plans.models import Answer, BudgetLine, ChangeState, KeptLine, Pillar, Voice
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.rules import (
    LineChanged,
    PlanClosed,
    answer_budget_change,
    change_budget_line,
    change_kept_line,
    drop_kept_line,
    keep_budget_line,
    propose_budget_change,
    remove_budget_line,
    say_yes_to_plan,
    show_kept_line,
    withdraw_plan,
    write_budget_line,
)
from participation.plans.rules.figures import NoLabel, TooManyLines, columns
from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker, give_mandate
from tests.support.plans import Pair, a_pair, a_partner, opens

pytestmark = pytest.mark.django_db
RENT = Figures(kind=LineKind.RENT, label="Loyer", cents=412_00, period=Period.MONTH)
DEBT = Figures(kind=LineKind.DEBT, label="Dette", cents=30_00, period=Period.MONTH, remains=60_00)


@pytest.fixture
def pair() -> Pair:
    return a_pair(pillar=Pillar.BUDGET)


def writes(pair: Pair, figures: Figures = RENT, *, by=None, **changes) -> BudgetLine:
    asked = {"key": new_id(), "by": by or pair.person} | changes
    return write_budget_line(pair.section.pk, figures=figures, **asked)


def live(pair: Pair) -> list[tuple]:
    lines = BudgetLine.objects.live().filter(section=pair.section).order_by("rank")
    return list(lines.values_list("label", "cents", "voice"))


def verbs(pair: Pair) -> list[str]:
    entries = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}", verb__startswith="Budget").order_by("seq")
    return list(entries.values_list("verb", flat=True))


def test_a_line_says_who_wrote_it_and_takes_both_answers_away(pair: Pair) -> None:
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker)
    writes(pair)
    assert (pair.reload().team_answer, pair.plan.changed_by) == ("", Voice.PERSON)
    line = writes(pair, DEBT, by=pair.worker)
    assert (line.author, line.voice, line.rank) == (pair.worker, Voice.TEAM, 2)
    assert verbs(pair) == ["BudgetLineWritten", "BudgetLineWritten"]


def test_the_same_form_sent_twice_writes_one_line(pair: Pair) -> None:
    key = new_id()
    assert writes(pair, key=key) == writes(pair, key=key)
    with pytest.raises(KeyUsedElsewhere):
        writes(pair, DEBT, key=key)
    assert len(live(pair)) == 1


def test_the_team_changes_its_own_lines_and_only_proposes_for_hers(pair: Pair) -> None:
    hers, theirs = writes(pair), writes(pair, DEBT, by=pair.worker)
    lower = replace(DEBT, cents=25_00)
    assert change_budget_line(theirs.pk, figures=lower, key=new_id(), by=pair.worker).cents == 25_00
    with pytest.raises(NotAllowed):
        change_budget_line(hers.pk, figures=lower, key=new_id(), by=pair.worker)
    with pytest.raises(NotAllowed):
        remove_budget_line(hers.pk, key=new_id(), by=pair.worker)
    propose_budget_change(hers.pk, figures=replace(RENT, cents=500_00), key=new_id(), by=pair.worker)
    assert live(pair)[0] == ("Loyer", 412_00, Voice.PERSON), "nothing changes without her yes"


@pytest.mark.parametrize(
    ("answer", "cents"),
    [(ChangeState.ACCEPTED, 500_00), (ChangeState.TALK, 412_00), (ChangeState.DECLINED, 412_00)],
)
def test_only_her_yes_changes_her_line_and_it_stays_hers(pair: Pair, answer: ChangeState, cents: int) -> None:
    line = writes(pair)
    asked = propose_budget_change(line.pk, figures=replace(RENT, cents=500_00), key=new_id(), by=pair.worker)
    with pytest.raises(NotAllowed):
        answer_budget_change(asked.pk, answer=answer, by=pair.worker)
    version = pair.reload().version
    answer_budget_change(asked.pk, answer=answer, by=pair.person)
    answer_budget_change(asked.pk, answer=answer, by=pair.person)
    assert live(pair) == [("Loyer", cents, Voice.PERSON)]
    assert (pair.reload().version > version) is (answer == ChangeState.ACCEPTED)


def test_a_line_she_agrees_to_take_away_is_kept_ended(pair: Pair) -> None:
    line = writes(pair)
    asked = propose_budget_change(line.pk, figures=None, key=new_id(), by=pair.worker)
    answer_budget_change(asked.pk, answer=ChangeState.ACCEPTED, by=pair.person)
    assert live(pair) == []
    assert BudgetLine.objects.get().ended_at


def test_what_was_typed_for_an_older_line_is_stale(pair: Pair) -> None:
    line = writes(pair)
    asked = propose_budget_change(line.pk, figures=None, key=new_id(), by=pair.worker)
    change_budget_line(line.pk, figures=replace(RENT, cents=430_00), key=new_id(), by=pair.person)
    with pytest.raises(LineChanged):
        change_budget_line(line.pk, figures=replace(RENT, cents=440_00), key=new_id(), by=pair.person)
    with pytest.raises(LineChanged):
        answer_budget_change(asked.pk, answer=ChangeState.ACCEPTED, by=pair.person)
    with pytest.raises(LineChanged):
        propose_budget_change(line.pk, figures=None, key=new_id(), by=pair.worker)
    assert live(pair) == [("Loyer", 430_00, Voice.PERSON)]


def test_a_line_that_was_changed_meanwhile_is_not_taken_away(pair: Pair) -> None:
    line, key = writes(pair, DEBT, by=pair.worker), new_id()
    change_budget_line(line.pk, figures=replace(DEBT, cents=20_00), key=new_id(), by=pair.worker)
    with pytest.raises(LineChanged):
        remove_budget_line(line.pk, key=key, by=pair.person)
    assert live(pair) == [("Dette", 20_00, Voice.TEAM)]
    now_there = BudgetLine.objects.live().get()
    for _twice in range(2):
        remove_budget_line(now_there.pk, key=key, by=pair.person)
    assert live(pair) == []


def test_she_may_change_what_the_team_wrote_and_it_becomes_hers(pair: Pair) -> None:
    line = writes(pair, DEBT, by=pair.worker)
    change_budget_line(line.pk, figures=replace(DEBT, cents=20_00), key=new_id(), by=pair.person)
    assert live(pair) == [("Dette", 20_00, Voice.PERSON)]


def test_neither_helper_colleague_nor_partner_writes_changes_or_answers(pair: Pair) -> None:
    line, helper, partner = writes(pair), a_user("Lucie"), a_partner(pair)
    give_mandate(pair.person, helper)
    opens(pair, partner, may_write=True)
    asked = propose_budget_change(line.pk, figures=None, key=new_id(), by=pair.worker)
    for other in (helper, partner, a_worker(pair.structure, "Samira")):
        for act in (
            lambda by: writes(pair, DEBT, by=by),
            lambda by: change_budget_line(line.pk, figures=DEBT, key=new_id(), by=by),
            lambda by: remove_budget_line(line.pk, key=new_id(), by=by),
            lambda by: propose_budget_change(line.pk, figures=None, key=new_id(), by=by),
            lambda by: answer_budget_change(asked.pk, answer=ChangeState.ACCEPTED, by=by),
            lambda by: keep_budget_line(pair.section.pk, figures=DEBT, key=new_id(), by=by),
        ):
            with pytest.raises(NotAllowed):
                act(other)
    assert len(live(pair)) == 1


def test_another_part_has_no_budget_and_a_closed_plan_takes_no_line(pair: Pair) -> None:
    other = a_pair("Joël", "Samira")
    with pytest.raises(NotAllowed):
        writes(other)
    line = writes(pair)
    withdraw_plan(pair.plan.pk, by=pair.person)
    for act in (lambda: writes(pair), lambda: remove_budget_line(line.pk, key=new_id(), by=pair.person)):
        with pytest.raises(PlanClosed):
            act()


def test_a_line_has_a_name_and_a_budget_has_an_end(pair: Pair) -> None:
    with pytest.raises(NoLabel):
        writes(pair, replace(RENT, label="  "))
    same = {"section": pair.section, "voice": Voice.PERSON, "author": pair.person, **columns(RENT)}
    BudgetLine.objects.bulk_create([BudgetLine(rank=rank, **same) for rank in range(1, MOST_LINES + 1)])
    with pytest.raises(TooManyLines):
        writes(pair)


def keeps(pair: Pair, figures: Figures = DEBT, **changes) -> KeptLine:
    asked = {"key": new_id(), "by": pair.person} | changes
    return keep_budget_line(pair.section.pk, figures=figures, **asked)


def test_what_she_keeps_for_herself_moves_nothing_that_others_read(pair: Pair) -> None:
    pair.reload()
    before, said = (pair.plan.version, pair.plan.changed_at), verbs(pair)
    line = keeps(pair)
    change_kept_line(line.pk, figures=replace(DEBT, cents=10_00), seen=0, key=new_id(), by=pair.person)
    drop_kept_line(line.pk, by=pair.person)
    pair.reload()
    assert (pair.plan.version, pair.plan.changed_at) == before
    assert verbs(pair) == said
    assert not KeptLine.objects.exists()


def test_shown_it_becomes_a_line_once_and_leaves_nothing_behind(pair: Pair) -> None:
    line, key = keeps(pair), new_id()
    with pytest.raises(LineChanged):
        show_kept_line(line.pk, figures=DEBT, seen=5, key=new_id(), by=pair.person)
    asked = {"figures": replace(DEBT, cents=40_00), "seen": 0, "key": key, "by": pair.person}
    assert show_kept_line(line.pk, **asked) == show_kept_line(line.pk, **asked)
    assert live(pair) == [("Dette", 40_00, Voice.PERSON)]
    assert not KeptLine.objects.exists()


def test_nobody_elses_page_reads_the_table_of_what_she_keeps(pair: Pair) -> None:
    """The guarantee of her drafts: not a query, so not a list, a count or a sum."""
    helper, partner = a_user("Lucie"), a_partner(pair)
    give_mandate(pair.person, helper)
    opens(pair, partner)
    writes(pair)
    keeps(pair, replace(DEBT, label="Ma sœur m’a prêté"))
    pages = [
        (pair.worker, reverse("plans:team_plan", args=[pair.plan.pk])),
        (pair.worker, reverse("plans:team_budget", args=[pair.plan.pk])),
        (pair.worker, reverse("plans:team_history", args=[pair.plan.pk])),
        (pair.worker, reverse("desk:person", args=[pair.person.pk])),
        (pair.worker, "/equipe/"),
        (helper, reverse("plans:helped", args=[pair.plan.pk])),
        (partner, reverse("plans:shared_plan", args=[pair.plan.pk])),
    ]
    table = KeptLine._meta.db_table
    for user, address in pages:
        client = signed_in(user)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert response.status_code == 200, address
        assert "Loyer" in response.content.decode() or "budget" not in address
        assert not [query for query in asked if table in query["sql"]], address
    with CaptureQueriesContext(connection) as asked:
        signed_in(pair.worker).post(reverse("plans:team_export", args=[pair.plan.pk]))
    assert not [query for query in asked if table in query["sql"]]
    assert "Ma sœur" in signed_in(pair.person).get("/mon-projet/budget/").content.decode(), "her own page does"


def test_an_answer_of_the_plan_is_taken_away_by_her_yes_to_a_change(pair: Pair) -> None:
    line = writes(pair)
    asked = propose_budget_change(line.pk, figures=None, key=new_id(), by=pair.worker)
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.person)
    assert pair.reload().person_answer == Answer.YES, "a proposal changes nothing yet"
    answer_budget_change(asked.pk, answer=ChangeState.ACCEPTED, by=pair.person)
    assert pair.reload().person_answer == ""
