import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.models import Picture
from kit.lighter import WIDEST, CannotRead, lighter
from tests.support.cms import a_news, a_photo, a_picture, editor
from tests.support.people import StructureFactory, a_coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def send(file: SimpleUploadedFile):
    return editor(a_coordinator()).post(reverse("wagtailimages:add"), {"title": "La cour", "file": file})


def test_a_telephone_s_photo_becomes_light_on_its_way_in(home):
    place = Image.Exif()
    place[0x0110] = "Telephone of Awa"
    assert send(a_photo(exif=place)).status_code == 302
    picture = Picture.objects.get()
    with Image.open(picture.file) as kept:
        assert kept.format == "WEBP"
        assert max(kept.size) == WIDEST == picture.width
        assert not kept.getexif()


def test_a_small_picture_is_not_made_bigger():
    name, content = lighter(a_photo("petite.png", size=(300, 200)))
    assert name == "petite.webp"
    assert Image.open(io.BytesIO(content)).size == (300, 200)


def test_a_photo_taken_sideways_stands_up():
    turned = Image.Exif()
    turned[0x0112] = 6
    _name, content = lighter(a_photo(size=(400, 200), exif=turned))
    assert Image.open(io.BytesIO(content)).size == (200, 400)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("dessin.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("dessin.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("photo.jpg", b"not a picture"),
        ("vide.jpg", b""),
    ],
)
def test_what_is_no_photo_is_refused(home, name, content):
    response = send(SimpleUploadedFile(name, content))
    assert response.status_code == 200
    assert not Picture.objects.exists()


def test_a_broken_picture_is_said_to_be_unreadable():
    whole = a_photo().read()
    with pytest.raises(CannotRead):
        lighter(io.BytesIO(whole[: len(whole) // 3]))


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png"])
def test_a_picture_whose_end_was_lost_on_the_way_is_refused_in_words(home, name):
    whole = a_photo(name).read()
    response = send(SimpleUploadedFile(name, whole[: len(whole) // 3]))
    assert response.status_code == 200
    assert "Cette image ne peut pas être lue." in response.content.decode()
    assert not Picture.objects.exists()


def test_a_page_shows_its_picture_in_three_widths_that_move_nothing(home, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = a_news(
            StructureFactory(),
            body=[{"type": "image", "value": {"picture": a_picture().pk, "alt": "La cour, <vide>", "caption": ""}}],
        )
    made = Picture.objects.get().renditions.count()
    shown = client.get(page.url).content.decode()
    (img,) = re.findall(r"<img[^>]*>", shown)
    for said in ('loading="lazy"', "sizes=", "1200w", "width=", "height=", 'alt="La cour, &lt;vide&gt;"'):
        assert said in img
    assert made == 3
    assert Picture.objects.get().renditions.count() == made, "reading a page writes nothing"
    address = re.search(r'src="([^"]+)"', img)[1]
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"


def test_only_the_small_copies_are_served(home, client):
    picture = a_picture()
    assert client.get(picture.file.url).status_code == 404
    assert client.get("/media/images/%2e%2e/original_images/cour.webp").status_code in (400, 404)
    assert client.get("/media/original_images/cour.webp").status_code == 404
    assert client.get("/media/images/").status_code == 404


def test_a_picture_with_an_endless_name_does_not_exist(client):
    assert client.get(f"/media/images/{'a' * 300}.webp").status_code == 404
