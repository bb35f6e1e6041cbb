"""Reading in an emergency, by its pages and live: read-only, in plain sight, over in half an hour, reviewed."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from journal.models import Entry, head_seq
from kit.time import now
from live import streams, wire
from participation.plans.models import BreakGlass, Pillar
from participation.plans.rules import open_glass, open_section, review_glass
from tests.plans.rules.test_open_glass import WHY, strangers
from tests.plans.test_access import bare, words
from tests.support import live
from tests.support.clients import signed_in
from tests.support.people import a_coordinator, a_user, a_worker
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira(pair):
    return a_worker(pair.structure, "Samira Costa")


@pytest.fixture
def claire(pair):
    return a_coordinator(pair.structure)


def address(pair) -> str:
    return reverse("plans:glass", args=[pair.plan.pk])


# ---- Opening it


def test_from_the_closed_plan_to_reading_it(pair, samira):
    pair.shows("Rester près de l’école.")
    client = signed_in(samira)
    assert address(pair) in client.get(reverse("desk:person", args=[pair.person.pk])).content.decode()
    asked = client.get(address(pair)).content.decode()
    assert "Pourquoi devez-vous lire ce projet maintenant" in asked
    assert "école" not in asked
    assert client.post(address(pair), {"reason": WHY}).url == address(pair)
    read = client.get(address(pair)).content.decode()
    assert "Lecture d’urgence jusqu’à" in read
    assert "Awa le sait." in read
    assert "Rester près de l’école." in read


def test_a_get_opens_nothing_and_notes_nothing(pair, samira):
    before = Entry.objects.count()
    signed_in(samira).get(address(pair))
    assert not BreakGlass.objects.exists()
    assert Entry.objects.count() == before


@pytest.mark.parametrize("reason", ["", "urgence", "a" * 60])
def test_a_reason_that_says_nothing_comes_back_with_what_was_typed(pair, samira, reason):
    response = signed_in(samira).post(address(pair), {"reason": reason})
    assert response.status_code == 400
    assert "20 lettres au moins" in response.content.decode()
    assert response.content.decode().split("</title>")[0].count("Erreur") == 1
    assert reason in response.content.decode()
    assert not BreakGlass.objects.exists()


def test_sent_twice_it_opens_once(pair, samira):
    client = signed_in(samira)
    for _ in range(2):
        assert client.post(address(pair), {"reason": WHY}).status_code == 302
    assert BreakGlass.objects.count() == 1


def test_for_anybody_else_there_is_no_such_page(pair):
    pair.shows("Rester près de l’école.")
    for who, user in strangers(pair).items():
        client = signed_in(user)
        unknown = reverse("plans:glass", args=[pair.section.pk])
        for ask in (client.get, lambda url, client=client: client.post(url, {"reason": WHY})):
            denied, missing = ask(address(pair)), ask(unknown)
            assert (denied.status_code, missing.status_code) == (404, 404), who
            assert bare(denied) == bare(missing), who
    assert not BreakGlass.objects.exists()


def test_while_it_lasts_the_plan_s_own_pages_stay_closed(pair, samira):
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    client = signed_in(samira)
    for name, *args in [
        ("plans:team_plan", pair.plan.pk),
        ("plans:team_history", pair.plan.pk),
        ("plans:team_section_open", pair.plan.pk),
        ("plans:team_words_edit", pair.section.pk, "equipe"),
        ("plans:team_words_edit", pair.section.pk, "va-bien"),
        ("plans:team_step_propose", pair.section.pk),
    ]:
        assert client.get(reverse(name, args=args)).status_code == 404, name
        assert client.post(reverse(name, args=args)).status_code in (404, 405), name
    other = a_pair()
    assert client.get(reverse("plans:glass", args=[other.plan.pk])).status_code == 404


def test_it_is_read_only_not_one_button_of_the_plan_s(pair, samira):
    pair.agreed_step()
    pair.proposes(by=pair.person)
    pair.keeps("Un secret à moi.")
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    main = signed_in(samira).get(address(pair)).content.decode().split("<main")[1].split("</main>")[0]
    assert "Envoyer la fiche de paie" in main
    assert "secret" not in main
    for url in re.findall(r'(?:href|action|formaction)="([^"]*)"', main):
        assert not re.search(r"/equipe/projets/|/mon-projet/", url), url
    assert "formaction" not in main


def test_it_is_not_offered_on_paper_as_it_is_to_who_accompanies(pair, samira):
    pair.shows("Rester près de l’école.")
    client = signed_in(samira)
    client.post(address(pair), {"reason": WHY})
    assert "/imprimer/" not in client.get(address(pair)).content.decode()
    hers = signed_in(pair.worker).get(reverse("plans:team_plan", args=[pair.plan.pk]))
    assert "/imprimer/" in hers.content.decode()


def test_it_is_over_after_half_an_hour_with_or_without_script(pair, samira):
    pair.shows("Rester près de l’école.")
    with time_machine.travel(now(), tick=False) as clock:
        open_glass(pair.plan.pk, reason=WHY, by=samira)
        clock.shift(dt.timedelta(minutes=10))
        response = signed_in(samira).get(address(pair))
        assert response["Refresh"] == "1200"
        clock.shift(dt.timedelta(minutes=20))
        over = signed_in(samira).get(address(pair)).content.decode()
    assert "école" not in over
    assert "Pourquoi devez-vous lire ce projet maintenant" in over


# ---- She knows


def test_she_sees_it_at_once_where_she_enters_and_on_her_plan(pair, samira, claire):
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    for where in ("/mon-espace/", reverse("plans:mine")):
        said = words(pair.person, where)
        assert "Samira lit votre projet en urgence, jusqu’à" in said
        assert WHY not in said, "the reason is read where she chooses to read it"
    with time_machine.travel(now() + dt.timedelta(hours=2)):
        assert "Samira a lu votre projet en urgence" in words(pair.person, "/mon-espace/")
        review_glass(glass.pk, verdict="right", by=claire)
        assert "Claire a vérifié : c’était nécessaire." in words(pair.person, "/mon-espace/")
    with time_machine.travel(now() + dt.timedelta(days=8)):
        assert "en urgence" not in words(pair.person, "/mon-espace/")
        assert WHY in words(pair.person, reverse("plans:accesses"))


def test_nobody_else_is_shown_it(pair, samira):
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    assert "en urgence" not in words(pair.worker, reverse("plans:team_plan", args=[pair.plan.pk]))


def test_her_open_page_says_it_live_and_the_others_get_a_number_without_words(pair, samira):
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    family, key = streams.find(f"plan:{pair.plan.pk}")
    entry = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").latest("seq")
    piece = family.render([entry], key, "person")[entry.seq]
    assert piece.kind == "replace"
    assert piece.html in signed_in(pair.person).get(reverse("plans:mine")).content.decode()
    for view in ("team", "helper", "glass"):
        assert family.render([entry], key, view) == {}


def test_what_is_patched_in_an_emergency_reading_is_what_its_page_shows(pair, samira):
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    pair.shows("Rester près de l’école.")
    family, key = streams.find(f"plan:{pair.plan.pk}")
    entry = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").latest("seq")
    page = signed_in(samira).get(address(pair) + "?partie=sante").content.decode()
    html = family.render([entry], key, "glass")[entry.seq].html
    assert "Rester près de l’école." in html
    for part in re.split(r"\n(?=<(?:div|ul|span|details)[^>]* id=\"(?:ou-en-est|accord|compte-|mots-))", html):
        assert part in page


# ---- A second person says what she thinks of it


def test_who_coordinates_sees_it_and_says_so_and_cannot_say_otherwise_after(pair, samira, claire):
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    client = signed_in(claire)
    assert "1 lecture d’urgence à vérifier" in words(claire, "/equipe/")
    listed = words(claire, reverse("plans:glasses"))
    assert WHY in listed
    assert "Donner mon avis" in listed
    url = reverse("plans:glass_review", args=[glass.pk])
    assert client.post(url, {}).status_code == 400
    assert client.post(url, {"verdict": "right"}).url == reverse("plans:glasses")
    assert client.post(url, {"verdict": "right"}).status_code == 302
    assert client.post(url, {"verdict": "wrong"}).status_code == 409
    assert "Claire a vérifié : c’était nécessaire." in words(claire, reverse("plans:glasses"))
    assert "à vérifier" not in words(claire, "/equipe/")


def test_who_opened_it_sees_it_and_cannot_review_it(pair, samira, claire):
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    listed = words(samira, reverse("plans:glasses"))
    assert WHY in listed
    assert "Donner mon avis" not in listed
    url, unknown = (reverse("plans:glass_review", args=[pk]) for pk in (glass.pk, pair.plan.pk))
    client = signed_in(samira)
    assert bare(client.get(url)) == bare(client.get(unknown))
    assert client.post(url, {"verdict": "right"}).status_code == 404
    own = open_glass(pair.plan.pk, reason=WHY, by=claire)
    assert signed_in(claire).get(reverse("plans:glass_review", args=[own.pk])).status_code == 404


def test_other_colleagues_see_nothing_of_it(pair, samira):
    open_glass(pair.plan.pk, reason=WHY, by=samira)
    assert WHY not in words(a_worker(pair.structure, "Ming Chen"), reverse("plans:glasses"))
    assert WHY not in words(pair.worker, reverse("plans:glasses"))


def test_the_one_coordinator_who_opened_it_is_told_that_nobody_can_review_it(pair, claire):
    open_glass(pair.plan.pk, reason=WHY, by=claire)
    assert "Personne d’autre ne coordonne cette structure." in words(claire, reverse("plans:glasses"))
    a_coordinator(pair.structure, "Odile Petit")
    assert "Personne d’autre ne coordonne" not in words(claire, reverse("plans:glasses"))


def test_what_waits_too_long_says_so_and_comes_first(pair, samira, claire):
    with time_machine.travel(now(), tick=False) as clock:
        late = open_glass(pair.plan.pk, reason=WHY, by=samira)
        clock.shift(dt.timedelta(hours=71))
        assert "en retard" not in words(claire, reverse("plans:glasses"))
        done = open_glass(pair.plan.pk, reason="Son frère la cherche, est-elle en sécurité ?", by=samira)
        review_glass(done.pk, verdict="right", by=claire)
        clock.shift(dt.timedelta(hours=1))
        said = words(claire, reverse("plans:glasses"))
    assert "L’avis est en retard." in said
    assert said.index(late.reason) < said.index("Son frère")


# ---- The socket


@pytest.mark.django_db(transaction=True)
@pytest.mark.grown
def test_the_socket_of_an_emergency_reading_closes_when_it_ends_though_nothing_happens(site):
    pair = a_pair()
    samira = a_worker(pair.structure, "Samira Costa")
    glass = open_glass(pair.plan.pk, reason=WHY, by=samira)
    ends = now() + dt.timedelta(seconds=3)
    BreakGlass.objects.filter(pk=glass.pk).update(expires_at=ends)
    name = f"plan:{pair.plan.pk}"
    seq, session = head_seq(name), signed_in(samira).session.session_key
    stays = signed_in(pair.worker).session.session_key
    with live.socket(site, session, **{name: seq}) as hers, live.socket(site, stays, **{name: seq}) as kept:
        pair.shows("Rester près de l’école.")
        assert "école" in live.frames(hers, 1)[0]["html"]
        assert "école" in live.frames(kept, 1)[0]["html"]
        code, before = live.close_code(hers, seconds=10)
        late = now() - ends
        assert (code, before) == (wire.NOT_YOURS, [])
        assert dt.timedelta(0) <= late < dt.timedelta(seconds=2)
        pair.shows("Et du parc.")
        assert "parc" in live.frames(kept, 1)[0]["html"], "the others go on"


@pytest.mark.django_db(transaction=True)
@pytest.mark.grown
def test_without_an_emergency_reading_the_socket_never_opens(site):
    pair = a_pair()
    outsider = a_worker(pair.structure, "Samira Costa")
    name = f"plan:{pair.plan.pk}"
    for user in (outsider, a_user("Lucie")):
        with live.socket(site, signed_in(user).session.session_key, **{name: 0}) as end:
            assert live.close_code(end) == (wire.NOT_YOURS, [])
