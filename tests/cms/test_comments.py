"""What people say under the news: only where it is open, read before it is seen, erased with them."""

import pytest
from django.test import Client

from cms.models import NewsComment, NewsPage
from cms.rules import CommentsClosed, leave_comment
from cms.rules.erase_media import taken_along
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.moderation.models import ReviewItem
from participation.moderation.rules import propose_name, publish_item
from participation.people.rules.erase_person import erase_person
from tests.support.clients import signed_in
from tests.support.cms import a_news
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def tilleuls():
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def page(home, tilleuls):
    return a_news(tilleuls, comments_open=True)


@pytest.fixture
def nadia(tilleuls):
    return a_worker(tilleuls)


@pytest.fixture
def awa(tilleuls):
    return a_person(tilleuls)


def say(page, by, text="Bravo", **said):
    return leave_comment(page.pk, text=text, key=new_id(), by=by, **said)


def shown(page):
    return Client().get(page.url).content.decode()


def test_closed_unless_somebody_opens_it(home, tilleuls, awa):
    closed = a_news(tilleuls)
    assert "Commentaires" not in shown(closed)
    address = f"/actualites/commenter/{closed.pk}/"
    assert signed_in(awa).get(address).status_code == 404
    assert signed_in(awa).post(f"/actualites/commenter/{'9' * 20}/").status_code == 404
    with pytest.raises(CommentsClosed):
        say(closed, awa)
    with pytest.raises(NotAllowed):
        say(a_news(tilleuls, title="Pas encore", live=False, comments_open=True), awa)


def test_by_the_form_it_waits_then_everybody_reads_it_without_a_name(page, awa, nadia):
    address = f"/actualites/commenter/{page.pk}/"
    assert address in shown(page)
    assert Client().get(address).url.startswith("/entrer/")
    assert signed_in(awa).post(address, {"text": "", "key": new_id()}).status_code == 400
    assert signed_in(awa).post(address, {"text": "Merci à tous", "key": new_id()}).url == page.url
    assert "Merci à tous" not in shown(page)
    assert "Pas encore de commentaire." in shown(page), "nor an empty place, that would say that somebody wrote"
    item = ReviewItem.objects.get()
    assert (item.structure, item.context) == (page.structure, page.title)
    publish_item(item.pk, seen=0, by=nadia)
    assert "Merci à tous" in shown(page)
    assert "Une personne</p>" in shown(page)
    assert "Awa" not in shown(page)


def test_of_several_lines_one_hides_words_as_of_any_other(page, awa, nadia):
    lines = f"Appelez Sandrine.\r\n{'a' * 981}"  # 1,000 signs, a line end for one
    assert signed_in(awa).post(f"/actualites/commenter/{page.pk}/", {"text": lines, "key": new_id()}).status_code == 302
    item = ReviewItem.objects.get()
    hidden = {"version": 0, "text": f"Appelez [prénom].\r\n{'a' * 981}"}
    assert signed_in(nadia).post(f"/equipe/moderation/{item.pk}/publier/", hidden).status_code == 302
    assert NewsComment.objects.shown().get().review.published_text.startswith("Appelez [prénom].\na")


def test_other_words_in_its_place_are_measured_as_the_first(page, awa):
    item = say(page, awa).review
    address = f"/mes-messages-envoyes/{item.pk}/changer/"
    answer = signed_in(awa).post(address, {"version": 0, "text": "a" * 1001})
    assert (answer.status_code, "1 000 signes au plus" in answer.content.decode().replace("\xa0", " ")) == (400, True)
    assert signed_in(awa).post(address, {"version": 0, "text": "a" * 1000}).status_code == 302


def test_everybody_may_report_one_that_is_shown(page, awa, nadia):
    item = say(page, awa).review
    assert f"/signaler/{item.pk}/" not in shown(page)
    publish_item(item.pk, seen=0, by=nadia)
    assert f'href="/signaler/{item.pk}/"' in shown(page)
    assert Client().get(f"/signaler/{item.pk}/").status_code == 200


def test_under_the_name_she_shows_if_she_ticks_it(page, awa, nadia):
    name = propose_name(text="Awa du quai", key=new_id(), by=awa)
    publish_item(name.review_id, seen=0, by=nadia)
    for text, signs in (("Oui", True), ("Non", False)):
        publish_item(say(page, awa, text, show_name=signs).review_id, seen=0, by=nadia)
    assert shown(page).count("Awa du quai") == 1


def test_sent_twice_is_one(page, awa):
    key = new_id()
    assert leave_comment(page.pk, text="Oui", key=key, by=awa) == leave_comment(page.pk, text="Oui", key=key, by=awa)


def test_the_coordination_closes_it_and_what_was_read_stays(page, awa, nadia, tilleuls):
    publish_item(say(page, awa, "Avant").review_id, seen=0, by=nadia)
    page.comments_open = False
    page.save_revision(user=a_coordinator(tilleuls)).publish()
    assert not NewsPage.objects.get().comments_open
    assert "Avant" in shown(page)
    assert "On ne peut plus écrire" in shown(page)
    late = signed_in(awa).post(f"/actualites/commenter/{page.pk}/", {"text": "Après", "key": new_id()})
    assert late.status_code == 409
    assert "Après" in late.content.decode(), "what was typed is given back"


def test_hers_to_take_and_erased_with_her(page, awa, nadia):
    publish_item(say(page, awa, "Publié").review_id, seen=0, by=nadia)
    say(page, awa, "En attente")
    assert [row[1] for row in next(iter(taken_along(awa))).rows] == ["Publié", "En attente"]
    erase_person(awa, by=None)
    assert NewsComment.objects.get().author is None
    assert "Publié" not in shown(page)
    assert "Message retiré." in shown(page)
