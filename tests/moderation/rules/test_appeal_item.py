"""The author changes her words, or asks two others to read them again."""

import pytest

from journal.models import Channel, Entry
from kit.refusals import NotAllowed
from participation.moderation.fragments import undoable
from participation.moderation.models import Reason, Side, State, juries
from participation.moderation.permissions import can_decide, hearable_appeals, side_of
from participation.moderation.rules import (
    AlreadyDecided,
    HeardAlready,
    SameWords,
    appeal_item,
    conclude_appeals,
    correct_words,
    hear_appeal,
    hold_item,
    publish_item,
    refuse_item,
)
from participation.people.models import Role
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(monkeypatch):
    """A refused message; who may hear its author: another worker, and Kader, concerned, of the committee."""
    structure = StructureFactory()
    kader = with_role(a_user("Kader"), Role.COMMITTEE, territory=structure.territory)
    monkeypatch.setattr(juries, "_known", [lambda _territory: {kader.pk}])
    awa, nadia, samira = a_person(structure, "Awa"), a_worker(structure, "Nadia"), a_worker(structure, "Samira")
    item = a_message(structure, awa, "Le samedi, Sandrine aussi.")
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=nadia)
    return item, awa, nadia, samira, kader


def test_two_others_who_agree_publish(scene):
    item, awa, nadia, samira, kader = scene
    appeal_item(item.pk, seen=1, note="Elle est d’accord.", by=awa)
    assert [bool(hearable_appeals(one)) for one in (nadia, samira, kader, awa)] == [False, True, True, False]
    assert hear_appeal(item.pk, seen=2, publishes=True, note="Oui.", by=samira).state == State.APPEALED
    assert hear_appeal(item.pk, seen=3, publishes=True, note="Oui.", by=kader).state == State.APPROVED
    assert undoable(kader) == []  # it is not the act of one alone
    with pytest.raises(AlreadyDecided):
        hear_appeal(item.pk, seen=3, publishes=False, note="Non.", by=samira)


def test_two_who_do_not_agree_leave_it_to_the_coordination_and_two_who_refuse_end_it(scene):
    item, awa, _nadia, samira, kader = scene
    appeal_item(item.pk, seen=1, by=awa)
    hear_appeal(item.pk, seen=2, publishes=False, note="Non.", by=kader)
    assert hear_appeal(item.pk, seen=3, publishes=True, note="Oui.", by=samira).state == State.ESCALATED
    claire = a_coordinator(item.structure)
    refuse_item(item.pk, seen=4, reason=Reason.PRIVATE, by=claire)
    with pytest.raises(HeardAlready):
        appeal_item(item.pk, seen=5, by=awa)


def test_the_coordination_decides_by_somebody_who_has_not_spoken_yet_where_there_is_one(scene):
    item, awa, _nadia, samira, kader = scene
    structure, claire = item.structure, a_coordinator(item.structure)
    item = a_message(structure, awa, "Le samedi.")
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=claire)
    appeal_item(item.pk, seen=1, by=awa)
    hear_appeal(item.pk, seen=2, publishes=False, note="Non.", by=kader)
    item = hear_appeal(item.pk, seen=3, publishes=True, note="Oui.", by=samira)
    assert can_decide(claire, item)
    other = a_coordinator(structure)
    assert (can_decide(claire, item), can_decide(other, item)) == (False, True)


def test_who_decided_before_hears_no_appeal_and_each_side_has_one_voice(scene):
    item, awa, nadia, samira, _kader = scene
    appeal_item(item.pk, seen=1, by=awa)
    with pytest.raises(NotAllowed):
        hear_appeal(item.pk, seen=2, publishes=False, note="Non.", by=nadia)
    hear_appeal(item.pk, seen=2, publishes=False, note="Non.", by=samira)
    with pytest.raises(NotAllowed):
        hear_appeal(item.pk, seen=3, publishes=False, note="Non.", by=a_worker(item.structure))


def test_words_with_some_hidden_stay_while_they_are_read_again(scene):
    structure, awa = scene[0].structure, scene[1]
    item = a_message(structure, awa, "Sandrine m’écoute.")
    publish_item(item.pk, seen=0, text="[prénom] m’écoute.", by=scene[2])
    appeal_item(item.pk, seen=1, by=awa)
    item.refresh_from_db()
    assert (item.state, item.published_text) == (State.APPEALED, "[prénom] m’écoute.")
    hear_appeal(item.pk, seen=2, publishes=False, note="Non.", by=scene[3])
    done = hear_appeal(item.pk, seen=3, publishes=True, note="Oui.", by=scene[4])
    assert (done.state, done.published_text) == (State.EDITED, "[prénom] m’écoute.")


def test_by_telephone_a_worker_writes_the_appeal_down_and_the_channel_says_it(scene):
    item, _awa, nadia, *_ = scene
    with pytest.raises(NotAllowed):
        appeal_item(item.pk, seen=1, by=nadia)
    appeal_item(item.pk, seen=1, by=nadia, channel=Channel.PHONE)
    assert Entry.objects.filter(verb="AppealMade", stream="moderation").get().channel == Channel.PHONE


def test_new_words_wait_with_a_new_promise_and_the_old_ones_stay_in_the_history(scene):
    item, awa, nadia, *_ = scene
    with pytest.raises(SameWords):
        correct_words(item.pk, seen=1, text=item.text, by=awa)
    with pytest.raises(NotAllowed):
        correct_words(item.pk, seen=1, text="Autre chose.", by=nadia)
    correct_words(item.pk, seen=1, text="Le samedi aussi.", by=awa)
    item.refresh_from_db()
    assert (item.state, item.text, item.revision, item.reason) == (State.PENDING, "Le samedi aussi.", 2, "")
    assert item.last_decision().seen_text == "Le samedi, Sandrine aussi."
    with pytest.raises(AlreadyDecided, match="La personne a changé son message"):
        publish_item(item.pk, seen=1, by=nadia)
    told = Entry.objects.filter(stream=f"words:{awa.pk}").order_by("seq").values_list("verb", flat=True)
    assert list(told) == ["MessageSubmitted", "MessageRefused", "WordsCorrected"]


def test_nobody_concerned_who_may_hear_it_is_waited_for(scene, monkeypatch):
    item, awa, _nadia, samira, kader = scene
    appeal_item(item.pk, seen=1, by=awa)
    item.named.add(kader)  # who may not read it
    assert hear_appeal(item.pk, seen=2, publishes=True, note="Oui.", by=samira).state == State.APPROVED


def test_the_voice_that_was_given_is_the_answer_once_nobody_is_left_for_the_other(scene, monkeypatch):
    item, awa, _nadia, samira, _kader = scene
    appeal_item(item.pk, seen=1, by=awa)
    hear_appeal(item.pk, seen=2, publishes=True, note="Oui.", by=samira)
    assert conclude_appeals() == 0
    monkeypatch.setattr(juries, "_known", [lambda _territory: set()])
    assert conclude_appeals() == 1
    item.refresh_from_db()
    assert (item.state, item.last_decision().by) == (State.APPROVED, samira)
    assert conclude_appeals() == 0


def test_who_only_put_it_aside_may_hear_the_appeal(scene):
    _item, awa, nadia, samira, _kader = scene
    item = a_message(awa.memberships.get().structure, awa, "Le soir.")
    hold_item(item.pk, seen=0, note="Plus tard.", by=samira)
    refuse_item(item.pk, seen=1, reason=Reason.UNCLEAR, by=nadia)
    appeal_item(item.pk, seen=2, by=awa)
    item.refresh_from_db()
    assert [side_of(one, item) for one in (samira, nadia)] == [Side.TEAM, None]
