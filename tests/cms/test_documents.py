import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document

from tests.support.cms import a_news, editor
from tests.support.people import StructureFactory, a_coordinator, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def a_document() -> Document:
    return Document.objects.create(title="Le règlement", file=SimpleUploadedFile("reglement.pdf", b"%PDF-1.4"))


def linking(document: Document) -> list[dict]:
    return [{"type": "document", "value": {"document": document.pk, "text": ""}}]


def test_a_document_is_for_everybody_once_a_published_page_shows_it(home, client, django_capture_on_commit_callbacks):
    document = a_document()
    assert client.get(document.url).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        page = a_news(StructureFactory(), body=linking(document))
    assert document.url in client.get(page.url).content.decode()
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_document_of_a_draft_is_for_editors(home, client, django_capture_on_commit_callbacks):
    document = a_document()
    with django_capture_on_commit_callbacks(execute=True):
        a_news(StructureFactory(), live=False, body=linking(document))
    assert client.get(document.url).status_code == 404
    assert editor(a_person()).get(document.url).status_code == 404
    assert editor(a_coordinator()).get(document.url).status_code == 200


@pytest.mark.parametrize("name", ["page.html", "dessin.svg", "programme.exe", "archive.zip"])
def test_what_could_run_is_refused(home, name):
    editor(a_coordinator()).post(
        reverse("wagtaildocs:add"), {"title": "x", "file": SimpleUploadedFile(name, b"<script>alert(1)</script>")}
    )
    assert not Document.objects.exists()


@pytest.mark.parametrize(("content", "kept"), [(b"%PDF-1.4", 1), (b"MZ\x90\0 a programme", 0)])
def test_only_what_is_what_its_name_says_is_kept(home, content, kept):
    """The same form is behind « Ajouter un document », one or several at once."""
    for address in ("wagtaildocs:add", "wagtaildocs:add_multiple"):
        Document.objects.all().delete()
        file = SimpleUploadedFile("reglement.pdf", content)
        names = {"file": file, "title": "Le règlement"} if address.endswith(":add") else {"files[]": file}
        answer = editor(a_coordinator()).post(reverse(address), names)
        assert answer.status_code < 500
        assert Document.objects.count() == kept, address
