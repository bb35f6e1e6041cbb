"""Writing, proposing and publishing, as the editors' browsers do it."""

import pytest
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from cms.models import NewsPage
from journal.models import Entry
from tests.support.cms import a_news, a_picture, add_url, edit_url, editor, news_form, text
from tests.support.people import Role, StructureFactory, a_coordinator, a_worker, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def tilleuls(home):
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def nadia(tilleuls):
    return a_worker(tilleuls)


@pytest.fixture
def claire(tilleuls):
    return a_coordinator(tilleuls)


def published() -> list[dict]:
    return [
        {"by": entry.actor, "page": entry.targets["page"]}
        for entry in Entry.objects.filter(stream_id="news", verb="NewsPublished").order_by("seq")
    ]


def reviewing(page: NewsPage, action: str) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=(page.pk, action, page.current_workflow_task_state.pk))


def test_what_a_worker_proposes_the_coordinator_publishes(client, tilleuls, nadia, claire):
    form = news_form(tilleuls, ("text", text("<p>À la Maison des droits.</p>"))) | {"action-submit": "1"}
    editor(nadia).post(add_url(), form)
    page = NewsPage.objects.get()
    assert (page.live, page.owner, page.workflow_in_progress) == (False, nadia, True)

    editor(claire).post(reviewing(page, "approve"), {"comment": ""})
    page.refresh_from_db()
    assert page.live
    assert "À la Maison des droits." in client.get(page.url).content.decode()
    assert published() == [{"by": claire.pk, "page": page.pk}]


def test_a_worker_who_asks_to_publish_only_keeps_a_draft(tilleuls, nadia):
    worker = editor(nadia)
    worker.post(add_url(), news_form(tilleuls) | {"action-publish": "1"})
    page = NewsPage.objects.get()
    assert not page.live
    worker.post(edit_url(page), news_form(tilleuls) | {"action-publish": "1"})
    worker.post(reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish")) + f"?id={page.pk}")
    page.refresh_from_db()
    assert not page.live
    assert published() == []


def test_a_worker_may_not_approve_her_own_proposal(tilleuls, nadia):
    worker = editor(nadia)
    worker.post(add_url(), news_form(tilleuls) | {"action-submit": "1"})
    page = NewsPage.objects.get()
    worker.post(reviewing(page, "approve"), {"comment": ""})
    page.refresh_from_db()
    assert not page.live


def test_a_coordinator_publishes_at_once(tilleuls, claire):
    editor(claire).post(add_url(), news_form(tilleuls) | {"action-publish": "1"})
    page = NewsPage.objects.get()
    assert page.live
    assert published() == [{"by": claire.pk, "page": page.pk}]


def test_a_coordinator_sends_a_proposal_back_with_a_word(tilleuls, nadia, claire):
    editor(nadia).post(add_url(), news_form(tilleuls) | {"action-submit": "1"})
    page = NewsPage.objects.get()
    editor(claire).post(reviewing(page, "reject"), {"comment": "Quelle salle ?"})
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Quelle salle ?"


def test_nobody_publishes_in_the_name_of_another_structure(tilleuls, nadia):
    elsewhere = StructureFactory()
    outsider = a_coordinator(elsewhere)
    stranger = editor(outsider)
    stranger.post(add_url(), news_form(tilleuls) | {"action-publish": "1"})
    assert not NewsPage.objects.exists()

    editor(nadia).post(add_url(), news_form(tilleuls) | {"action-submit": "1"})
    page = NewsPage.objects.get()
    assert not TaskState.objects.reviewable_by(outsider).exists()
    for url, form in (
        (reviewing(page, "approve"), {"comment": ""}),
        (edit_url(page), news_form(elsewhere) | {"action-publish": "1"}),
        (reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish")) + f"?id={page.pk}", {}),
        (reverse("wagtailadmin_pages:delete", args=(page.pk,)), {}),
        (
            reverse("wagtailadmin_pages:copy", args=(page.pk,)),
            {"new_title": "x", "new_slug": "x", "new_parent_page": page.get_parent().pk},
        ),
    ):
        stranger.post(url, form)
    page = NewsPage.objects.get()
    assert not page.live
    assert page.structure == tilleuls


def test_a_coordinator_here_and_worker_there_publishes_only_here(tilleuls, claire):
    there = StructureFactory()
    page = a_news(tilleuls, live=False, owner=claire)
    with_role(claire, Role.WORKER, there)
    editor(claire).post(edit_url(page), news_form(there) | {"action-publish": "1"})
    page.refresh_from_db()
    assert not page.live
    assert published() == []


def test_a_role_that_ended_closes_the_door_whatever_the_groups_say(tilleuls, claire):
    coordinator = editor(claire)
    claire.memberships.all().delete()
    assert claire.groups.exists()
    response = coordinator.post(add_url(), news_form(tilleuls) | {"action-publish": "1"})
    assert response.status_code == 404
    assert not NewsPage.objects.exists()


def test_the_news_list_and_the_first_page_cannot_be_taken_down(home, tilleuls, claire):
    coordinator = editor(claire)
    for page in (home, home.get_children().get(slug="actualites")):
        coordinator.post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)))
        coordinator.post(reverse("wagtailadmin_pages:delete", args=(page.pk,)))
        page.refresh_from_db()
        assert page.live


def test_an_image_without_its_words_is_refused_and_what_was_typed_stays(tilleuls, claire):
    picture = a_picture()
    image = {"picture": str(picture.pk), "alt": "", "caption": "Samedi dernier"}
    response = editor(claire).post(
        add_url(), news_form(tilleuls, ("image", image), summary="Rien n’est perdu.") | {"action-publish": "1"}
    )
    assert not NewsPage.objects.exists()
    page = response.content.decode()
    assert "Champ requis" in page
    assert "Samedi dernier" in page
    assert "Rien n’est perdu." in page


def test_a_text_too_long_is_refused_with_a_plain_sentence(tilleuls, claire):
    response = editor(claire).post(add_url(), news_form(tilleuls, ("text", text(f"<p>{'a' * 10_000}</p>"))))
    assert not NewsPage.objects.exists()
    assert "Ce texte est trop long" in response.content.decode()


def test_the_editor_offers_only_one_s_own_structures(tilleuls, nadia):
    StructureFactory(name="Agence des solidarités")
    page = editor(nadia).get(add_url()).content.decode()
    assert "Les Tilleuls" in page
    assert "Agence des solidarités" not in page


def test_the_editors_pages_speak_french(tilleuls, claire):
    page = editor(claire).get("/gestion/").content.decode()
    assert '<html lang="fr"' in page
    assert "Tableau de bord" in page


def test_the_editors_area_wears_the_sign_of_the_house_even_where_nothing_is(claire):
    coordinator = editor(claire)
    for address, status in (("/gestion/", 200), ("/gestion/rien-ici/", 404)):
        response = coordinator.get(address)
        page = response.content.decode()
        assert response.status_code == status
        assert "img/icone" in page
        assert "gestion/colours" in page
        assert "- Parties prenantes</title>" in page
        assert "page404__logo" not in page


def test_dates_are_written_as_one_writes_them_here(tilleuls, claire):
    page = a_news(tilleuls)
    assert f'value="{page.date:%d/%m/%Y}"' in editor(claire).get(edit_url(page)).content.decode()
