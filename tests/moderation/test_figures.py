"""What a month of reading comes to: counts, delays, reasons; nobody, and no small number."""

import datetime as dt

import pytest
import time_machine

from kit.time import PARIS
from participation.moderation.engine.figures import CONFIRMED, HIDDEN, REFUSED, UPHELD, WAITS, WHOLE, Fate, figures
from participation.moderation.models import Outcome, Reason
from participation.moderation.rules import (
    appeal_item,
    ask_opinion,
    hear_appeal,
    keep_item,
    publish_item,
    refuse_item,
    report_words,
    undo_decision,
)
from participation.moderation.views.figures_told import figures_of, months_counted, sheet_of_figures
from participation.people.models import Role
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany, with_role

PAGE = "/equipe/moderation/chiffres/"
OCTOBER = dt.date(2026, 10, 1)
MONDAY = dt.datetime(2026, 10, 5, 9, tzinfo=PARIS)


def counted(*fates, reports=()):
    return figures(fates, reports, reasons=Reason.values, answers=Outcome.values)


def some(number, outcome=WHOLE, **said):
    return [Fate("words", "Aix", outcome, in_time=outcome != WAITS or None, **said) for _ in range(number)]


def test_half_and_nine_in_ten():
    fates = [Fate("words", "Aix", WHOLE, hours=float(hours), in_time=hours < 19) for hours in range(1, 21)]
    found = counted(*fates)
    assert (found.median_hours, found.nine_hours, found.arrived) == (10.5, 18.0, 20)
    assert found.in_time is None, "two were late: they are not counted apart"
    assert counted(*fates[:9]).nine_hours is None
    assert counted(*fates[:4]).median_hours is None


def test_no_small_number_is_shown_nor_found_again_from_the_sum():
    found = counted(*some(20), *some(9, HIDDEN), *some(2, REFUSED, reason="insult"))
    assert {row.name: row.count for row in found.outcomes} == {WHOLE: 20, HIDDEN: None, REFUSED: None}
    assert all(row.count is None for row in found.reasons)
    assert counted(*some(3)).arrived is None
    assert counted(*some(20), *some(2, WAITS)).answered is None
    assert counted(*some(20, appeal=UPHELD), *some(6, appeal=CONFIRMED)).appeals[0].count == 20
    kinds = counted(*some(20), Fate("names", "Aix", WHOLE)).kinds
    assert [row.count for row in kinds] == [None, None]


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture(autouse=True)
def roles_of_before():
    """Those of a test hold since before October."""
    with time_machine.travel(MONDAY - dt.timedelta(days=30)):
        yield


@pytest.fixture
def team(structure, roles_of_before):
    return a_worker(structure, "Samira Costa"), a_worker(structure, "Paul Roux")


@pytest.mark.django_db
def test_a_month_that_is_over_read_from_what_was_done(structure, team):
    samira, paul = team
    jury = a_worker(structure, "Lina Petit")
    with time_machine.travel(MONDAY, tick=False) as clock:
        items = [a_message(structure) for _ in range(22)]
        clock.shift(dt.timedelta(hours=2))
        for item in items[:6]:
            publish_item(item.pk, seen=0, by=samira)
        refuse_item(items[6].pk, seen=0, reason=Reason.INSULT, by=samira)
        undo_decision(items[6].pk, seen=1, by=samira)
        for item in items[7:13]:
            refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=samira)
            appeal_item(item.pk, seen=1, by=item.author)
            hear_appeal(item.pk, seen=2, publishes=True, note="Rien à cacher", by=jury)
        for item in items[:5]:
            report_words(item.pk, concern="other", number=str(item.pk), by=None)
            keep_item(item.pk, seen=1, by=paul)
        for item in items[13:18]:
            ask_opinion(item.pk, seen=0, note="Et toi ?", by=samira)
        clock.shift(dt.timedelta(days=3))  # Thursday: the promise was Wednesday
        for item in items[13:20]:
            publish_item(item.pk, seen=1 if item in items[13:18] else 0, by=paul)
    with time_machine.travel(dt.datetime(2026, 10, 31, 12, tzinfo=PARIS)):
        assert months_counted(samira) == []
    with time_machine.travel(dt.datetime(2026, 11, 2, 12, tzinfo=PARIS)):
        assert months_counted(samira) == [OCTOBER]
        found = figures_of(samira, OCTOBER)
    assert found.arrived == 22
    assert found.answered is None, "three wait"
    assert (found.median_hours, found.nine_hours) == (2.0, 74.0)
    assert found.in_time == round(100 * 12 / 19)
    assert found.asked == 5
    assert {row.name: row.count for row in found.appeals} == {UPHELD: None, CONFIRMED: None}
    assert {row.name: row.count for row in found.reports} == dict.fromkeys(Outcome.values)


@pytest.mark.django_db
def test_each_reads_those_of_her_structures_and_nobody_is_named(structure, team):
    samira, _paul = team
    elsewhere = a_worker(StructureFactory(), "Zoé Lang")
    moussa = a_person(structure, "Moussa Diallo")
    accompany(samira, moussa, structure)
    with time_machine.travel(MONDAY):
        for _ in range(6):
            a_message(structure, moussa, "Ouvrez le samedi.")
    chief = with_role(a_user("Yves"), Role.TERRITORY, territory=structure.territory)
    with time_machine.travel(dt.datetime(2026, 11, 2, 12, tzinfo=PARIS)):
        assert figures_of(samira, OCTOBER).arrived == 6, "those near her are counted too: else one knows how many"
        page = signed_in(samira).get(PAGE).content.decode()
        assert "Octobre 2026" in page
        assert "Moussa" not in page
        file = signed_in(samira).get(f"{PAGE}tableur/?mois=2026-10")
        assert file["Content-Type"].startswith("text/csv")
        assert '"Ensemble";"Messages arrivés";"6"' in file.content.decode()
        assert "Pas encore de mois" in signed_in(elsewhere).get(PAGE).content.decode()
        assert signed_in(elsewhere).get(f"{PAGE}tableur/").status_code == 404
        assert signed_in(chief).get(PAGE).status_code == 404
        assert sheet_of_figures(OCTOBER, figures_of(samira, OCTOBER)).name == "moderation-2026-10"
