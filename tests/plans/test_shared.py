"""The partner's side: the opened parts, and not one word of the rest; on the page, live, and by GET /live/."""

import datetime as dt
import html

import pytest
import time_machine
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.time import now, today
from live import streams
from live.looking import Follower, look
from participation.plans.engine.sharing import Opened, read_view
from participation.plans.fragments import place_of
from participation.plans.models import Box, Pillar, Step
from participation.plans.permissions import views_of
from participation.plans.rules import open_section, propose_step, revoke_consent, say_yes_to_plan, withdraw_plan
from participation.plans.streams import plan as plan_streams
from tests.doors.test_doors import bare
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_coordinator, a_worker
from tests.support.plans import a_pair, a_partner, opens

pytestmark = pytest.mark.django_db
LIST = "/equipe/partages/"
SECRET = "secret-de-sante"


@pytest.fixture
def paul(pair):
    return a_partner(pair)


@pytest.fixture
def health(pair):
    """Another part, whose words must never reach a partner."""
    section = open_section(pair.plan.pk, pillar=Pillar.HEALTH, aim=f"but-{SECRET}", by=pair.person)
    propose_step(section.pk, title=f"étape-{SECRET}", who="me", key=new_id(), by=pair.worker)
    return section


def address(pair):
    return reverse("plans:shared_plan", args=[pair.plan.pk])


def read(client, where, status=200):
    response = client.get(where)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def test_the_list_names_who_opened_what(pair, paul, health):
    client = signed_in(paul)
    assert "Awa Keïta" not in read(client, LIST)
    opens(pair, paul)
    page = read(client, LIST)
    assert "Awa Keïta" in page
    assert "Logement" in page
    assert "Santé" not in page
    assert address(pair) in page


def test_the_page_shows_the_opened_part_and_nothing_else(pair, paul, health):
    pair.shows("Rester près de l’école.")
    pair.keeps("brouillon-a-elle")
    pair.team_writes("Votre dossier est complet.")
    pair.agreed_step("Envoyer la fiche de paie")
    pair.proposes("Visiter la résidence")
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker)
    opens(pair, paul)
    page = read(signed_in(paul), address(pair))
    for shown in (
        "Rester près de l’école.",
        "Votre dossier est complet.",
        "Envoyer la fiche de paie",
        "Visiter la résidence",
        "Logement",
        "Projet d’Awa",
    ):
        assert shown in page
    body = page[page.index("<main") : page.index("</main>")]
    for hidden in (
        SECRET,
        "brouillon",
        "Santé",
        "Ce que je veux",
        "accord",
        "historique",
        "étapes à faire",
        "Ouvert à",
    ):
        assert hidden not in body
    assert "<button" not in body.replace('<button class="btn alt sm" type="button" data-live', "")
    assert "<form" not in body


def test_without_a_consent_the_page_does_not_exist(pair, paul):
    unknown = signed_in(paul).get(reverse("plans:shared_plan", args=[new_id()]))
    for user in (
        paul,
        a_worker(pair.structure, "Samira Costa"),
        a_coordinator(pair.structure),
        pair.worker,
        a_worker(StructureFactory(territory=pair.structure.territory), "Ming Chen"),
    ):
        assert signed_in(user).get(address(pair)).status_code == unknown.status_code == 404
    opens(pair, paul)
    withdraw_plan(pair.plan.pk, by=pair.person)
    assert signed_in(paul).get(address(pair)).status_code == 404


def test_each_reading_is_noted_by_part_and_no_note_is_no_page(pair, paul, monkeypatch):
    consent = opens(pair, paul)
    client = signed_in(paul)
    client.get(address(pair))
    entry = Entry.objects.get(stream_id=f"access:{pair.plan.pk}")
    assert entry.actor == paul.pk
    assert entry.targets["section"] == str(pair.section.pk)
    assert entry.targets["structure"] == str(consent.structure_id)
    client.get(address(pair))
    assert Entry.objects.filter(stream_id=f"access:{pair.plan.pk}").count() == 2

    def broken(*_args, **_options):
        raise OSError

    monkeypatch.setattr("journal.rules.record", broken)
    with pytest.raises(OSError):
        client.get(address(pair))


def test_the_page_asks_a_bounded_number_of_things(pair, paul, django_assert_max_num_queries):
    opens(pair, paul)
    client = signed_in(paul)
    client.get(address(pair))
    with django_assert_max_num_queries(54):
        client.get(address(pair))


def test_it_is_gone_when_closed_or_past(pair, paul):
    consent = opens(pair, paul, until=today())
    client = signed_in(paul)
    assert client.get(address(pair)).status_code == 200
    with time_machine.travel(now() + dt.timedelta(days=1)):
        assert signed_in(paul).get(address(pair)).status_code == 404
    revoke_consent(consent.pk, by=pair.person)
    assert client.get(address(pair)).status_code == 404
    assert "Awa" not in read(client, LIST)


def test_a_step_is_proposed_only_where_she_said_so(pair, paul, health):
    opens(pair, paul)
    client = signed_in(paul)
    where = reverse("plans:shared_step_propose", args=[pair.section.pk])
    structure = paul.memberships.get().structure
    asked = {"title": "Remplir le dossier", "who": f"partner:{structure.pk}", "key": new_id()}
    assert client.get(where).status_code == client.post(where, asked).status_code == 404
    assert where not in read(client, address(pair))
    opens(pair, paul, may_write=True)
    assert where in read(client, address(pair))
    assert structure.name in read(client, where)
    assert client.post(where, asked | {"title": ""}).status_code == 400
    response = client.post(where, asked)
    assert (response.status_code, response.headers["Location"]) == (302, address(pair))
    client.post(where, asked)
    step = Step.objects.get(author=paul)
    assert (step.section, step.partner, step.proposed_by) == (pair.section, structure, "team")
    assert f"Paul, pour {structure.name}, propose" in read(signed_in(pair.person), "/mon-projet/")
    other = reverse("plans:shared_step_propose", args=[health.pk])
    assert client.post(other, asked | {"key": new_id()}).status_code == 404


@pytest.mark.parametrize(
    "door",
    ["team_plan", "team_history", "team_section_open", "team_agree", "team_complete", "team_words_edit", "team_export"],
)
def test_a_consent_opens_no_other_door_of_the_plan(pair, paul, door):
    opens(pair, paul, may_write=True)
    target = [pair.section.pk, "va-bien"] if door == "team_words_edit" else [pair.plan.pk]
    where = reverse(f"plans:{door}", args=target)
    client = signed_in(paul)
    assert client.get(where).status_code in (404, 405)
    assert client.post(where, {"answer": "yes", "vu": 1}).status_code in (404, 405)


# ---- Live


def view_of(user, pair):
    return views_of([user.pk], pair.plan).get(user.pk)


def pieces(pair, view, after=0):
    entries = list(Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}", seq__gt=after).order_by("seq"))
    return {entry.verb: plan_streams.render(entries, str(pair.plan.pk), view).get(entry.seq) for entry in entries}


def test_live_pieces_are_those_of_the_page(pair, paul):
    opens(pair, paul)
    seq = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count()
    pair.shows("Rester près de l’école.")
    pair.proposes("Visiter la résidence")
    with time_machine.travel(now(), tick=False):
        page = signed_in(paul).get(address(pair)).content.decode()
        came = pieces(pair, view_of(paul, pair), seq)
        assert set(came) == {"WordsShown", "StepProposed"}
        for piece in came.values():
            assert piece.kind == "replace"
            assert all(part in page for part in piece.html.split('\n<div id="mots-'))


def test_what_happens_elsewhere_in_the_plan_is_a_number_without_words(pair, paul, health):
    opens(pair, paul)
    opens(pair, a_partner(pair, "Ming Chen"), section=health)
    seq = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count()
    propose_step(health.pk, title=f"encore-{SECRET}", who="me", key=new_id(), by=pair.worker)
    open_section(pair.plan.pk, pillar=Pillar.WORK, by=pair.person)
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker)
    revoke_consent(opens(pair, a_partner(pair, "Ali Sy")).pk, by=pair.person)
    came = pieces(pair, view_of(paul, pair), seq)
    assert len(came) == 5
    assert not any(came.values())


def test_a_second_part_opened_or_closed_is_a_page_to_read_again(pair, paul, health):
    opens(pair, paul)
    seq = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").count()
    before = view_of(paul, pair)
    second = opens(pair, paul, section=health)
    assert view_of(paul, pair) != before
    assert pieces(pair, view_of(paul, pair), seq)["ConsentGiven"].kind == "reload"
    assert SECRET in read(signed_in(paul), address(pair))
    revoke_consent(second.pk, by=pair.person)
    assert view_of(paul, pair) == before
    assert pieces(pair, before, seq)["ConsentRevoked"].kind == "reload"
    assert SECRET not in read(signed_in(paul), address(pair))


def test_who_is_shown_another_view_than_before_reloads(pair, paul, health):
    """The day the second of two parts lapses, nobody writes anything: the next look sees it."""
    opens(pair, paul)
    opens(pair, paul, section=health, until=today())
    session = signed_in(paul).session.session_key
    name = f"plan:{pair.plan.pk}"
    follower = Follower(session, name, Entry.objects.filter(stream_id=name).count())
    delivery = look([follower])[follower]
    follower.asked, follower.rights, follower.view = True, delivery.rights, delivery.view
    assert look([follower]) == {}
    with time_machine.travel(now() + dt.timedelta(days=1)):
        fresh = signed_in(paul).session.session_key
        follower.session = fresh
        assert look([follower])[follower].close == 4409
        again = Follower(fresh, name, follower.after)
        assert look([again])[again].close is None
    with time_machine.travel(now() + dt.timedelta(days=40)):
        follower.session = signed_in(paul).session.session_key
        assert look([follower])[follower].close == 4403


def test_get_live_shows_the_same_and_stops_with_the_consent(pair, paul, health):
    consent = opens(pair, paul)
    client = signed_in(paul)
    asked = {"stream": f"plan:{pair.plan.pk}", "after": 0}
    pair.shows("Rester près de l’école.")
    body = client.get("/live/", asked).content.decode()
    assert "Rester près de l’école." in body
    assert SECRET not in body
    assert "Santé" not in body
    assert Entry.objects.filter(stream_id=f"access:{pair.plan.pk}", actor=paul.pk).exists()
    revoke_consent(consent.pk, by=pair.person)
    unknown = client.get("/live/", {"stream": f"plan:{new_id()}", "after": 0})
    denied = client.get("/live/", asked)
    assert denied.status_code == unknown.status_code == 404
    assert bare(denied) == bare(unknown)


def test_who_writes_is_said_to_the_other_side_alone_and_never_of_her_own_words(pair, paul):
    say = streams.find(f"plan:{pair.plan.pk}")[0].presence
    well, own = (place_of(pair.section.pk, box) for box in (Box.WELL, Box.OWN))
    key = str(pair.plan.pk)
    assert "Awa écrit ici" in say([(pair.person.pk, well)], key, "team")
    for view in ("person", "helper", "glass", view_of(paul, pair) or "partner::"):
        assert not say([(pair.person.pk, well)], key, view)
    assert not say([(pair.person.pk, own), (pair.person.pk, ""), (pair.person.pk, "ailleurs")], key, "team")
    assert "Nadia écrit ici" in say([(pair.worker.pk, well)], key, "person")


def test_two_partners_of_one_structure_are_drawn_once(pair, paul):
    colleague = a_worker(paul.memberships.get().structure, "Rosa Diaz")
    opens(pair, paul, may_write=True)
    assert view_of(paul, pair) == view_of(colleague, pair)
    structure = paul.memberships.get().structure
    assert read_view(view_of(paul, pair)).parts == {pair.section.pk: Opened(True, frozenset({structure.pk}))}
    assert a_pair("Joël").plan.pk != pair.plan.pk
