import pytest
from django.db import IntegrityError, transaction

from kit.refusals import NotAllowed
from participation.plans.models import Draft, Pillar, Plan, Voice
from participation.plans.rules import NoStructure, PlanClosed, open_plan, open_section, withdraw_plan
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany, give_mandate

pytestmark = pytest.mark.django_db


def test_a_plan_opens_on_what_she_wants_with_two_voices_and_her_draft():
    awa = a_person()
    plan = open_plan(awa.pk, by=awa)
    wish = plan.sections.get()
    assert wish.pillar == Pillar.WISH
    assert sorted(words.voice for words in wish.words.all()) == [Voice.PERSON, Voice.TEAM]
    assert Draft.objects.get(section=wish).text is None


def test_asking_twice_opens_one():
    awa = a_person()
    assert open_plan(awa.pk, by=awa) == open_plan(awa.pk, by=awa)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(person=awa, structure=StructureFactory())


def test_without_structure_she_is_told_to_come_by():
    joel = a_user("Joël")
    with pytest.raises(NoStructure):
        open_plan(joel.pk, by=joel)


def test_her_referent_may_open_it_nobody_else():
    structure = StructureFactory()
    awa, nadia, samira, lucie = a_person(structure), a_worker(structure), a_worker(structure, "Samira"), a_user("Lucie")
    accompany(nadia, awa, structure)
    give_mandate(awa, lucie)
    for other in (samira, lucie):
        with pytest.raises(NotAllowed):
            open_plan(awa.pk, by=other)
    assert open_plan(awa.pk, by=nadia).structure == structure


def test_a_part_opens_once_and_not_in_a_closed_plan(pair):
    again = open_section(pair.plan.pk, pillar=Pillar.HOUSING, by=pair.worker)
    assert again == pair.section
    withdraw_plan(pair.plan.pk, by=pair.person)
    with pytest.raises(PlanClosed):
        open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)


def test_after_a_closed_plan_a_new_one(pair):
    withdraw_plan(pair.plan.pk, by=pair.person)
    assert open_plan(pair.person.pk, by=pair.person) != pair.plan
    assert Plan.objects.filter(pk=pair.plan.pk).exists()
