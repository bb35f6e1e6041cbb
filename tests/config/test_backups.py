"""What was saved comes back whole: rows, files, and the numbers given next."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from journal.models import Entry, Stream
from participation.people.models import EraseRequest, User
from participation.people.rules import ask_erasure, execute_erasure
from participation.plans.models import WordsVersion
from tests.support.people import a_coordinator, a_person
from tests.support.plans import a_pair

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def a_life() -> User:
    person = a_person(name="Awa « Ké\\ïta »\t\n")
    stream = Stream.objects.create(name="plan:1", seq=1)
    Entry.objects.create(stream=stream, seq=1, verb="WordsShown", targets={"é": [1, None]})
    default_storage.save("images/arbre.png", ContentFile(b"\x89PNG\x00"))
    return person


def test_rows_and_files_come_back_as_they_were(tmp_path):
    person = a_life()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE somebody_elses (id integer)")  # beside ours: no reason to fail
    call_command("backup", tmp_path / "saved.tar.gz")
    User.objects.filter(pk=person.pk).update(name="changé")
    Entry.objects.all().delete()
    a_person(name="Arrivée après")
    default_storage.delete("images/arbre.png")
    default_storage.save("apres.txt", ContentFile(b"new"))

    call_command("restore", tmp_path / "saved.tar.gz", "--yes")

    assert User.objects.get(pk=person.pk).name == "Awa « Ké\\ïta »\t\n"
    assert not User.objects.filter(name="Arrivée après").exists()
    assert Entry.objects.get().targets == {"é": [1, None]}
    assert default_storage.open("images/arbre.png").read() == b"\x89PNG\x00"
    assert not default_storage.exists("apres.txt")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS somebody_elses")
    a_person(name="La suite")  # numbers given next do not collide


def test_nothing_is_replaced_without_a_yes(tmp_path):
    person = a_life()
    call_command("backup", tmp_path / "saved.tar.gz")
    with pytest.raises(CommandError, match="--yes"):
        call_command("restore", tmp_path / "saved.tar.gz")
    assert User.objects.filter(pk=person.pk).exists()


def test_a_folder_receives_a_dated_file_that_only_its_owner_reads(tmp_path):
    call_command("backup", tmp_path)
    [made] = tmp_path.glob("parties-prenantes-*.tar.gz")
    assert made.stat().st_mode & 0o077 == 0


def test_what_is_no_backup_is_said_and_changes_nothing(tmp_path):
    person = a_life()
    other = Path(tmp_path / "letter.txt")
    other.write_text("bonjour")
    with pytest.raises(CommandError, match="pas une sauvegarde"):
        call_command("restore", other, "--yes")
    assert User.objects.filter(pk=person.pk).exists()


def test_a_backup_does_not_replace_another(tmp_path):
    call_command("backup", tmp_path / "saved.tar.gz")
    with pytest.raises(CommandError, match="existe déjà"):
        call_command("backup", tmp_path / "saved.tar.gz")


def test_who_was_erased_since_does_not_come_back(tmp_path):
    pair = a_pair()
    pair.shows("Un logement calme")
    relay = a_coordinator(pair.structure)
    call_command("backup", tmp_path / "saved.tar.gz")
    execute_erasure(ask_erasure(by=pair.person).pk, by=relay)

    call_command("restore", tmp_path / "saved.tar.gz", "--yes")

    assert User.objects.filter(pk=relay.pk).exists()
    assert not User.objects.filter(pk=pair.person.pk).exists()
    assert not WordsVersion.objects.exists()
    assert EraseRequest.objects.get().done_by == relay.pk
