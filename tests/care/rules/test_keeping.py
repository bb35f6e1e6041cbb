"""What alerts hold about somebody goes in its time, and at her asking; she takes it along before."""

import datetime as dt

import pytest

from kit.ids import new_id
from kit.time import now
from participation.care.engine.sealing import Said
from participation.care.fragments import keeper
from participation.care.models import CareAct, CareAlert
from participation.care.rules import (
    ask_to_be_called,
    claim_alert,
    close_alert,
    erase_alerts,
    forget_alerts,
    forget_said,
)
from participation.people.rules.erase_person import erase_person
from tests.support.care import a_call_for_help, an_alert
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def structure():
    return StructureFactory()


def over(alert: CareAlert, structure) -> None:
    nadia = a_worker(structure)
    claim_alert(alert.pk, seen=0, by=nadia)
    close_alert(alert.pk, text="Elle est chez sa sœur.", seen=1, by=nadia)


def test_six_months_after_the_end_only_dates_are_left(structure):
    alert = an_alert(structure, a_person(structure))
    over(alert, structure)
    assert forget_alerts(now() + 181 * DAY) == 0
    assert forget_alerts(now() + 183 * DAY) == 1
    alert.refresh_from_db()
    assert (alert.person, alert.item, alert.claimed_by, alert.acts.count()) == (None, None, None, 0)
    assert forget_alerts(now() + 183 * DAY) == 0


def test_a_number_nobody_called_goes_after_thirty_days(structure):
    alert = ask_to_be_called(structure.pk, said=Said(number="+33639980001"), dangers=[], key=new_id())
    assert forget_said(now() + 29 * DAY) == 0
    assert forget_said(now() + 31 * DAY) == 1
    alert.refresh_from_db()
    assert not alert.said


def test_at_her_asking_what_is_over_leads_to_nobody_and_what_is_not_goes(structure):
    awa = a_person(structure)
    closed, living = an_alert(structure, awa), a_call_for_help(awa)
    over(closed, structure)
    erase_alerts(awa)
    assert CareAlert.objects.get().pk == closed.pk != living.pk
    assert CareAlert.objects.get().person is None
    assert not CareAct.objects.exists()


def test_her_whole_account_may_be_erased(structure):
    awa = a_person(structure)
    over(an_alert(structure, awa), structure)
    erase_person(awa, by=a_coordinator(structure))
    assert CareAlert.objects.get().item is None


def test_she_takes_along_what_she_asked_and_what_was_done(structure):
    awa = a_person(structure)
    a_call_for_help(awa, said=Said(words="Appelez-moi.", number="+33639980001"))
    over(an_alert(structure, awa), structure)
    (sheet,) = keeper().export(awa)
    assert [row[3] for row in sheet.rows] == ["Appelez-moi.", ""]
    assert [row[5] for row in sheet.rows] == ["", "Elle est chez sa sœur."]


def test_only_who_has_the_key_of_the_house_reads_what_she_left(structure, settings):
    alert = ask_to_be_called(structure.pk, said=Said(number="+33639980001"), dangers=[], key=new_id())
    assert alert.said.number == "+33639980001"
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "une autre", []
    assert not CareAlert.objects.get().said
