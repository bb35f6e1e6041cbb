"""Themes: proposed, read, supported by three at most each, chosen by the room."""

import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.consultations.fragments import show_plenary
from participation.consultations.models import Topic, TopicSupport
from participation.consultations.rules import (
    ThreeAtMost,
    TopicsClosed,
    choose_topic,
    erase_topics,
    leave_topic,
    propose_topic,
    publish_agenda,
    support_topic,
)
from participation.moderation.permissions import visible_items
from participation.people.models import Scope
from participation.people.rules import keepers
from tests.support.committee import a_member
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, give_mandate
from tests.support.plenaries import a_plenary, a_topic

pytestmark = pytest.mark.django_db


def propose(plenary, by, **fields) -> Topic:
    return propose_topic(plenary.pk, **({"text": "Les douches", "key": new_id(), "by": by} | fields))


def test_persons_the_committee_and_who_runs_the_structure_propose_and_nobody_else():
    plenary = a_plenary()
    here, elsewhere = plenary.structure, StructureFactory()
    for who in (a_person(here), a_person(elsewhere), a_member(here), a_coordinator(here)):
        propose(plenary, who)
    for who in (a_worker(here), a_coordinator(elsewhere), a_member(elsewhere)):
        with pytest.raises(NotAllowed):
            propose(plenary, who)


def test_a_theme_is_read_by_the_team_before_others_see_it():
    plenary = a_plenary()
    topic = propose(plenary, a_person(plenary.structure))
    assert list(visible_items(a_worker(plenary.structure))) == [topic.review]
    assert topic.review.context.startswith("Thème pour la plénière du")
    assert show_plenary(plenary, a_person()).topics == []


def test_one_form_sent_twice_is_one_theme():
    plenary, awa, key = a_plenary(), a_person(), new_id()
    assert propose(plenary, awa, key=key) == propose(plenary, awa, key=key)


def test_a_helper_proposes_in_the_name_of_whom_she_helps_and_it_says_so():
    plenary, awa, lucie = a_plenary(), a_person(), a_user("Lucie Aubert")
    give_mandate(awa, lucie, Scope.CONSULTATION)
    topic = propose(plenary, lucie, person=awa)
    assert (topic.author, topic.helper, topic.channel) == (awa, lucie, Channel.ASSISTED)
    fatou = a_person()
    give_mandate(fatou, lucie, Scope.PLAN)
    for person in (fatou, a_person()):
        with pytest.raises(NotAllowed):
            propose(plenary, lucie, person=person)
    with pytest.raises(NotAllowed):  # whoever runs the structure proposes in nobody's name
        propose(plenary, a_coordinator(plenary.structure), person=awa)


def test_nothing_is_proposed_nor_supported_once_the_agenda_is_published():
    plenary = a_plenary()
    topic, awa = a_topic(plenary), a_person()
    publish_agenda(plenary.pk, agenda="Accueil", seen=0, by=a_coordinator(plenary.structure))
    with pytest.raises(TopicsClosed):
        propose(plenary, awa)
    with pytest.raises(TopicsClosed):
        support_topic(topic.pk, by=awa)


def test_one_voice_on_each_of_three_themes_and_a_place_given_back_serves_again():
    plenary, awa = a_plenary(), a_person()
    topics = [a_topic(plenary, f"Thème {number}") for number in range(4)]
    for topic in (topics[0], topics[0], *topics[1:3]):
        support_topic(topic.pk, by=awa)
    with pytest.raises(ThreeAtMost):
        support_topic(topics[3].pk, by=awa)
    leave_topic(topics[1].pk, by=awa)
    support_topic(topics[3].pk, by=awa)
    assert set(TopicSupport.objects.values_list("topic", flat=True)) == {topics[n].pk for n in (0, 2, 3)}


def test_the_database_gives_nobody_a_fourth_place_nor_one_place_twice():
    plenary, awa = a_plenary(), a_person()
    first, second = a_topic(plenary, "Un"), a_topic(plenary, "Deux")
    support_topic(first.pk, by=awa)
    for place in (1, 4):
        with pytest.raises(IntegrityError), transaction.atomic():
            TopicSupport.objects.create(topic=second, plenary=plenary, user=awa, place=place)


def test_the_team_has_no_voice_and_a_theme_nobody_read_yet_takes_none():
    plenary = a_plenary()
    topic, waiting = a_topic(plenary), propose(plenary, a_person())
    for who in (a_worker(plenary.structure), a_coordinator(plenary.structure)):
        with pytest.raises(NotAllowed):
            support_topic(topic.pk, by=who)
    with pytest.raises(NotAllowed):
        support_topic(waiting.pk, by=a_person())


def test_supports_leave_no_trace_in_the_journal_and_few_of_them_no_number():
    plenary = a_plenary()
    topic = a_topic(plenary)
    before = Entry.objects.count()
    said = []
    for _person in range(5):
        support_topic(topic.pk, by=a_person())
        said.append(show_plenary(plenary, a_person()).topics[0].supports)
    assert Entry.objects.count() == before
    assert said == ["Moins de 5 personnes pour le moment"] * 4 + ["5 personnes"]


def test_what_the_room_chose_is_shown_whole_and_may_be_taken_off():
    plenary = a_plenary()
    claire, topic = a_coordinator(plenary.structure), a_topic(plenary)
    choose_topic(topic.pk, hands=2, by=claire)
    (chosen,) = show_plenary(plenary, a_person()).chosen
    assert chosen.hands_said == "2 mains levées dans la salle"
    choose_topic(topic.pk, chosen=False, by=claire)
    topic.refresh_from_db()
    assert (topic.chosen_at, topic.hands) == (None, None)
    with pytest.raises(NotAllowed):
        choose_topic(topic.pk, by=a_worker(plenary.structure))


def test_an_erased_person_leaves_a_published_theme_without_her_words():
    plenary, awa = a_plenary(), a_person()
    published, waiting = a_topic(plenary, by=awa), propose(plenary, awa)
    support_topic(published.pk, by=awa)
    room = next(keeper for keeper in keepers.every() if keeper.name == "consultations")
    sheets = {sheet.name: sheet.rows for sheet in room.export(awa)}
    assert [row[1] for row in sheets["themes-proposes"]] == [published.text, waiting.text]
    assert [row[1] for row in sheets["themes-soutenus"]] == [published.text]
    erase_topics(awa)
    assert list(Topic.objects.values_list("text", "author")) == [("Message retiré.", None)]
    assert not TopicSupport.objects.exists()
