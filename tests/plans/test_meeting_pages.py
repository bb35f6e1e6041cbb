"""The pages of meetings, and where they are shown besides."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.time import PARIS, midnight, now, today
from live import streams
from participation.plans.fragments import meetings_today
from participation.plans.fragments.export import keeper
from participation.plans.models import Meeting, Way
from participation.plans.rules import answer_meeting, propose_meeting
from tests.support.clients import signed_in
from tests.support.people import a_user, give_mandate
from tests.support.workshops import PlaceFactory

pytestmark = pytest.mark.django_db


def at(days, hour=10):
    return midnight(today() + dt.timedelta(days=days)) + dt.timedelta(hours=hour)


def proposes(pair, by, **changes):
    asked = {"starts_at": at(2), "way": Way.ADDRESS, "address": "Devant la mairie", "key": new_id(), "by": by}
    return propose_meeting(pair.person.pk, **asked | changes)


def page(user, address="/messages/"):
    return signed_in(user).get(address).content.decode()


def form(**changes):
    day = (today() + dt.timedelta(days=2)).isoformat()
    return {"day": day, "hour": "14:30", "way": "phone", "key": new_id()} | changes


def test_she_proposes_and_her_referente_answers_from_the_pages(pair):
    place = PlaceFactory(name="Le Trait d’union")
    asked = form(way="place", place=place.pk, language="pachto", found_by="team")
    assert signed_in(pair.person).post("/messages/rendez-vous/", asked).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.starts_at == at(2, 14) + dt.timedelta(minutes=30)
    assert "Vous proposez" in page(pair.person)
    team = page(pair.worker, reverse("plans:team_messages", args=[pair.person.pk]))
    assert "Awa propose" in team
    assert "Le Trait d’union" in team
    assert "pachto. L’équipe s’en occupe." in team
    address = reverse("plans:team_meeting", args=[meeting.pk]) + "?vu=0"
    signed_in(pair.worker).post(address, {"answer": "agreed"})
    assert "C’est noté" in page(pair.person)


def test_what_is_wrong_comes_back_with_what_was_typed(pair):
    client = signed_in(pair.person)
    answer = client.post("/messages/rendez-vous/", form(way="address", language="pachto"))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "Écrivez l’adresse." in html
    assert "Dites qui trouve l’interprète." in html
    assert 'value="pachto"' in html
    answer = client.post("/messages/rendez-vous/", form(hour="23:00"))
    assert answer.status_code == 400
    assert "Choisissez une heure entre 7\u00a0h et 21\u00a0h." in answer.content.decode()
    assert not Meeting.objects.exists()


def test_moving_says_that_the_first_day_holds(pair):
    first = proposes(pair, pair.worker)
    answer_meeting(first.pk, answer="agreed", seen=0, by=pair.person)
    address = f"/messages/rendez-vous/?deplacer={first.pk}"
    html = page(pair.person, address)
    assert "reste noté" in html
    assert "Devant la mairie" in html
    signed_in(pair.person).post(address, form())
    assert "À la place de" in page(pair.worker, reverse("plans:team_messages", args=[pair.person.pk]))


def test_a_day_the_other_side_proposed_meanwhile_is_read_first(pair):
    first = proposes(pair, pair.worker)
    answer_meeting(first.pk, answer="agreed", seen=0, by=pair.person)
    client, address = signed_in(pair.worker), reverse("plans:team_meeting_propose", args=[pair.person.pk])
    address += f"?deplacer={first.pk}"
    assert "Un autre jour est déjà proposé" not in client.get(address).content.decode()
    hers = proposes(pair, pair.person, replaces=first.pk)
    refused = client.post(address, form())
    html = refused.content.decode()
    assert (refused.status_code, "Un autre jour est déjà proposé" in html) == (409, True)
    assert f'name="seen" value="{hers.pk}"' in html
    client.post(address, form(seen=hers.pk))
    assert list(Meeting.objects.order_by("proposed_at").values_list("state", flat=True)) == [
        "agreed",
        "moved",
        "proposed",
    ]


def test_cancelling_asks_once_more(pair):
    meeting = proposes(pair, pair.worker)
    address = reverse("plans:meeting", args=[meeting.pk])
    assert "Voulez-vous annuler ce rendez-vous" in page(pair.person, address)
    assert Meeting.objects.get().state == "proposed"
    signed_in(pair.person).post(f"{address}?vu=0", {"answer": "cancelled"})
    assert "Annulé par Awa" in page(pair.worker, reverse("plans:team_messages", args=[pair.person.pk]))


def test_an_answer_to_what_moved_says_so(pair):
    meeting = proposes(pair, pair.worker)
    address = reverse("plans:meeting", args=[meeting.pk]) + "?vu=7"
    answer = signed_in(pair.person).post(address, {"answer": "agreed"}, follow=True)
    assert "Ce rendez-vous a changé" in answer.content.decode()
    assert Meeting.objects.get().state == "proposed"


def test_both_see_it_where_their_day_is(pair):
    with time_machine.travel(dt.datetime(2027, 3, 23, 9, tzinfo=PARIS), tick=False):
        meeting = proposes(pair, pair.worker, starts_at=at(0, 14))
        answer_meeting(meeting.pk, answer="agreed", seen=0, by=pair.person)
        assert "Devant la mairie" in page(pair.person, "/mon-espace/")
        assert "Devant la mairie" in page(pair.worker, "/equipe/")
        assert [one.id for one in meetings_today(pair.worker)] == [meeting.pk]
        assert meetings_today(a_user("Paul Roux")) == []


def test_a_patched_piece_is_the_reloaded_piece(pair):
    lucie = a_user("Lucie Aubert")
    give_mandate(pair.person, lucie)
    sides = [
        (pair.person, "person", "/messages/"),
        (pair.worker, "team", reverse("plans:team_messages", args=[pair.person.pk])),
        (lucie, "helper", reverse("plans:helped_messages", args=[pair.person.pk])),
    ]
    with time_machine.travel(now(), tick=False):
        proposes(pair, pair.worker)
        for user, kind, address in sides:
            family, key = streams.find(f"messages:{pair.person.pk}")
            entry = Entry.objects.filter(stream_id=f"messages:{pair.person.pk}").latest("seq")
            piece = family.render([entry], key, f"{kind}:{user.pk}")[entry.seq]
            assert piece.kind == "replace"
            assert "Devant la mairie" in piece.html
            assert piece.html in page(user, address)


def test_meetings_are_taken_along_and_erased_with_her(pair):
    proposes(pair, pair.worker)
    rows = next(sheet for sheet in keeper().export(pair.person) if sheet.name == "rendez-vous").rows
    assert rows[0][1:3] == ("Devant la mairie", "Nadia Benali")
    keeper().erase(pair.person)
    assert not Meeting.objects.exists()
