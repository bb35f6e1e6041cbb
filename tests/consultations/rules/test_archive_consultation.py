"""An archived consultation stays to be read, and nothing goes on there any more."""

import datetime as dt
import uuid

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import today
from participation.consultations.engine.life import NotNow
from participation.consultations.models import Consultation, State, Verdict
from participation.consultations.rules import (
    Archived,
    NotHandedYet,
    Said,
    StillAwaited,
    archive_consultation,
    change_consultation,
    face,
    find_receipt,
    hand_over,
    name_theme,
    note_follow_up,
    publish_results,
    reply_to,
    write_recommendation,
)
from participation.people.models import Role
from tests.support.clients import signed_in
from tests.support.committee import a_member
from tests.support.consultations import YES, a_consultation, close, sent_by
from tests.support.people import a_coordinator, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """Answered by six people with a receipt each, closed, published."""
    consultation = a_consultation(title="Les horaires des accueils")
    letters = [sent_by(consultation, a_person(consultation.structure), samedi=YES) for _ in range(6)]
    close(consultation)
    publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))
    consultation.refresh_from_db()
    return consultation, letters[0].receipt


@pytest.fixture
def claire(published):
    return a_coordinator(published[0].structure)


@pytest.fixture
def asked(published):
    """The committee asks something of the town."""
    town = with_role(a_user("La mairie"), Role.ADDRESSEE, structure=published[0].structure)
    kader = a_member(published[0].structure)
    said = Said(title="Ouvrir le samedi", text="On attend.", easy="", addressee=town.pk, questions=["samedi"])
    write_recommendation(published[0].pk, said, by=kader)
    return town, kader


def test_it_leaves_the_list_and_everything_stays_to_be_read(published, claire, client):
    consultation, receipt = published
    archive_consultation(consultation.pk, by=claire)
    assert "Les horaires des accueils" not in client.get("/consultations/").content.decode()
    assert "Les horaires des accueils" in client.get("/consultations/anciennes/").content.decode()
    page = client.get(consultation.get_absolute_url()).content.decode()
    assert "Cette consultation est ancienne" in page
    assert "6 personnes" in client.get(f"{consultation.get_absolute_url()}resultats/").content.decode()
    assert find_receipt(consultation, code=receipt)
    entry = Entry.objects.filter(verb="ConsultationMoved").latest("pk")
    assert (entry.actor, entry.targets["state"]) == (claire.pk, "archived")


def test_only_who_runs_it_archives_it_and_only_once_it_is_published(published, claire):
    for by in (a_worker(published[0].structure), a_coordinator(), a_person(published[0].structure)):
        with pytest.raises(NotAllowed):
            archive_consultation(published[0].pk, by=by)
    fresh = a_consultation(published[0].structure)
    with pytest.raises(NotNow):
        archive_consultation(fresh.pk, by=claire)
    assert not Consultation.objects.archived().exists()


def test_it_waits_for_what_the_committee_has_asked_and_what_was_promised(published, claire, asked):
    consultation, (town, kader) = published[0], asked
    with pytest.raises(NotHandedYet):
        archive_consultation(consultation.pk, by=claire)
    (one,) = hand_over(consultation.pk, by=kader)
    with pytest.raises(StillAwaited):
        archive_consultation(consultation.pk, by=claire)
    later = today() + dt.timedelta(days=30)
    reply_to(one.pk, verdict=Verdict.ACCEPTED, reason="Oui.", due_on=later, by=town)
    with pytest.raises(StillAwaited):
        archive_consultation(consultation.pk, by=claire)
    note_follow_up(one.pk, text="C’est ouvert.", done=True, key=uuid.uuid4(), by=town)
    assert archive_consultation(consultation.pk, by=claire).state == State.ARCHIVED


def test_nothing_goes_on_once_it_is_archived(published, claire):
    consultation, kader = published[0], a_member(published[0].structure)
    archive_consultation(consultation.pk, by=claire)
    consultation.refresh_from_db()
    with pytest.raises(Archived):
        name_theme(consultation.pk, name="Horaires", rule="Quand on parle d’un jour.", by=kader)
    said = Said(title="Ouvrir", text="On attend.", easy="", addressee=kader.pk, questions=["samedi"])
    with pytest.raises(Archived):
        write_recommendation(consultation.pk, said, by=kader)
    with pytest.raises(Archived):
        hand_over(consultation.pk, by=kader)
    with pytest.raises(Archived):
        change_consultation(consultation.pk, said={"title": "Autre"}, seen=face(consultation), by=claire)
    with pytest.raises(NotNow):
        publish_results(consultation.pk, seen=1, by=claire)


def test_the_page_asks_first_then_says_why_not_and_the_team_finds_it_again(published, claire, asked):
    consultation, team = published[0], signed_in(claire)
    here = f"/equipe/consultations/{consultation.pk}/"
    assert f"{here}archiver/" in team.get(here).content.decode()
    assert "On ne revient pas en arrière" in team.get(f"{here}archiver/").content.decode()
    refused = team.post(f"{here}archiver/")
    assert refused.status_code == 400
    assert "ne les a pas encore remises" in refused.content.decode()
    Consultation.objects.filter(pk=consultation.pk).update(state=State.ARCHIVED)
    assert "Les horaires des accueils" not in team.get("/equipe/consultations/").content.decode()
    assert "Les horaires des accueils" in team.get("/equipe/consultations/?anciennes").content.decode()
    assert "plus rien ne change" in team.get(here).content.decode()
    committee = signed_in(asked[1])
    assert "Les horaires des accueils" not in committee.get("/comite/").content.decode()
    assert "Les horaires des accueils" in committee.get("/comite/?anciennes").content.decode()
