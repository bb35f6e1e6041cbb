"""Each line of the retention table, a day too soon and a day too late."""

import datetime as dt

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from cms.rules import plant
from journal.models import Entry
from kit.ids import new_id
from kit.time import now
from outbox.models import Message
from participation.people import tasks
from participation.people.engine.retention import AGREEMENTS_FOR, DAY, LINES, TABLE, Then
from participation.people.models import (
    HELP_REQUEST_LIFE,
    SEALED_LIFE,
    ArchivedRecord,
    EntryCode,
    EraseRequest,
    EraseWhy,
    HelpRequest,
    Invitation,
    PhoneReset,
    Scope,
    SealedPost,
    Spending,
    User,
)
from participation.people.permissions.ended import REMEMBERED
from participation.people.rules import ask_erasure, ask_helper, keep, keep_account, keepers, request_code
from participation.plans.models import Plan, Receipt
from participation.plans.rules import say_yes_to_plan
from tests.support.clients import signed_in
from tests.support.outbox import deliver
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, give_mandate
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 16, 12, tzinfo=dt.UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def kept_until(clock, exists, life: dt.timedelta, line: str) -> None:
    """There a minute before its time, gone a minute after."""
    start = now()
    assert exists()
    clock.move_to(start + life - dt.timedelta(minutes=1))
    keep()
    assert exists(), f"{line} went too soon"
    clock.move_to(start + life + dt.timedelta(minutes=1))
    assert keep()[line] >= 1
    assert not exists(), f"{line} stayed"


def test_each_line_that_the_house_applies_has_its_hand_and_each_hand_its_line():
    hands = {line for keeper in keepers.every() for line in keeper.forget}
    assert hands == {line.name for line in LINES if line.then in (Then.ERASED, Then.PROPOSED, Then.PUT_AWAY)}
    assert len(TABLE) == len(LINES)


def test_a_code_asked_for_is_forgotten_after_a_day(clock):
    entry = request_code(phone="+33639980001", browser="x")
    life = entry.expires_at - now() + TABLE["entry_codes"].after
    kept_until(clock, EntryCode.objects.exists, life, "entry_codes")


def test_tries_are_forgotten_after_two_days(clock):
    clock.move_to(NOON.replace(hour=0))
    Spending.objects.spend("codes of", "+33639980001", limit=8, per=DAY)
    kept_until(clock, Spending.objects.exists, TABLE["spending"].after, "spending")


def test_an_address_without_account_is_forgotten_a_day_after_it_was_written_to(clock):
    request_code(phone="+33639980001", browser="x")
    assert deliver(at=now())
    kept_until(clock, Message.objects.exists, TABLE["addresses"].after, "addresses")


def test_that_we_wrote_to_somebody_is_forgotten_after_six_months(clock):
    awa = a_person()
    User.objects.filter(pk=awa.pk).update(last_login=now())
    ask_erasure(by=awa)
    deliver(at=now())
    kept_until(clock, Message.objects.filter(to=awa.pk).exists, TABLE["messages"].after, "messages")


def test_what_came_after_the_door_closed_is_forgotten_after_a_week(clock):
    SealedPost.objects.create(user=a_person(), path="/", content=b"x", expires_at=now() + SEALED_LIFE)
    kept_until(clock, SealedPost.objects.exists, SEALED_LIFE, "sealed_posts")


def test_a_dead_invitation_is_forgotten_a_month_later(clock):
    Invitation.objects.create(user=a_person(), code="x", expires_at=now() + dt.timedelta(days=14))
    life = dt.timedelta(days=14) + TABLE["invitations"].after
    kept_until(clock, Invitation.objects.exists, life, "invitations")


def test_a_change_of_telephone_is_forgotten_after_three_months(clock):
    awa, nadia = a_person(last_login=now()), a_worker()
    PhoneReset.objects.create(person=awa, new_phone="+33639980009", asked_by=nadia, expires_at=now() + DAY)
    kept_until(clock, PhoneReset.objects.exists, DAY + TABLE["phone_resets"].after, "phone_resets")


def test_a_request_for_help_is_forgotten_a_month_after_it_died(clock):
    ask_helper(called="Lucie", way_in="+33639980010", scopes=[Scope.PLAN], months=1, by=a_person(last_login=now()))
    life = HELP_REQUEST_LIFE + TABLE["help_requests"].after
    kept_until(clock, HelpRequest.objects.exists, life, "help_requests")


def test_a_session_is_forgotten_once_it_can_seal_nothing_more(clock):
    client = signed_in(a_person())
    client.post("/compte/", {"name": "Awa", "language": "fr", "whose": "shared"})
    life = Session.objects.get().expire_date - now() + REMEMBERED
    kept_until(clock, Session.objects.exists, life, "sessions")


def test_the_receipt_of_a_button_is_forgotten_after_a_month(clock):
    Receipt.objects.create(key=new_id(), author=a_person(last_login=now()), target=new_id(), at=now())
    kept_until(clock, Receipt.objects.exists, TABLE["receipts"].after, "receipts")


def test_a_request_that_is_over_is_forgotten_after_five_years_and_one_that_waits_never(clock):
    EraseRequest.objects.create(person=new_id(), asked_at=now(), done_at=now(), done_by=new_id())
    waits = EraseRequest.objects.create(person=new_id(), asked_at=now())
    over = EraseRequest.objects.exclude(pk=waits.pk)
    kept_until(clock, over.exists, TABLE["erase_requests"].after, "erase_requests")
    assert EraseRequest.objects.filter(pk=waits.pk).exists()


def test_an_archive_is_emptied_on_its_day(clock):
    until = (now() + AGREEMENTS_FOR).date()
    ArchivedRecord.objects.create(person=new_id(), kind="agreement", reason="loi", content={}, keep_until=until)
    clock.move_to(NOON + AGREEMENTS_FOR)
    keep()
    assert ArchivedRecord.objects.exists()
    clock.move_to(NOON + AGREEMENTS_FOR + DAY)
    assert keep()["agreements"] == 1


def test_an_account_nobody_ever_used_goes_after_ninety_days(clock):
    awa = a_person()
    kept_until(clock, User.objects.filter(pk=awa.pk).exists, TABLE["never_used"].after, "never_used")
    assert Entry.objects.filter(stream_id=f"people:{awa.pk}", verb="AccountNeverUsed", actor=None).exists()


def test_an_account_that_served_once_does_not_go_by_itself(clock):
    tilleuls = StructureFactory()
    nadia = a_worker(tilleuls)
    accompanied, entered, met = a_person(tilleuls), a_person(last_login=now()), a_person(phone_sure_at=now())
    accompany(nadia, accompanied, tilleuls)
    helper = a_user()
    give_mandate(accompanied, helper)
    wrote = a_pair().person
    clock.move_to(NOON + TABLE["never_used"].after * 2)
    keep()
    for user in (nadia, accompanied, entered, met, helper, wrote):
        assert User.objects.filter(pk=user.pk).exists()


def idle(clock, **fields) -> User:
    """Somebody nobody has seen for two years and a day."""
    awa = a_person(last_login=now(), **fields)
    clock.move_to(NOON + TABLE["account"].after + DAY)
    return awa


def test_after_two_years_the_erasure_is_proposed_and_nothing_is_erased(clock):
    awa = a_person(last_login=now())
    clock.move_to(NOON + TABLE["account"].after - DAY)
    assert keep()["account"] == 0
    clock.move_to(NOON + TABLE["account"].after + DAY)
    assert keep()["account"] == 1
    assert EraseRequest.objects.get().why == EraseWhy.IDLE
    assert User.objects.filter(pk=awa.pk).exists()
    assert Message.objects.filter(to=awa.pk).count() == 1
    assert keep()["account"] == 0, "proposed twice"


def test_a_sign_of_life_in_any_room_counts(clock):
    pair = a_pair()
    User.objects.filter(pk=pair.person.pk).update(last_login=now())
    clock.move_to(NOON + TABLE["account"].after - DAY)
    pair.shows("Encore là.")
    clock.move_to(NOON + TABLE["account"].after + DAY)
    assert keep()["account"] == 0


def test_who_comes_again_is_no_longer_proposed(clock):
    awa = idle(clock)
    keep()
    User.objects.filter(pk=awa.pk).update(last_login=now())
    keep()
    assert EraseRequest.objects.get().cancelled_at


def test_the_relay_keeps_an_account_for_a_year(clock):
    tilleuls = StructureFactory()
    awa = a_person(tilleuls, last_login=now())
    clock.move_to(NOON + TABLE["account"].after + DAY)
    keep()
    keep_account(EraseRequest.objects.get().pk, by=a_coordinator(tilleuls))
    clock.move_to(NOON + TABLE["account"].after + 300 * DAY)
    assert keep()["account"] == 0
    clock.move_to(NOON + TABLE["account"].after + 400 * DAY)
    assert keep()["account"] == 1
    assert User.objects.filter(pk=awa.pk).exists()


def test_those_who_work_here_are_never_proposed(clock):
    a_worker(last_login=now())
    clock.move_to(NOON + 3 * TABLE["account"].after)
    assert keep()["account"] == 0


def test_an_agreed_plan_leaves_its_dates_to_the_archive_and_no_word():
    pair = a_pair()
    pair.shows("Un logement calme")
    pair.agreed_step("Envoyer la fiche de paie")
    for who in (pair.person, pair.worker):
        say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=who)
    [kept] = [one for keeper in keepers.every() if keeper.archive for one in keeper.archive(pair.person)]
    assert "logement" in kept.content["parts"]
    assert kept.content["steps_agreed"] == 1
    for word in ("calme", "fiche", "Awa", "Nadia"):
        assert word not in str(kept.content)
    assert Plan.objects.get().state == "agreed"


def test_the_table_is_applied_once_a_day_whoever_ticks(monkeypatch, clock):
    done = []
    monkeypatch.setattr(tasks, "keep", lambda: done.append(now()))
    for hours in (0, 1, 2, 24, 25):
        clock.move_to(NOON + dt.timedelta(hours=hours))
        tasks._looked.update(keep=0.0, rewrite=0.0)  # another process, that remembers nothing
        tasks.chores()
    assert len(done) == 2


def test_a_line_that_fails_leaves_the_others_done(monkeypatch, caplog, clock):
    def fails(_at):
        raise ValueError

    people = next(keeper for keeper in keepers.every() if keeper.name == "people")
    monkeypatch.setitem(people.forget, "entry_codes", fails)
    Receipt.objects.create(key=new_id(), author=a_person(last_login=now()), target=new_id(), at=now() - 31 * DAY)
    done = keep()
    assert done["receipts"] == 1
    assert "entry_codes" not in done
    assert "the line entry_codes of the retention table was not applied" in caplog.text


def test_the_privacy_page_says_each_line():
    plant(hostname="testserver", port=80)
    page = Client().get("/vie-privee/").content.decode()
    for line in LINES:
        for words in (line.what, line.how_long, line.why):
            assert str(words).replace("'", "&#x27;") in page
