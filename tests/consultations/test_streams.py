"""What is live of raised hands: what arrives is what a fresh page shows, to those who may read that page."""

import re
import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from journal.models import Entry, entries_after, head_seq
from kit.time import now, today
from live import streams, wire
from participation.consultations.models import Plenary
from participation.consultations.rules import (
    Room,
    cancel_plenary,
    choose_topic,
    correct_room,
    count_room,
    propose_topic,
    withdraw_room,
)
from participation.moderation.rules import undo_decision
from tests.support import live
from tests.support.clients import signed_in
from tests.support.consultations import YES, an_anonymous_one, sent_by
from tests.support.people import a_coordinator, a_person, a_user, a_worker, give_mandate
from tests.support.plenaries import a_plenary, a_topic

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'<input name="csrfmiddlewaretoken"[^>]*>')


def views(name, *users):
    family, key = streams.find(name)
    return family.views([user.pk for user in users], key)


def pieces(name, user, after=0):
    family, key = streams.find(name)
    journal = streams.journal_of(name)
    return family.render(entries_after(journal, after, 200), key, views(name, user)[user.pk])


def drawn(html):
    """Every element with an id, without the token that the page puts in."""
    soup = BeautifulSoup(html, "html.parser")
    return {one["id"]: re.sub(r"\s+", " ", TOKEN.sub("", str(one))) for one in soup.find_all(id=True)}


def page_of(user, plenary, name="plenary"):
    return signed_in(user).get(reverse(f"consultations:{name}", args=[plenary.pk])).content


@pytest.mark.parametrize("days", [0, 14], ids=["in the room", "before"])
def test_a_patched_plenary_is_the_reloaded_plenary(days):
    plenary = a_plenary()
    first, second = a_topic(plenary), a_topic(plenary, "Les horaires")
    fatou, claire = a_person(plenary.structure, "Fatou"), a_coordinator(plenary.structure)
    helper = a_user("Lucie")
    give_mandate(fatou, helper)
    propose_topic(plenary.pk, text="Le bruit", key=uuid.uuid4(), by=fatou)
    if days == 0:
        begin(plenary)
    before = drawn(page_of(fatou, plenary))
    choose_topic(first.pk, hands=37, by=claire)
    choose_topic(second.pk, hands=0, by=claire)
    for reader in (fatou, claire, helper, a_user("Voisine")):
        ((seq, piece),) = pieces(f"plenary:{plenary.pk}", reader).items()
        patches, page = drawn(piece.html), drawn(page_of(reader, plenary))
        assert (seq, piece.kind) == (head_seq(f"consultation:plenary:{plenary.pk}"), "replace")
        assert {"themes-choisis", "themes-proposes"} <= patches.keys() & before.keys()
        assert "37 mains levées dans la salle" in patches["themes-choisis"]
        assert "0 main levée dans la salle" in patches["themes-choisis"], "shown whole, however few"
        for name in patches:
            assert patches[name] == page[name], name
        assert ("Le bruit" in piece.html) == (reader == fatou)


def begin(plenary):
    Plenary.objects.filter(pk=plenary.pk).update(starts_at=now())


def test_in_the_room_one_rendering_serves_all_but_those_who_wait_for_an_answer():
    plenary = a_plenary()
    fatou, awa, claire = a_person(plenary.structure, "Fatou"), a_person(name="Awa"), a_coordinator(plenary.structure)
    propose_topic(plenary.pk, text="Le bruit", key=uuid.uuid4(), by=fatou)
    name = f"plenary:{plenary.pk}"
    assert views(name, fatou, awa) == {fatou.pk: str(fatou.pk), awa.pk: str(awa.pk)}
    begin(plenary)
    assert views(name, fatou, awa, claire) == {fatou.pk: str(fatou.pk), awa.pk: "all", claire.pk: "all"}


def test_a_plenary_that_is_cancelled_is_taken_anew():
    plenary = a_plenary()
    claire = a_coordinator(plenary.structure)
    choose_topic(a_topic(plenary).pk, hands=3, by=claire)
    cancel_plenary(plenary.pk, by=claire)
    assert [piece.kind for piece in pieces(f"plenary:{plenary.pk}", claire).values()] == ["reload"]


def test_the_team_sees_each_theme_change_where_it_stands():
    plenary = a_plenary()
    claire, samira = a_coordinator(plenary.structure), a_worker(plenary.structure, "Samira")
    topic, name = a_topic(plenary), f"plenary-team:{plenary.pk}"
    choose_topic(topic.pk, hands=12, by=claire)
    page = drawn(page_of(claire, plenary, "team_plenary"))
    found = list(pieces(name, claire, 1).values())
    assert [piece.kind for piece in found] == ["append:themes-equipe"] * 2
    for piece in found:
        assert drawn(piece.html).items() <= page.items()
    assert 'value="12"' in found[-1].html
    undo_decision(topic.review_id, seen=1, by=topic.review.decisions.first().by)
    after = Entry.objects.filter(stream_id=streams.journal_of(name)).count() - 1
    assert [piece.kind for piece in pieces(name, claire, after).values()] == [f"remove:theme-{topic.pk}"]
    others = (samira, a_coordinator(), a_person(plenary.structure))
    assert views(name, claire, *others) == {claire.pk: "team"}


def a_room(by, **fields):
    seen = {"headcount": 31, "raised": {"samedi": {"yes": 20}}, "held_by": by.pk, "day": today(), "where": "Mairie"}
    return Room(**seen | fields)


def test_the_groups_that_are_counted_are_those_of_the_page():
    consultation = an_anonymous_one()
    nadia, name = a_worker(consultation.structure), f"rooms:{consultation.pk}"
    address = reverse("consultations:room", args=[consultation.slug])
    first = drawn(signed_in(nadia).get(address).content)
    assert BeautifulSoup(first["groupes-comptes"], "html.parser").section.has_attr("hidden")
    count = count_room(consultation.pk, a_room(nadia), version=1, key=uuid.uuid4(), by=nadia)
    corrected = correct_room(
        count.pk, a_room(nadia, headcount=4, raised={"samedi": {"yes": 4}}), key=uuid.uuid4(), by=nadia
    )
    for act in (lambda: None, lambda: withdraw_room(corrected.pk, why="Doublon", by=nadia)):
        act()
        ((_seq, piece),) = pieces(name, nadia).items()
        page = drawn(signed_in(nadia).get(address).content)
        assert drawn(piece.html).items() <= page.items()
        assert "4 personnes dans la salle" in piece.html
    assert "Doublon" in piece.html
    others = (a_worker(), a_person(consultation.structure))
    assert views(name, nadia, *others) == {nadia.pk: "team"}


def test_when_each_one_answers_is_on_no_stream_one_can_follow():
    """Not even as a number without words: who sits beside her would know which answer is hers."""
    consultation = an_anonymous_one()
    nadia = a_worker(consultation.structure)
    before = head_seq(f"consultation:rooms:{consultation.pk}")
    sent_by(consultation, a_person(consultation.structure), samedi=YES)
    assert head_seq(f"consultation:rooms:{consultation.pk}") == before
    assert streams.find(f"consultation:{consultation.pk}") is None
    assert not streams.is_followed(f"consultation:{consultation.pk}")
    assert views(f"rooms:plenary:{consultation.pk}", nadia) == {}


@pytest.mark.parametrize("name", ["plenary", "plenary-team", "rooms"])
def test_a_name_that_is_nothing_shows_nothing_to_anybody(name):
    for key in ("", ":", ":x", ":0190e3a0-0000-7000-8000-000000000000"):
        assert views(name + key, a_coordinator()) == {}


def test_visitors_follow_nothing(client):
    plenary = a_plenary()
    page = BeautifulSoup(client.get(reverse("consultations:plenary", args=[plenary.pk])).content, "html.parser")
    assert page.select("[data-live], script[src*='live.js']") == []
    assert page.select_one("a[data-live-reload]")
    hers = BeautifulSoup(page_of(a_person(), plenary), "html.parser")
    assert hers.select_one("[data-live-aside]")["data-live"] == f"plenary:{plenary.pk}"
    old = a_plenary(days=-3)
    assert BeautifulSoup(page_of(a_person(), old), "html.parser").select("[data-live]") == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.grown
def test_hands_arrive_through_real_sockets(site):
    plenary = a_plenary()
    claire, topic = a_coordinator(plenary.structure), a_topic(plenary)
    seq = head_seq(f"consultation:plenary:{plenary.pk}")
    person, team = live.session_of(a_person()), signed_in(claire).session.session_key
    with (
        live.socket(site, person, **{f"plenary:{plenary.pk}": seq}) as hers,
        live.socket(site, team, **{f"plenary-team:{plenary.pk}": seq, f"plenary:{plenary.pk}": seq}) as theirs,
        live.socket(site, person, **{f"plenary-team:{plenary.pk}": seq}) as no,
    ):
        assert live.close_code(no) == (wire.NOT_YOURS, [])
        choose_topic(topic.pk, hands=2, by=claire)
        (frame,) = live.frames(hers, 1)
        assert "2 mains levées dans la salle" in frame["html"]
        both = live.frames(theirs, 2)
    assert {frame["kind"] for frame in both} == {"replace", "append:themes-equipe"}
