import uuid

import pytest
from django.db import transaction

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.moderation.models import Reason, State, Verdict
from participation.moderation.rules import AlreadyDecided, WordsChanged, publish_item, refuse_item, undo_decision
from tests.support import moderation
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


def test_a_published_message_keeps_its_original_and_its_history():
    item = a_message(text="Appelez Sandrine.")
    samira = a_worker(item.structure, "Samira Costa")
    publish_item(item.pk, seen=0, text="Appelez [prénom].", by=samira)
    item.refresh_from_db()
    assert (item.state, item.text, item.published_text) == (State.EDITED, "Appelez Sandrine.", "Appelez [prénom].")
    decision = item.decisions.get()
    assert (decision.by, decision.version, decision.verdict) == (samira, 1, Verdict.PUBLISHED)
    assert decision.text == "Appelez [prénom]."
    assert item.has_hidden_words


def test_without_a_text_the_original_is_published():
    item = a_message()
    publish_item(item.pk, seen=0, by=a_worker(item.structure))
    item.refresh_from_db()
    assert item.published_text == item.text
    assert not item.has_hidden_words


def test_publishing_may_hide_words_but_not_change_them():
    item = a_message(text="Il faut ouvrir le samedi.")
    with pytest.raises(WordsChanged):
        publish_item(item.pk, seen=0, text="Il faut fermer le samedi.", by=a_worker(item.structure))
    item.refresh_from_db()
    assert (item.state, item.version) == (State.PENDING, 0)


def test_the_second_decider_learns_who_decided_and_changes_nothing():
    item = a_message()
    publish_item(item.pk, seen=0, by=a_worker(item.structure, "Samira Costa"))
    with pytest.raises(AlreadyDecided, match="Samira Costa a publié ce message, à l’instant"):
        refuse_item(item.pk, seen=0, reason=Reason.OFF_TOPIC, by=a_worker(item.structure, "Nadia Benali"))
    item.refresh_from_db()
    assert (item.state, item.version, item.decisions.count()) == (State.APPROVED, 1, 1)


def test_one_moderator_pressing_twice_decides_once():
    item = a_message()
    samira = a_worker(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    publish_item(item.pk, seen=0, by=samira)
    assert item.decisions.count() == 1
    assert Entry.objects.filter(stream="moderation", verb="MessagePublished").count() == 1


def test_publishing_a_decided_message_with_its_present_version_is_refused():
    item = a_message()
    samira = a_worker(item.structure)
    refuse_item(item.pk, seen=0, reason=Reason.INSULT, by=samira)
    with pytest.raises(AlreadyDecided):
        publish_item(item.pk, seen=1, by=samira)


@pytest.mark.parametrize("who", ["author", "référente", "elsewhere", "person", "nobody"])
def test_nobody_decides_on_what_is_not_theirs_to_decide(who):
    structure = StructureFactory()
    author = a_worker(structure) if who == "author" else a_person(structure)
    item = a_message(structure, author)
    decider = {
        "author": author,
        "référente": a_worker(structure, "Nadia Benali"),
        "elsewhere": a_worker(),
        "person": a_person(structure),
    }.get(who, a_worker(structure))
    if who == "référente":
        accompany(decider, author, structure)
    with pytest.raises(NotAllowed):
        publish_item(uuid.uuid4() if who == "nobody" else item.pk, seen=0, by=decider)
    item.refresh_from_db()
    assert (item.state, item.version) == (State.PENDING, 0)


def test_the_upper_room_is_told_in_the_same_transaction():
    item = a_message()
    moderation.told.clear()
    with transaction.atomic():
        publish_item(item.pk, seen=0, by=a_worker(item.structure))
        assert [told.state for told in moderation.told] == [State.APPROVED]


def test_arrivals_and_decisions_are_written_in_the_journal_of_moderation():
    item = a_message()
    samira = a_worker(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    entries = Entry.objects.filter(stream="moderation").order_by("seq")
    assert [(entry.verb, entry.targets) for entry in entries] == [
        ("MessageSubmitted", {"item": str(item.pk)}),
        ("MessagePublished", {"item": str(item.pk)}),
    ]
    assert entries[1].actor == samira.pk


def test_an_old_page_cannot_decide_after_a_decision_was_taken_back():
    item = a_message()
    samira = a_worker(item.structure, "Samira Costa")
    refuse_item(item.pk, seen=0, reason=Reason.INSULT, by=samira)
    undo_decision(item.pk, seen=1, by=samira)
    with pytest.raises(AlreadyDecided, match="Samira Costa a remis ce message à lire"):
        publish_item(item.pk, seen=0, by=a_worker(item.structure))
