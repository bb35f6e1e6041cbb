"""Thirty canaries and more, planted by the real pages and rules; erased by the real pages; found nowhere."""

import datetime as dt
import logging

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.models import NewsPage, Picture
from cms.rules import plant
from journal.models import Entry
from kit.time import now, today
from participation.moderation.models import Reason
from participation.moderation.rules import publish_item, refuse_item
from participation.people.models import (
    ArchivedRecord,
    Contact,
    EraseRequest,
    Membership,
    PhoneReset,
    Role,
    User,
)
from participation.people.rules import keepers, leave_no_trace
from participation.people.rules.seal_post import seal_post
from participation.plans.models import BreakGlass, Consent, OnPhone, Pillar, StepState
from participation.plans.rules import answer_step, open_section
from tests.support.canaries import Canaries
from tests.support.clients import signed_in
from tests.support.cms import a_photo, add_url, edit_url, editor, news_form, text
from tests.support.consultations import YES, a_consultation, a_contribution, answer
from tests.support.outbox import deliver
from tests.support.people import StructureFactory, a_coordinator, a_worker, give_mandate, with_role
from tests.support.plans import Pair, a_pair
from tests.support.workshops import SessionFactory, book, to_the_past

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def canaries() -> Canaries:
    return Canaries()


def planted(canaries: Canaries) -> tuple[Pair, User]:
    """Awa, who lived here with a canary in everything; and the relay of her structure."""
    plant(hostname="testserver", port=80)
    pair = a_pair()
    relay = a_coordinator(pair.structure)
    _account(pair, canaries)
    _plan(pair, canaries)
    _words(pair, relay, canaries)
    _seats(pair, canaries)
    _pages(pair, canaries)
    _around(pair, relay, canaries)
    return pair, relay


def _account(pair: Pair, canaries: Canaries) -> None:
    awa = pair.person
    signed_in(awa).post("/compte/", {"name": f"Awa {canaries('name')}", "language": "fr", "whose": "mine"})
    awa.refresh_from_db()
    awa.phone = canaries.add("phone", "+33639987654")
    awa.email = f"{canaries('email')}@exemple.fr"
    awa.username = canaries("username")
    awa.save()
    Contact.objects.update_or_create(
        user=awa,
        defaults={
            "phone": canaries.add("contact number", "+33139987655"),
            "whose": canaries("whose number"),
            "signature": canaries("signature"),
        },
    )


def _plan(pair: Pair, canaries: Canaries) -> None:
    client = signed_in(pair.person)
    words = reverse("plans:own_words_edit", args=[pair.section.pk])
    pair.keeps(canaries("draft replaced"))
    pair.shows(canaries("words replaced"))
    pair.shows(canaries("words shown"))
    pair.team_writes(canaries("team words replaced"))
    pair.team_writes(canaries("team words"))
    pair.keeps(canaries("draft"))
    assert canaries.planted["draft"] in client.get(words).content.decode()
    part = open_section(pair.plan.pk, pillar=Pillar.HEALTH, aim=canaries("aim"), by=pair.person)
    pair.agreed_step(canaries("step agreed"))
    pair.proposes(canaries("step proposed by her"), by=pair.person)
    declined = pair.proposes(canaries("step declined"))
    answer_step(declined.pk, answer=StepState.DECLINED, seen=declined.seq, by=pair.person)
    Consent.objects.create(
        section=part,
        structure=StructureFactory(territory=pair.structure.territory),
        until=today() + dt.timedelta(days=30),
        on_phone=OnPhone.OWN,
        words_seen=canaries("words of the consent"),
    )
    BreakGlass.objects.create(
        plan=pair.plan,
        opened_by=a_worker(pair.structure),
        reason=canaries("reason of an emergency"),
        expires_at=now() + dt.timedelta(minutes=30),
        review_due_at=now() + dt.timedelta(hours=72),
    )


def _words(pair: Pair, relay: User, canaries: Canaries) -> None:
    consultation = a_consultation(pair.structure)
    answer(consultation, "samedi", YES, pair.person)
    published, hidden = canaries("words published"), canaries("words hidden by a moderator")
    texts = [f"Ouvrez {published}. Voyez {hidden}.", canaries("message refused"), canaries("message that waits")]
    sent = [a_contribution(consultation, pair.person, text).review for text in texts]
    publish_item(sent[0].pk, seen=0, text=f"Ouvrez {published}. Voyez [prénom].", by=relay)
    refuse_item(sent[1].pk, seen=0, reason=Reason.INSULT, by=relay)


def _seats(pair: Pair, canaries: Canaries) -> None:
    past = SessionFactory()
    book(past, pair.person)
    past.bookings.get().attendees.create(seat=9, first_name=canaries("guest who came"))
    to_the_past(past)
    coming = SessionFactory()
    book(coming, pair.person)
    coming.bookings.get().attendees.create(seat=9, first_name=canaries("guest to come"))


def _pages(pair: Pair, canaries: Canaries) -> None:
    """She worked here for a while: a draft that was never published, a picture, a document."""
    with_role(pair.person, Role.WORKER, pair.structure)
    browser = editor(pair.person)
    form = news_form(
        pair.structure, ("text", text(f"<p>{canaries('draft of a page')}</p>")), title=canaries("title of a page")
    )
    assert browser.post(add_url(), form).status_code == 302
    page = NewsPage.objects.get()
    changed = news_form(pair.structure, title=canaries("new title of a page"), summary=canaries("summary of a page"))
    assert browser.post(edit_url(page), changed).status_code == 302
    exif = Image.Exif()
    exif[0x010E] = canaries("place in a photo")
    photo = a_photo(f"{canaries('name of a photo')}.jpg", exif=exif)
    sent = {"title": canaries("title of a photo"), "file": photo, "tags": canaries("tag of a photo")}
    assert browser.post(reverse("wagtailimages:add"), sent).status_code == 302
    Picture.objects.get().get_rendition("width-400|format-webp")
    paper = SimpleUploadedFile(f"{canaries('name of a document')}.txt", canaries("document").encode())
    sent = {"title": canaries("title of a document"), "file": paper}
    assert browser.post(reverse("wagtaildocs:add"), sent).status_code == 302
    Membership.objects.filter(user=pair.person, role=Role.WORKER).delete()


def _around(pair: Pair, relay: User, canaries: Canaries) -> None:
    awa = pair.person
    give_mandate(a_coordinator(), awa)
    seal_post(path="/compte/", fields=[("name", canaries("sealed"))], by=awa)
    PhoneReset.objects.create(
        person=awa,
        new_phone=canaries.add("new number", "+33639987656"),
        asked_by=pair.worker,
        expires_at=now() + dt.timedelta(days=1),
    )
    client = signed_in(awa)
    session = client.session
    session["kept"] = canaries("session")
    session.save()
    client.post("/entrer/", {"phone": "06 39 98 76 54", "whose": "shared"})
    deliver()


def erase(pair: Pair, relay: User) -> None:
    """As they do it: she asks in two taps, the relay reads the second page and presses its button."""
    hers, his = signed_in(pair.person), signed_in(relay, raise_request_exception=False)
    assert hers.get("/compte/effacer/").status_code == 200
    assert hers.post("/compte/effacer/").status_code == 302
    request = EraseRequest.objects.get()
    listed = his.get("/equipe/effacements/").content.decode()
    assert f"/equipe/effacements/{request.pk}/" in listed
    assert his.get(f"/equipe/effacements/{request.pk}/").status_code == 200
    his.post(f"/equipe/effacements/{request.pk}/")
    his.session.flush()  # her name is in what he was shown, no longer than his session


def test_nothing_is_left_of_thirty_canaries(canaries, caplog):
    caplog.set_level(logging.DEBUG)
    pair, relay = planted(canaries)
    assert len(canaries.planted) >= 30
    before = canaries.found()
    # Never readable: the place in a photo is thrown away at the door, a sealed post is sealed, and a draft that was
    # replaced is in the free pages of SQLite only.
    assert set(canaries.planted) - set(before) <= {"place in a photo", "sealed", "draft replaced"}
    erase(pair, relay)
    assert leave_no_trace()
    assert canaries.found(caplog.text) == {}
    assert not User.objects.filter(pk=pair.person.pk).exists()
    assert EraseRequest.objects.get().rewritten_at
    assert not ArchivedRecord.objects.exists()


@pytest.mark.parametrize("name", ["workshops", "consultations", "moderation", "people", "cms"])
def test_without_one_keeper_something_is_left(name, canaries, monkeypatch):
    """The control: the search finds what a room forgets to erase, or the whole erasure is refused.

    Without that of the plans nothing is: their rows hang by a key to the account, which takes them along.
    """
    pair, relay = planted(canaries)
    monkeypatch.setitem(keepers._keepers, name, keepers.Keeper(name))
    erase(pair, relay)
    leave_no_trace()
    assert canaries.found() or User.objects.filter(pk=pair.person.pk).exists()


def test_the_journal_keeps_ids_and_no_word(canaries):
    pair, relay = planted(canaries)
    erase(pair, relay)
    said = {value for entry in Entry.objects.all() for value in entry.targets.values() if isinstance(value, str)}
    words = {value for value in said if not _is_id(value)}
    # What is left are names of things of ours: how, as what.
    assert all(word.isascii() and word.replace("_", "").isalpha() and len(word) < 20 for word in words)
    assert Entry.objects.filter(stream_id=f"people:{pair.person.pk}", verb="PersonErased", actor=relay.pk).exists()


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4


def test_her_open_sessions_are_closed(canaries):
    pair, relay = planted(canaries)
    phone = signed_in(pair.person)
    erase(pair, relay)
    assert phone.get("/mon-espace/").status_code == 302
    assert SESSION_KEY not in phone.session
