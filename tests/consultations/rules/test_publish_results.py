"""Results are published as far as they may be shown, numbered, and never changed."""

import pytest
from django.db import DatabaseError, transaction

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.consultations.engine.life import NotNow
from participation.consultations.models import Publication, State
from participation.consultations.rules import AlreadyPublished, NothingNew, publish_results, results_now
from tests.support.consultations import NO, YES, a_consultation, close, sent_by
from tests.support.people import a_coordinator, a_person, a_worker
from tests.support.results import closed, sheets

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    return closed()


@pytest.fixture
def claire(consultation):
    return a_coordinator(consultation.structure)


def rows(publication, name="samedi"):
    return next(dict(one["rows"]) for one in publication.content["questions"] if one["name"] == name)


def test_small_counts_are_hidden_in_what_is_written_down(consultation, claire):
    sheets(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}), (3, {}), (2, {"samedi": {"s": "unsure"}}))
    publication = publish_results(consultation.pk, seen=0, by=claire)
    assert rows(publication) == {"yes": 12, "no": 6, "unsure": None, "unwilling": None, "": None}
    consultation.refresh_from_db()
    assert (publication.number, consultation.state) == (1, State.PUBLISHED)
    entry = Entry.objects.get(verb="ConsultationMoved", stream__name=f"consultation:{consultation.pk}")
    assert (entry.actor, entry.targets["state"]) == (claire.pk, "published")


def test_sheets_with_names_are_counted_like_the_others():
    consultation = a_consultation()
    for number in range(11):
        sent_by(consultation, a_person(consultation.structure), samedi=YES if number < 6 else NO)
    close(consultation)
    publication = publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))
    assert rows(publication) == {"yes": 6, "no": None, "unsure": None, "unwilling": None, "": None}


def test_only_who_runs_the_consultation_publishes(consultation):
    for by in (a_worker(consultation.structure), a_coordinator(), a_person(consultation.structure)):
        with pytest.raises(NotAllowed):
            publish_results(consultation.pk, seen=0, by=by)
    assert not Publication.objects.exists()


def test_nothing_is_published_while_one_may_still_answer():
    consultation = a_consultation()
    with pytest.raises(NotNow):
        publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))


def test_whoever_looked_before_another_published_looks_again(consultation, claire):
    sheets(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}))
    publish_results(consultation.pk, seen=0, by=claire)
    with pytest.raises(AlreadyPublished):
        publish_results(consultation.pk, seen=0, by=claire)


def test_four_late_sheets_change_nothing(consultation, claire):
    sheets(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}))
    publish_results(consultation.pk, seen=0, by=claire)
    sheets(consultation, (4, {"samedi": YES}))
    with pytest.raises(NothingNew):
        publish_results(consultation.pk, seen=1, by=claire)


def test_the_next_publication_keeps_what_would_tell_what_the_last_ones_said(consultation, claire):
    sheets(consultation, (12, {"samedi": YES}), (9, {"samedi": NO}), (5, {}))
    first = publish_results(consultation.pk, seen=0, by=claire)
    sheets(consultation, (7, {"samedi": YES}), (1, {"samedi": NO}))
    second = publish_results(consultation.pk, seen=1, by=claire)
    assert (second.number, second.content["people"]) == (2, 34)
    assert rows(second) == rows(first)
    assert Publication.objects.get(number=1).content == first.content


def test_the_database_refuses_that_a_publication_changes(consultation, claire):
    sheets(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}))
    publication = publish_results(consultation.pk, seen=0, by=claire)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(content={})


def test_looking_at_what_would_be_published_writes_nothing(consultation):
    sheets(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}))
    assert results_now(consultation, None)["people"] == 18
    assert not Publication.objects.exists()
