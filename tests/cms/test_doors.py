"""Who enters `/gestion/`, and the doors that Wagtail would have opened beside ours."""

import pytest
from django.urls import reverse

from cms.models import NewsPage
from participation.people.models import Role
from tests.support.clients import signed_in
from tests.support.cms import a_news, a_picture, editor
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db


def side_doors(page: NewsPage) -> list[str]:
    """Addresses that show or change a page without being its editing form."""
    pages = (
        "edit",
        "view_draft",
        "history",
        "revisions_index",
        "copy",
        "delete",
        "unpublish",
        "workflow_history",
        "usage",
    )
    return [
        "/gestion/",
        *(reverse(f"wagtailadmin_pages:{name}", args=(page.pk,)) for name in pages),
        reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,)),
        reverse("wagtailadmin_pages:revisions_view", args=(page.pk, page.latest_revision_id)),
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_api:pages:listing"),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages:preview", args=(a_picture().pk, "width-100")),
        reverse("wagtaildocs:index"),
        reverse("session_chooser:choose"),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_sprite"),
    ]


def test_a_visitor_is_led_to_the_staff_door(home, client):
    for url in side_doors(a_news(StructureFactory(), live=False)):
        response = client.get(url)
        assert response.status_code == 302, url
        assert response["Location"].startswith("/entrer/equipe/"), url


@pytest.mark.parametrize("who", ["a newcomer", "a person", "a committee member"])
def test_to_those_who_do_not_edit_gestion_does_not_exist(home, who):
    structure = StructureFactory()
    user = a_user() if who == "a newcomer" else a_person(structure)
    if who == "a committee member":
        with_role(user, Role.COMMITTEE, territory=structure.territory)
    browser = editor(user)
    for url in side_doors(a_news(structure, live=False)):
        assert browser.get(url).status_code == 404, url


def test_without_the_second_factor_a_coordinator_edits_nothing(home):
    structure = StructureFactory()
    browser = editor(a_coordinator(structure), second_factor=False)
    for url in side_doors(a_news(structure)):
        assert browser.get(url).status_code in (302, 404), url
    assert browser.get("/gestion/").status_code in (302, 404)


def test_no_door_of_wagtail_lets_a_password_in(home, client):
    claire = a_coordinator(username="claire", password="correct horse battery")
    form = {"username": "claire", "password": "correct horse battery"}
    for url in ("/gestion/login/", "/_util/login/", "/gestion/password_reset/", "/gestion/password_reset/done/"):
        response = client.post(url, form)
        assert response.status_code in (302, 404), url
        assert "_auth_user_id" not in client.session
    assert claire.has_usable_password()


@pytest.mark.parametrize(
    "path",
    ["users/", "users/new/", "groups/", "groups/new/", "failwhale/", "bulk/people/user/delete/", "api/main/images/"],
)
def test_accounts_and_groups_are_not_made_by_hand(home, path):
    assert editor(a_coordinator()).get(f"/gestion/{path}").status_code == 404


def test_the_account_is_kept_in_one_place(home):
    assert editor(a_coordinator()).get("/gestion/account/")["Location"] == "/compte/"


def test_an_editor_enters(home):
    for user in (a_worker(), a_coordinator()):
        assert editor(user).get("/gestion/").status_code == 200


def test_a_page_cannot_be_closed_with_a_password(home):
    claire = a_coordinator()
    page = a_news(claire.memberships.get().structure)
    url = reverse("wagtailadmin_pages:set_privacy", args=(page.pk,))
    editor(claire).post(url, {"restriction_type": "password", "password": "secret"})
    assert not page.get_view_restrictions().exists()


def test_a_worker_sees_no_draft_of_another_s(home):
    structure = StructureFactory()
    page = a_news(structure, live=False, owner=a_worker(structure, name="Samira Costa"))
    nadia = editor(a_worker(structure))
    for name in ("edit", "view_draft", "copy", "delete"):
        response = nadia.get(reverse(f"wagtailadmin_pages:{name}", args=(page.pk,)))
        assert response.status_code == 302, name
        assert response["Location"] == "/gestion/", name


def test_signing_in_puts_a_worker_in_the_group_of_those_who_propose(home):
    nadia = a_worker()
    editor(nadia)
    assert {group.name for group in nadia.groups.all()} == {"Proposer", "Tenir le réseau"}
    assert signed_in(nadia).get("/gestion/").status_code == 200
