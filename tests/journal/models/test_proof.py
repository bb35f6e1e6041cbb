"""Whoever changes the journal behind its back is found: each attack is tried in the database itself."""

from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from journal.events import Event
from journal.models import Broken, Entry, Fault, Stream, broken_links
from journal.rules import record
from kit.ids import new_id

pytestmark = [pytest.mark.django_db, pytest.mark.grown]
NAME = "access:one"


@dataclass(frozen=True, kw_only=True)
class DoorOpened(Event):
    number: int
    where: str = NAME

    def streams(self) -> tuple[str, ...]:
        return (self.where,)


@pytest.fixture(autouse=True)
def _five_entries_in_each_of_two_streams() -> None:
    for number in range(5):
        for where in (NAME, "access:other"):
            record(DoorOpened(number=number, where=where), by=new_id())


def entry(seq: int):
    return Entry.objects.filter(stream_id=NAME, seq=seq)


def move(seq: int, to: int) -> None:
    entry(seq).update(seq=to)


def forged(seq: int) -> Entry:
    return Entry(stream_id=NAME, seq=seq, verb="DoorOpened", actor=new_id(), targets={"number": 7}, link="f" * 64)


def someone_else() -> None:
    entry(3).update(actor=new_id())


def nobody_in_particular() -> None:
    entry(3).update(actor=None)


def another_moment() -> None:
    at = entry(3).get().at
    entry(3).update(at=at.replace(microsecond=(at.microsecond + 1) % 1_000_000))


def other_targets() -> None:
    entry(3).update(targets={"number": 2, "where": NAME, "as_what": "self"})


def another_link() -> None:
    entry(3).update(link="0" * 64)


def taken_out() -> None:
    entry(3).delete()


def taken_out_and_closed_up() -> None:
    entry(3).delete()
    move(4, to=3)
    move(5, to=4)
    Stream.objects.filter(name=NAME).update(seq=F("seq") - 1)


def put_in() -> None:
    move(5, to=6)
    move(4, to=5)
    move(3, to=4)
    forged(3).save()
    Stream.objects.filter(name=NAME).update(seq=6)


def put_before_the_first() -> None:
    forged(0).save()


def put_at_the_end() -> None:
    forged(6).save()


def put_at_the_end_with_its_number() -> None:
    forged(6).save()
    Stream.objects.filter(name=NAME).update(seq=6)


def exchanged() -> None:
    move(3, to=99)
    move(4, to=3)
    move(99, to=4)


def end_cut() -> None:
    entry(5).delete()


def end_cut_and_its_number() -> None:
    entry(5).delete()
    Stream.objects.filter(name=NAME).update(seq=4)


def all_cut() -> None:
    Entry.objects.filter(stream_id=NAME).delete()


def from_another_stream() -> None:
    entry(3).delete()
    Entry.objects.filter(stream_id="access:other", seq=3).update(stream_id=NAME)


ATTACKS = {
    someone_else: (3, Fault.CHANGED),
    nobody_in_particular: (3, Fault.CHANGED),
    another_moment: (3, Fault.CHANGED),
    other_targets: (3, Fault.CHANGED),
    another_link: (3, Fault.CHANGED),
    taken_out: (3, Fault.MISSING),
    taken_out_and_closed_up: (3, Fault.CHANGED),
    put_in: (3, Fault.CHANGED),
    put_before_the_first: (1, Fault.ADDED),
    put_at_the_end: (6, Fault.ADDED),
    put_at_the_end_with_its_number: (6, Fault.CHANGED),
    exchanged: (3, Fault.CHANGED),
    end_cut: (5, Fault.MISSING),
    end_cut_and_its_number: (4, Fault.HEAD),
    all_cut: (1, Fault.MISSING),
    from_another_stream: (3, Fault.CHANGED),
}


def test_a_journal_nobody_touched_holds():
    assert list(broken_links()) == []
    assert list(broken_links(NAME)) == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_an_attack_is_found_where_it_was_made(attack):
    attack()
    assert list(broken_links(NAME)) == [Broken(NAME, *ATTACKS[attack])]
    assert Broken(NAME, *ATTACKS[attack]) in list(broken_links())


def test_the_command_says_so_in_words():
    out = StringIO()
    call_command("verify_journal", stdout=out)
    assert out.getvalue() == "10 lignes dans 2 suites. Tout tient.\n"
    someone_else()
    with pytest.raises(SystemExit) as end:
        call_command("verify_journal", stdout=out)
    assert end.value.code == 1
    assert "access:one, ligne 3 : cette ligne, ou une ligne avant elle, a été changée" in out.getvalue()
    call_command("verify_journal", "access:other", stdout=out)
    assert out.getvalue().endswith("5 lignes dans 1 suites. Tout tient.\n")
    with pytest.raises(CommandError) as unknown:
        call_command("verify_journal", "access:nothing", stdout=out)
    assert unknown.value.returncode == 2
