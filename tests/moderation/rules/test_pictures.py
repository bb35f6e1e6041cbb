"""The picture that comes with words: who sees it, left out or not, gone with them."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kit.ids import new_id
from kit.time import now
from participation.consultations.models import Contribution
from participation.moderation.models import Reason, ReviewItem, ReviewPicture, State
from participation.moderation.rules import (
    AlreadyDecided,
    appeal_item,
    correct_words,
    forget_pictures,
    hear_appeal,
    publish_item,
    refuse_item,
    undo_decision,
)
from participation.people.rules.erase_person import erase_person
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, an_anonymous_one
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
SAYS = "La porte de l’accueil, fermée"


def photo(place="48.8,2.3"):
    """A JPEG as a phone makes it, with what it wrote in it."""
    picture, written = Image.new("RGB", (1200, 900), "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = place
    picture.save(written, "JPEG", exif=exif)
    return SimpleUploadedFile("porte.jpg", written.getvalue(), "image/jpeg")


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def samira(structure):
    return a_worker(structure, "Samira Costa")


@pytest.fixture
def awa(structure):
    return a_person(structure)


@pytest.fixture
def item(structure, awa, samira):
    """What she sent by the form, a picture with it."""
    consultation = a_consultation(structure)
    sent = {"text": "Ouvrez le samedi.", "key": new_id(), "picture": photo(), "picture_says": SAYS}
    assert signed_in(awa).post(f"{consultation.get_absolute_url()}message/", sent).status_code == 302
    return Contribution.objects.get().review


def sees(item, user=None):
    return (signed_in(user) if user else Client()).get(item.picture_url).status_code == 200


def test_it_is_kept_light_and_without_what_the_phone_wrote_in_it(item):
    content = bytes(ReviewPicture.objects.get(item=item).content)
    with Image.open(io.BytesIO(content)) as kept:
        assert (kept.format, kept.size) == ("WEBP", (720, 540))
    assert b"48.8,2.3" not in content


def test_before_it_is_published_only_she_and_those_who_read_see_it(item, awa, samira):
    stranger = a_person(name="Moussa")
    elsewhere = a_worker(StructureFactory(), "Paul")
    assert [sees(item, one) for one in (None, stranger, elsewhere, awa, samira)] == [False, False, False, True, True]
    publish_item(item.pk, seen=0, by=samira)
    page = Client().get(Contribution.objects.get().consultation.get_absolute_url()).content.decode()
    assert f'src="{item.picture_url}" alt="{SAYS}"' in page
    assert sees(item)


def test_the_same_words_sent_again_without_the_picture_are_not_the_same_answer(item, samira):
    publish_item(item.pk, seen=0, by=samira)
    with pytest.raises(AlreadyDecided):
        publish_item(item.pk, seen=0, without_picture=True, by=samira)
    publish_item(item.pk, seen=0, by=samira)


def test_the_words_without_the_picture_and_taken_back(item, samira, awa):
    publish_item(item.pk, seen=0, without_picture=True, by=samira)
    item.refresh_from_db()
    assert (item.state, item.published_text, sees(item), sees(item, awa)) == (State.EDITED, item.text, False, True)
    for _press in range(2):
        undo_decision(item.pk, seen=1, by=samira)
    publish_item(item.pk, seen=2, by=samira)
    assert sees(item)


def test_nobody_decides_on_a_picture_without_seeing_it(item, samira, awa, structure):
    """« Publier le message entier » publishes it too."""
    publish_item(item.pk, seen=0, without_picture=True, by=samira)
    hers, nadia = f"/mes-messages-envoyes/{item.pk}/", a_worker(structure)
    item.refresh_from_db()
    assert item.picture_url not in Client().get(f"/signaler/{item.pk}/").content.decode()
    pages = {f"{hers}recours/": awa, f"/equipe/moderation/{item.pk}/recours/": samira}
    assert all(item.picture_url in signed_in(user).get(page).content.decode() for page, user in pages.items())
    appeal_item(item.pk, seen=1, by=awa)
    page = signed_in(nadia).get(f"/equipe/moderation/{item.pk}/avis-recours/").content.decode()
    assert item.picture_url in page
    assert "Les autres ne voient pas l’image." in page
    hear_appeal(item.pk, seen=2, publishes=True, note="Oui.", by=nadia)
    assert item.picture_url in Client().get(f"/signaler/{item.pk}/").content.decode()


def test_what_was_left_out_stays_out_when_more_is_hidden(item, samira):
    publish_item(item.pk, seen=0, without_picture=True, by=samira)
    ReviewItem.objects.filter(pk=item.pk).update(reported_at=now())
    publish_item(item.pk, seen=1, text="[mot] le samedi.", by=samira)
    assert not sees(item)


def test_it_is_never_published_together_with_others_unseen_and_its_words_are_looked_at(structure, awa, samira, item):
    assert not item.is_plain
    sent = {"text": "Voilà", "key": new_id(), "picture": photo(), "picture_says": "Mon numéro, 06 12 34 56 78"}
    signed_in(awa).post(f"{Contribution.objects.get().consultation.get_absolute_url()}message/", sent)
    assert ReviewItem.objects.exclude(pk=item.pk).get().private


def test_a_picture_says_what_it_shows_and_nothing_is_sent_half(structure, awa, samira):
    address = f"{a_consultation(structure).get_absolute_url()}message/"
    page = signed_in(awa).post(address, {"text": "Voilà", "key": new_id(), "picture": photo()})
    assert page.status_code == 400
    assert "Dites en quelques mots ce qu’on voit" in page.content.decode()
    broken = SimpleUploadedFile("x.jpg", b"no picture", "image/jpeg")
    sent = {"text": "Voilà", "key": new_id(), "picture": broken, "picture_says": "x"}
    assert signed_in(awa).post(address, sent).status_code == 400
    assert not Contribution.objects.exists()


def test_no_picture_where_nobody_has_a_name(structure, awa, samira):
    anonymous = f"{an_anonymous_one(structure).get_absolute_url()}message/"
    assert "picture" not in signed_in(awa).get(anonymous).content.decode()
    signed_in(awa).post(anonymous, {"text": "Voilà", "key": new_id(), "picture": photo(), "picture_says": "x"})
    assert not ReviewPicture.objects.exists()


def test_not_published_it_is_gone_after_a_month_and_not_before(item, samira, awa):
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=samira)
    assert forget_pictures(now() + dt.timedelta(days=29)) == 0
    assert forget_pictures(now() + dt.timedelta(days=31)) == 1
    assert not ReviewPicture.objects.exists()
    item.refresh_from_db()
    assert item.picture_url == ""


def test_erased_with_her(item, awa, samira):
    publish_item(item.pk, seen=0, by=samira)
    erase_person(awa, by=None)
    assert not ReviewPicture.objects.exists()
    assert ReviewItem.objects.get().picture_says == ""


def test_refused_for_its_picture_it_is_sent_again_without_it_and_not_one_word_changed(item, awa, samira):
    refuse_item(item.pk, seen=0, reason=Reason.PRIVATE, by=samira)
    client, address = signed_in(awa), f"/mes-messages-envoyes/{item.pk}/changer/"
    assert "Renvoyer sans l’image" in client.get(address).content.decode()
    same = {"version": 1, "text": item.text}
    assert "Vous n’avez rien changé." in client.post(address, same).content.decode()
    assert client.post(address, same | {"without_picture": "on"}).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.revision, item.picture_url) == (State.PENDING, 2, "")
    assert not ReviewPicture.objects.exists()
    # The same button pressed twice is one sending.
    assert correct_words(item.pk, seen=1, text=item.text, without_picture=True, by=awa).version == item.version
    assert "sans l’image" not in client.get(address).content.decode()
