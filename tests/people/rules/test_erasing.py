"""Asking to be erased, taking it back, and who does it."""

import datetime as dt
import html
import json

import pytest
import time_machine
from django.conf import settings
from django.db.models import PROTECT, RESTRICT

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from outbox.models import Message
from participation.consultations.models import Contribution
from participation.moderation.models import ReviewItem, State
from participation.moderation.rules import publish_item
from participation.people.models import (
    ERASE_WITHIN,
    ArchivedRecord,
    EraseRequest,
    Mandate,
    Referent,
    Role,
    Structure,
    Territory,
    User,
)
from participation.people.rules import AccountForWork, ask_erasure, execute_erasure, take_erasure_back
from participation.people.rules.erase_person import erase_person
from participation.plans.models import Plan, Proposal, Step
from participation.plans.rules import offer_words, say_yes_to_plan
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, a_contribution
from tests.support.outbox import deliver
from tests.support.people import (
    StructureFactory,
    a_coordinator,
    a_person,
    a_user,
    a_worker,
    accompany,
    give_mandate,
    with_role,
)
from tests.support.plans import a_pair
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import Booking, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def tilleuls() -> Structure:
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def awa(tilleuls) -> User:
    return a_person(tilleuls)


@pytest.fixture
def claire(tilleuls) -> User:
    return a_coordinator(tilleuls)


def erased(person: User, relay: User) -> EraseRequest:
    request = ask_erasure(by=person)
    execute_erasure(request.pk, by=relay)
    request.refresh_from_db()
    return request


def test_asked_twice_is_asked_once_and_she_is_told(awa):
    assert ask_erasure(by=awa).pk == ask_erasure(by=awa).pk
    assert Message.objects.filter(to=awa.pk, kind="news_in_her_space").count() == 1
    assert Entry.objects.filter(stream_id=f"people:{awa.pk}", verb="ErasureAsked").count() == 1


def test_it_can_be_taken_back_until_it_is_done(awa, claire):
    request = ask_erasure(by=awa)
    assert take_erasure_back(by=awa)
    with pytest.raises(NotAllowed):
        execute_erasure(request.pk, by=claire)
    assert User.objects.filter(pk=awa.pk).exists()
    assert not take_erasure_back(by=awa)


def test_an_account_that_serves_work_is_not_erased(claire):
    with pytest.raises(AccountForWork):
        ask_erasure(by=claire)


def test_the_relay_is_who_coordinates_her_structure_and_nobody_else(awa, tilleuls):
    request = ask_erasure(by=awa)
    nadia = a_worker(tilleuls)
    accompany(nadia, awa, tilleuls)
    elsewhere = a_coordinator(StructureFactory(territory=tilleuls.territory))
    platform = with_role(a_user(phone=None, username="plateforme"), Role.PLATFORM)
    territory = with_role(a_user(phone=None, username="territoire"), Role.TERRITORY, territory=tilleuls.territory)
    for other in (nadia, a_worker(tilleuls), elsewhere, platform, territory, a_person(tilleuls), awa):
        with pytest.raises(NotAllowed):
            execute_erasure(request.pk, by=other)
        assert str(request.pk) not in signed_in(other).get("/equipe/effacements/").content.decode()
    assert User.objects.filter(pk=awa.pk).exists()


def test_somebody_without_structure_is_erased_where_the_door_is_open():
    open_door, closed = StructureFactory(), StructureFactory()
    Territory.objects.filter(pk=closed.territory_id).update(open_door=False)
    moussa = a_user()
    request = ask_erasure(by=moussa)
    assert request.structure is None
    with pytest.raises(NotAllowed):
        execute_erasure(request.pk, by=a_coordinator(closed))
    with pytest.raises(NotAllowed):
        execute_erasure(request.pk, by=a_worker(open_door))
    execute_erasure(request.pk, by=a_coordinator(open_door))
    assert not User.objects.filter(pk=moussa.pk).exists()


def test_done_twice_is_done_once(awa, claire):
    request = erased(awa, claire)
    execute_erasure(request.pk, by=claire)
    assert Entry.objects.filter(verb="PersonErased").count() == 1
    assert (request.person, request.done_by) == (awa.pk, claire.pk)
    with pytest.raises(NotAllowed):
        execute_erasure(request.pk, by=a_coordinator(claire.memberships.get().structure))


@time_machine.travel(dt.datetime(2031, 6, 16, 12, tzinfo=dt.UTC), tick=False)
def test_she_gets_one_neutral_message_before_her_number_is_forgotten(awa, claire):
    request = ask_erasure(by=awa)
    deliver()
    before = told(awa)
    execute_erasure(request.pk, by=claire)
    assert told(awa) == [*before, "C'est fait, comme demandé. Une question ? Passez dans un accueil."]
    assert not Message.objects.filter(to=awa.pk).exists()
    assert not Message.objects.filter(address=awa.phone).exists()


def told(person: User) -> list[str]:
    lines = (json.loads(line) for line in settings.OUTBOX_FILE.read_text().splitlines())
    return [line["text"] for line in lines if line["to"] == person.phone]


def test_her_seats_are_free_for_who_waited(awa, claire):
    session = SessionFactory(capacity=1)
    book(session, awa)
    waits = book(session, a_person())
    erased(awa, claire)
    waits.refresh_from_db()
    session.refresh_from_db()
    assert (waits.state, session.taken, session.waiting) == ("offered", 1, 0)


def test_of_a_past_session_only_the_number_of_seats_stays(awa, claire):
    session = SessionFactory()
    book(session, awa, guests=1)
    to_the_past(session)
    erased(awa, claire)
    assert Session.objects.get().taken == 2
    assert not Booking.objects.exists()


def test_a_published_message_leaves_its_place_and_the_others_go(awa, claire, tilleuls):
    consultation = a_consultation(tilleuls)
    published = a_contribution(consultation, awa)
    a_contribution(consultation, awa, text="Pas encore lu.")
    publish_item(published.review_id, seen=0, by=claire)
    erased(awa, claire)
    left = Contribution.objects.get()
    assert (left.author, left.text, left.review.published_text) == (None, "Message retiré.", "Message retiré.")
    assert ReviewItem.objects.get().state == State.APPROVED
    page = signed_in(claire).get(consultation.get_absolute_url()).content.decode()
    assert "Ouvrez le samedi" not in page


def test_her_agreement_goes_to_the_closed_archive_without_a_word():
    pair = a_pair()
    pair.shows("Un logement calme")
    for who in (pair.person, pair.worker):
        say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=who)
    erased(pair.person, a_coordinator(pair.structure))
    record = ArchivedRecord.objects.get()
    assert (record.person, record.kind) == (pair.person.pk, "agreement")
    assert record.reason
    assert "calme" not in str(record.content)
    assert not Plan.objects.exists()


def test_what_a_helper_did_for_somebody_stays_in_that_plan_under_no_name():
    pair = a_pair()
    helper = a_person(pair.structure, "Lucie Diallo")
    give_mandate(pair.person, helper)
    step = pair.proposes("Visiter la résidence")
    Step.objects.filter(pk=step.pk).update(author=helper)
    erased(helper, a_coordinator(pair.structure))
    step.refresh_from_db()
    emptied = step.author
    assert step.title == "Visiter la résidence"
    assert (emptied.name, emptied.phone, emptied.email, emptied.is_active) == ("Compte effacé", None, None, False)
    assert "Lucie" not in emptied.username
    assert not Mandate.objects.exists()
    page = signed_in(pair.person).get("/mon-projet/").content.decode()
    assert "Lucie" not in page
    assert "Compte" in page


def test_who_was_her_referent_keeps_the_others(awa, claire, tilleuls):
    nadia, moussa = a_worker(tilleuls), a_person(tilleuls)
    accompany(nadia, awa, tilleuls)
    accompany(nadia, moussa, tilleuls)
    erased(awa, claire)
    assert Referent.objects.get().person == moussa


def test_the_two_taps_and_what_she_reads(awa, tilleuls):
    client = signed_in(awa)
    assert 'href="/compte/effacer/"' in client.get("/compte/").content.decode()
    page = client.get("/compte/effacer/").content.decode()
    for words in ("Ce qui est effacé pour toujours", "Ce qui reste, et pourquoi", "dans les 30 jours"):
        assert words in page
    client.post("/compte/effacer/")
    client.post("/compte/effacer/")
    request = EraseRequest.objects.get()
    assert (request.structure, request.due_at) == (tilleuls, request.asked_at + ERASE_WITHIN)
    assert "Votre demande est partie" in client.get("/compte/effacer/").content.decode()
    client.post("/compte/effacer/annuler/")
    assert "Voulez-vous effacer votre compte" in client.get("/compte/effacer/").content.decode()


def test_a_worker_reads_whom_to_ask(claire):
    client = signed_in(claire)
    page = client.get("/compte/effacer/").content.decode()
    assert "Parlez-en à votre coordination" in page
    assert client.post("/compte/effacer/").status_code == 409


def test_asked_for_in_vain_by_another_relay_it_is_the_same_404(awa):
    request = ask_erasure(by=awa)
    other = signed_in(a_coordinator())
    nothing = other.get("/equipe/effacements/0199a0b0-0000-7000-8000-000000000000/")
    assert other.get(f"/equipe/effacements/{request.pk}/").status_code == nothing.status_code == 404
    assert other.post(f"/equipe/effacements/{request.pk}/").status_code == 404
    assert other.post(f"/equipe/effacements/{request.pk}/garder/").status_code == 404


def test_what_she_asked_for_cannot_be_declined(awa, claire):
    request = ask_erasure(by=awa)
    assert signed_in(claire).post(f"/equipe/effacements/{request.pk}/garder/").status_code == 404
    assert EraseRequest.objects.waiting().exists()


# Acts of a worker, which belong to the people they were done for, and hers in her own plan, which goes before her
# account does. Everything else goes with the account it is about, or forgets its author.
OF_WORK = {
    "people.PhoneReset.asked_by",
    "people.PhoneReset.confirmed_by",
    "people.Referent.worker",
    "plans.BreakGlass.opened_by",
    "plans.BreakGlass.reviewed_by",
    "plans.BudgetLine.author",
    "plans.BudgetProposal.author",
    "plans.Coordination.worker",
    "plans.DraftPost.author",
    "plans.Goal.author",
    "plans.GoalWord.author",
    "plans.Meeting.worker",
    "plans.Plan.team_answered_by",
    "plans.Proof.by",
    "plans.Proof.witness",
    "plans.Review.author",
    "plans.ReviewWords.author",
    "plans.Section.opened_by",
    "plans.Step.author",
    "plans.Step.done_by",
    "plans.Step.worker",
    "plans.StepQuestion.answered_by",
    "plans.StepQuestion.asked_by",
    "plans.Words.author",
    "plans.WordsPost.author",
    "plans.WordsVersion.author",
    "workshops.Attendee.user",
    "workshops.Booking.by",
    "workshops.Booking.person",  # given back by the keeper of workshops
    "workshops.Need.owner",
    "workshops.KindCall.by",
}


def test_no_other_key_to_an_account_holds_it_back():
    keys = [one for one in User._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    held = {
        f"{key.related_model._meta.label}.{key.field.name}"
        for key in keys
        if getattr(key, "on_delete", None) in (PROTECT, RESTRICT)
    }
    assert held == OF_WORK


def test_a_helper_may_be_erased_and_what_she_wrote_for_somebody_stays():
    pair, helper = a_pair(), a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    offer_words(pair.section.pk, text="Je veux partir.", key=new_id(), by=helper)
    erase_person(helper, by=None)
    assert Proposal.objects.get().author is None
    page = html.unescape(signed_in(pair.person).get("/mon-projet/").content.decode())
    assert "un compte effacé a écrit ceci pour vous" in page
