"""What the house answers when the answer is no."""

import re

import pytest
from allauth.core.exceptions import RateLimited
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from kit.refusals import NotAllowed, Refusal, Stale, TooFast
from tests.support.people import a_person

pytestmark = pytest.mark.django_db
RAISED = {
    "not-allowed": NotAllowed(),
    "denied": PermissionDenied("secret reason"),
    "stale": Stale("Samira a déjà décidé."),
    "too-fast": TooFast(),
    "rate-limited": RateLimited(),
    "refused": Refusal("Cette séance est passée."),
    "broken": ZeroDivisionError("secret reason"),
}


def refuse(request: HttpRequest, how: str) -> HttpResponse:
    raise RAISED[how]


def take(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST.get("words", ""))))


urlpatterns = [
    path("refuse/<str:how>/", refuse),
    path("take/", take),
    path("gestion/take/", take),
    path("", include("config.urls")),
]
handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"


@pytest.fixture(autouse=True)
def _addresses(settings):
    settings.ROOT_URLCONF = __name__


@pytest.fixture(params=["anonymous", "signed in"])
def viewer(request) -> Client:
    client = Client(raise_request_exception=False)
    if request.param == "signed in":
        client.force_login(a_person(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def same_bytes(response) -> tuple[int, bytes, dict[str, str]]:
    """What a viewer could compare: status, body and headers, but for what is drawn at random for each answer."""
    body = re.sub(rb'(nonce|csrfmiddlewaretoken" value)="[^"]*"', b"", response.content)
    headers = {name: re.sub(r"'nonce-[^']*'", "", value) for name, value in response.headers.items()}
    headers.pop("Content-Length", None)
    return response.status_code, body, headers


@pytest.mark.parametrize("how", ["not-allowed", "denied"])
def test_a_denial_is_byte_for_byte_what_does_not_exist(viewer, how):
    denied = viewer.get(f"/refuse/{how}/")
    missing = viewer.get("/refuse/0199c1de-7a3b-7c21-9f00-1234567890ab/nothing/")
    assert denied.status_code == 404
    assert same_bytes(denied) == same_bytes(missing)


@pytest.mark.parametrize("origin", ["http://testserver", "https://ailleurs.example"])
def test_what_was_written_is_given_back_alike_and_not_to_another_site(viewer, origin):
    sent = {"text": "Rester <b>ici</b>."}, {"headers": {"origin": origin}}
    denied, missing = (viewer.post(f"/refuse/{url}/", sent[0], **sent[1]) for url in ("denied", "a/b/c"))
    assert same_bytes(denied) == same_bytes(missing)
    assert ("Rester &lt;b&gt;ici&lt;/b&gt;." in denied.content.decode()) is (origin == "http://testserver")


@pytest.mark.parametrize(
    ("how", "status", "sentence"),
    [
        ("stale", 409, "Samira a déjà décidé."),
        ("too-fast", 429, "C’est trop rapide."),
        ("rate-limited", 429, "C’est trop rapide."),
        ("refused", 400, "Cette séance est passée."),
        ("broken", 500, "Il y a un problème chez nous"),
    ],
)
def test_each_refusal_has_its_page(viewer, how, status, sentence):
    response = viewer.get(f"/refuse/{how}/")
    assert response.status_code == status
    assert sentence in response.content.decode()
    assert "secret reason" not in response.content.decode()


def test_the_page_of_a_500_asks_nothing_of_the_database(django_assert_num_queries):
    client = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        assert client.get("/refuse/broken/").status_code == 500


@pytest.mark.parametrize(("where", "size", "status"), [("/take/", 1_100_000, 413), ("/gestion/take/", 16_000_000, 413)])
def test_a_body_too_big_is_413(viewer, where, size, status):
    response = viewer.post(where, {"words": "a" * size})
    assert response.status_code == status
    assert "trop lourd" in response.content.decode()


def test_a_long_message_is_not_too_big(viewer):
    assert viewer.post("/take/", {"words": "é" * 100_000}).content == b"100000"


def test_a_form_left_open_says_what_to_do():
    response = Client(enforce_csrf_checks=True).post("/take/", {"words": "bonjour"})
    assert response.status_code == 403
    assert "Ouvrez la page de nouveau" in response.content.decode()
    assert "CSRF" not in response.content.decode()


def test_what_was_written_in_a_form_left_open_is_given_back_but_not_what_another_site_sends():
    client = Client(enforce_csrf_checks=True)
    ours = client.post("/take/", {"text": "Rester <b>ici</b>."}, headers={"origin": "http://testserver"})
    theirs = client.post("/take/", {"text": "Appelez le 08."}, headers={"origin": "https://ailleurs.example"})
    assert "Rester &lt;b&gt;ici&lt;/b&gt;." in ours.content.decode()
    assert "Appelez" not in theirs.content.decode()
    assert (ours.status_code, theirs.status_code) == (403, 403)


def test_a_form_in_another_encoding_is_a_bad_request_not_our_fault():
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["csrftoken"] = "a" * 32
    form = "application/x-www-form-urlencoded; charset=utf-16"
    assert client.post("/take/", "words=bonjour", content_type=form).status_code == 400


@pytest.mark.grown
@pytest.mark.parametrize("cookie", ['"' + r"\000" * 32 + '"', "é" * 32, "'; DROP TABLE" * 3])
def test_a_cookie_that_was_never_ours_is_a_visitor_s(cookie):
    client = Client(raise_request_exception=False, headers={"cookie": f"sessionid={cookie}"})
    response = client.get("/mon-espace/")
    assert (response.status_code, response["Location"]) == (302, "/entrer/?next=%2Fmon-espace%2F")


def test_pages_of_somebody_signed_in_are_not_kept(viewer):
    kept = viewer.get("/refuse/refused/").headers.get("Cache-Control", "")
    assert ("no-store" in kept) == ("_auth_user_id" in viewer.session)
