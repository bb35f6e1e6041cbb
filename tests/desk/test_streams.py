"""What waits for each of the team, live on all its pages: her own number, as a fresh page says it, and nothing else."""

import pytest
from bs4 import BeautifulSoup

from journal.models import entries_after, head_seq
from live import streams, wire
from participation.desk.streams import views
from participation.moderation.models import ReviewItem
from participation.moderation.permissions import pending_count
from participation.moderation.rules import publish_item
from tests.support import live
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, give_mandate

pytestmark = pytest.mark.django_db


def pieces_for(user, after=0):
    family, key = streams.find("badges")
    return family.render(entries_after("moderation", after, 200), key, family.views([user.pk], key)[user.pk])


def drawn(html):
    return {element["id"]: str(element) for element in BeautifulSoup(html, "html.parser").find_all(id=True)}


@pytest.fixture
def team():
    """Nadia accompanies Awa and helps Fatou; Samira has written, and written down for somebody; Claire coordinates;
    Paul is elsewhere. All have something to read."""
    here, elsewhere = StructureFactory(), StructureFactory()
    awa, fatou = a_person(here), a_person(here, "Fatou")
    everybody = [a_worker(here, "Nadia"), a_worker(here, "Samira"), a_coordinator(here), a_worker(elsewhere, "Paul")]
    nadia, samira, _claire, _paul = everybody
    accompany(nadia, awa, here)
    give_mandate(fatou, nadia)
    for author in (awa, fatou, samira, a_person(here), a_person(here)):
        a_message(here, author)
    written_down = a_message(here)
    ReviewItem.objects.filter(pk=written_down.pk).update(writer=samira)
    nobodys = a_message(elsewhere)
    ReviewItem.objects.filter(pk=nobodys.pk).update(author=None)
    return everybody


def test_each_has_her_own_number_and_only_the_team_has_one(team):
    others = [a_person(team[0].memberships.first().structure), a_user("Personne d’ici")]
    found = views([user.pk for user in (*team, *others)], "")
    assert found == {user.pk: str(pending_count(user)) for user in team}
    assert [found[user.pk] for user in team] == ["4", "4", "6", "1"]


def test_a_patched_piece_is_the_reloaded_piece(team):
    for reader in team:
        client = signed_in(reader)
        pages = [drawn(client.get(address).content) for address in ("/equipe/", "/equipe/personnes/")]
        ((seq, piece),) = pieces_for(reader).items()
        patches = drawn(piece.html)
        assert (seq, piece.kind) == (head_seq("moderation"), "replace")
        assert patches.keys() & pages[0].keys() == {"compte-badges", "a-lire"}
        assert patches.keys() & pages[1].keys() == {"compte-badges"}
        for page in pages:
            assert all(patches[name] == page[name] for name in patches.keys() & page.keys())


def test_what_was_read_is_taken_from_the_number_and_nothing_leaves_an_empty_place():
    item = a_message()
    samira = a_worker(item.structure)
    assert "1 message à lire" in pieces_for(samira)[1].html
    publish_item(item.pk, seen=0, by=samira)
    empty = drawn(pieces_for(samira)[2].html)["compte-badges"]
    assert BeautifulSoup(empty, "html.parser").text == ""
    assert empty == drawn(signed_in(samira).get("/equipe/personnes/").content)["compte-badges"]


def test_it_says_a_number_and_nothing_of_the_words(team):
    html = "".join(piece.html for user in team for piece in pieces_for(user).values())
    assert "samedi" not in html
    assert "Awa" not in html


def test_every_page_of_the_team_follows_it_beside_its_own_subject(team):
    client = signed_in(team[0])
    for address, others in (("/equipe/", []), ("/equipe/personnes/", []), ("/equipe/moderation/", ["moderation"])):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert [one["data-live"] for one in page.select("[data-live]:not([data-live-aside])")] == others
        (badge,) = page.select("[data-live-aside][data-live='badges']")
        assert badge["data-seq"] == str(head_seq("moderation"))
        assert page.select("script[src*='live.js']")
        assert badge.select("[aria-live], [role=status]") == []
        assert badge.find_parent(attrs={"aria-live": True}) is None
    for user in (a_person(), a_user()):
        page = BeautifulSoup(signed_in(user).get("/mon-espace/").content, "html.parser")
        assert page.select("[data-live-aside]") == []


def test_the_numbers_of_twenty_workers_cost_as_much_as_those_of_one(django_assert_num_queries):
    structure = StructureFactory()
    workers = [a_worker(structure, f"Équipe {number}") for number in range(20)]
    for number in range(5):
        a_message(structure, text=f"Message {number}")
    with django_assert_num_queries(10):
        views([workers[0].pk], "")
    with django_assert_num_queries(10):
        found = views([worker.pk for worker in workers], "")
    assert set(found.values()) == {"5"}, "drawn once"
    family, key = streams.find("badges")
    entries = entries_after("moderation", 0, 200)
    with django_assert_num_queries(0):
        family.render(entries, key, "5")


@pytest.mark.django_db(transaction=True)
@pytest.mark.grown
def test_a_message_that_arrives_is_counted_through_a_real_socket(site):
    structure = StructureFactory()
    samira = a_worker(structure, "Samira")
    key = signed_in(samira).session.session_key
    person = live.session_of(a_person(structure))
    with live.socket(site, key, badges=head_seq("moderation")) as end, live.socket(site, person, badges=0) as his:
        assert live.close_code(his) == (wire.NOT_YOURS, [])
        a_message(structure)
        (frame,) = live.frames(end, 1)
    assert (frame["stream"], frame["kind"], frame["whole"]) == ("badges", "replace", True)
    assert "1 message à lire" in frame["html"]
