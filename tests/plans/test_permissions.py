"""Who may read a plan: the same answer from the sentence, the list and the live stream."""

import datetime as dt

import pytest

from kit.time import today
from participation.people.models import Referent, Role
from participation.people.permissions import table
from participation.people.permissions.table import Column
from participation.plans.models import Plan
from participation.plans.permissions import can_read, views_of, visible_plans
from tests.support.people import TerritoryFactory, a_coordinator, a_person, a_user, a_worker, give_mandate, with_role
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db


def everybody(pair):
    helper, partner = a_user("Lucie Diallo"), a_worker(name="Paul Mercier")
    give_mandate(pair.person, helper)
    readers = [pair.person, pair.worker, helper]
    others = [
        a_worker(pair.structure, "Samira Costa"),
        a_coordinator(pair.structure),
        partner,
        a_person(pair.structure, "Joël Rousseau"),
        with_role(a_user("Admin", username="admin", phone=None), Role.PLATFORM),
        with_role(a_user("Territoire", username="t", phone=None), Role.TERRITORY, territory=pair.structure.territory),
        with_role(a_user("Kader"), Role.COMMITTEE, territory=pair.structure.territory),
        with_role(a_user("Ailleurs"), Role.COMMITTEE, territory=TerritoryFactory()),
        with_role(a_user("Préfecture"), Role.ADDRESSEE, structure=pair.structure),
    ]
    return readers, others


def test_the_sentence_the_list_and_the_live_stream_agree(pair):
    a_pair("Joël", "Paul")  # somebody else's plan never shows
    readers, others = everybody(pair)
    live = views_of([user.pk for user in (*readers, *others)], pair.plan)
    assert live == {readers[0].pk: "person", readers[1].pk: "team", readers[2].pk: "helper"}
    for user in readers:
        assert can_read(user, pair.plan)
        assert visible_plans(user).get() == pair.plan
    for user in others:
        assert not can_read(user, pair.plan)
        assert not visible_plans(user).exists()


def test_a_relation_that_ended_opens_nothing(pair):
    Referent.objects.update(starts_on=today() - dt.timedelta(days=9), ends_on=today() - dt.timedelta(days=1))
    assert not can_read(pair.worker, pair.plan)
    assert not visible_plans(pair.worker).exists()
    assert not views_of([pair.worker.pk], pair.plan)


def test_a_worker_who_left_the_structure_is_no_referent(pair):
    pair.worker.memberships.update(starts_on=today() - dt.timedelta(days=9), ends_on=today() - dt.timedelta(days=1))
    assert not can_read(pair.worker, pair.plan)
    assert not visible_plans(pair.worker).exists()
    assert not views_of([pair.worker.pk], pair.plan)


def test_a_closed_account_sees_nothing(pair):
    pair.person.is_active = False
    pair.person.save()
    assert not can_read(pair.person, pair.plan)
    assert not visible_plans(pair.person).exists()
    assert not views_of([pair.person.pk], pair.plan)


def test_a_session_without_second_factor_is_no_referent(pair):
    pair.worker.acts_as_staff = False
    assert not can_read(pair.worker, pair.plan)
    assert not visible_plans(pair.worker).exists()


@pytest.mark.parametrize("column", [Column.PERSON, Column.HELPER, Column.REFERENT])
def test_the_table_alone_decides(pair, monkeypatch, column):
    readers, _others = everybody(pair)
    emptied = {**table.TABLE["plan.read"]}
    del emptied[column]
    monkeypatch.setitem(table.TABLE, "plan.read", emptied)
    reader = readers[[Column.PERSON, Column.REFERENT, Column.HELPER].index(column)]
    assert not can_read(reader, pair.plan)
    assert reader.pk not in views_of([reader.pk], pair.plan)
    assert not visible_plans(reader).exists()
    assert Plan.objects.exists()
