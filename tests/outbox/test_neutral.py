"""Every message the house may send, read as somebody else would read it over her shoulder."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.ids import new_id
from kit.time import PARIS, now, today
from outbox import kinds
from outbox.engine import sms
from outbox.engine.neutral import gives_away
from outbox.models import Incoming, Message
from outbox.rules import queue_message, text_of
from participation.care.rules import claim_alert, hand_over, start_drill
from participation.moderation.rules import publish_item
from participation.people.forms.contact import SIGNATURE_LENGTH
from participation.people.models import CODE_LIFE, EntryCode, Referent, Role, Territory
from participation.plans.engine.kinds import Terms
from participation.plans.models import Kind, Plan
from participation.plans.rules import (
    announce_ends,
    answer_coordination,
    answer_meeting,
    answer_review,
    choose_kind,
    open_glass,
    propose_meeting,
    propose_review,
    remind_reviews,
    send_message,
)
from tests.support.care import an_alert
from tests.support.coordination import proposes
from tests.support.moderation import a_message as a_review
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, with_role
from tests.support.plans import a_pair, a_partner, opens
from tests.support.signing import all_sign
from tests.support.workshops import SessionFactory, book
from workshops.models import Booking
from workshops.rules import decline_proposal, propose_workshop

pytestmark = pytest.mark.django_db
DENIED = [
    line for line in (Path(__file__).parent / "deny_list.txt").read_text().splitlines() if line and line[0] != "#"
]


def plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def denied(text: str) -> list[str]:
    return [word for word in DENIED if re.search(rf"\b{re.escape(word)}", plain(text))]


def of_kind(kind: str) -> list[Message]:
    return list(Message.objects.filter(kind=kind))


def anything(kind: str) -> list[Message]:
    """A text that depends on nothing."""
    return [queue_message(kind=kind, to=new_id(), data={}, key=kind)]


def an_entry_code(kind: str) -> list[Message]:
    Territory.objects.create(name="Val d’Orme", slug="val")
    entry = EntryCode.objects.create(phone="+33639980042", browser="b", expires_at=now() + CODE_LIFE)
    return [
        Message(kind=kind, address=entry.phone, channel=channel, data={"entry": str(entry.pk)})
        for channel in ("sms", "voice")
    ]


def a_stand_in(kind: str) -> list[Message]:
    pair = a_pair()
    accompanying = Referent.objects.get(person=pair.person)
    stand_in = Referent.objects.create(
        person=pair.person,
        worker=a_worker(pair.structure),
        structure=pair.structure,
        stands_in_for=accompanying,
        starts_on=today(),
        ends_on=today() + dt.timedelta(days=7),
    )
    return [queue_message(kind=kind, to=pair.person.pk, data={"stand_in": stand_in.pk}, key=kind)]


def a_change_of_number(kind: str) -> list[Message]:
    address, data = "+33639980042", {"person": a_user().pk}
    return [queue_message(kind=kind, address=address, channel="sms", data=data, key=kind)]


def an_emergency_reading(kind: str) -> list[Message]:
    pair = a_pair()
    colleague = a_worker(pair.structure, "Samira Costa")
    other = a_user("Joël Rousseau")
    accompany(colleague, other, pair.structure)
    a_coordinator(pair.structure)
    open_glass(pair.plan.pk, reason="Elle a appelé en pleurs, je dois savoir qui joindre.", by=colleague)
    return of_kind(kind)


def a_message(kind: str) -> list[Message]:
    pair = a_pair()
    send_message(pair.person.pk, text="Venez à 10 h aux Tilleuls.", seen=0, key=new_id(), by=pair.worker)
    return of_kind(kind)


def a_meeting(kind: str) -> list[Message]:
    """On the longest day there is."""
    pair, start = a_pair(), dt.datetime(now().year + 1, 9, 1, 10, 30, tzinfo=PARIS)
    start += dt.timedelta(days=(2 - start.weekday()) % 7 + 21)
    where = {"way": "address", "address": "Les Tilleuls, 12 rue des Tanneurs"}
    meeting = propose_meeting(pair.person.pk, starts_at=start, **where, key=new_id(), by=pair.worker)
    if kind == "meeting_reminder":
        answer_meeting(meeting.pk, answer="agreed", seen=0, by=pair.person)
    return of_kind(kind)


def a_meeting_with_partners(kind: str) -> list[Message]:
    pair = a_pair()
    paul = a_partner(pair)
    opens(pair, paul)
    start = dt.datetime(now().year + 1, 9, 1, 10, 30, tzinfo=PARIS)
    meeting = proposes(pair, paul, starts_at=start + dt.timedelta(days=(2 - start.weekday()) % 7 + 21))
    if kind != "coordination_changed":
        answer_coordination(meeting.pk, answer="agreed", seen=0, by=pair.person)
    return of_kind(kind)


STATES = {
    "seats_offered": {"state": "offered", "offered_at": now(), "promoted_why": "head"},
    "not_this_time": {"state": "lapsed", "cancelled_at": now()},
    "answered_no": {"state": "cancelled", "cancelled_at": now()},
}


def an_answer(kind: str) -> list[Message]:
    """Read by whoever calls, and by nobody else: it has her own words."""
    booking = a_booking("booking_confirmed")[0].data["booking"]
    incoming = Incoming.objects.create(operator_id="1", meaning="unclear", result="call", words="je sais pas")
    return [Message(kind=kind, data={"booking": booking, "asked": booking, "incoming": str(incoming.pk)})]


def a_proposal(kind: str) -> list[Message]:
    """To somebody who proposed a workshop."""
    structure, person = StructureFactory(), a_user()
    said = {"text": "Réparer un grille-pain", "part": "lead", "person": person, "by": person, "key": new_id()}
    proposal = propose_workshop(structure.pk, **said)
    nadia = a_worker(structure)
    publish_item(proposal.review_id, seen=proposal.review.version, by=nadia)
    decline_proposal(proposal.pk, answer="Pas d’établi.", by=nadia)
    return of_kind(kind)


def a_booking(kind: str) -> list[Message]:
    """The longest day there is, and both states."""
    start = dt.datetime(now().year + 1, 9, 1, 10, 30, tzinfo=PARIS)
    start += dt.timedelta(days=(2 - start.weekday()) % 7 + 21)  # a Wednesday, « mercredi 22 septembre 2027 »
    booking = book(SessionFactory(starts_at=start, ends_at=start + dt.timedelta(hours=30)), a_user())
    if kind in ("seats_offered", "not_this_time", "answered_no"):
        Booking.objects.update(**STATES[kind])
    message = Message(kind=kind, to=booking.person_id, data={"booking": str(booking.pk)})
    if kind == "booking_made_for_you":
        waiting = book(booking.session, a_user(), guests=2)
        assert waiting.state == Booking(state="waiting").state
        return [message, Message(kind=kind, to=waiting.person_id, data={"booking": str(waiting.pk)})]
    return [message]


def a_date_near(kind: str) -> list[Message]:
    pair = a_pair()
    review = propose_review(pair.plan.pk, on=today(), key=new_id(), by=pair.worker)
    answer_review(review.pk, answer="agreed", seen=review.seq, by=pair.person)
    yes = {"person_answer": "yes", "team_answer": "yes", "team_answered_by": pair.worker}
    dates = {"person_answered_at": now(), "team_answered_at": now(), "starts_on": today() - dt.timedelta(days=170)}
    Plan.objects.filter(pk=pair.plan.pk).update(state="active", in_force=1, months=6, **yes, **dates)
    announce_ends()
    remind_reviews()
    return of_kind(kind)


def a_contract(kind: str) -> list[Message]:
    pair = a_pair()
    with_role(a_user("Inès", phone=None, username="i"), Role.TERRITORY, territory=pair.structure.territory)
    terms = Terms(Kind.MASP_1, today(), 6)
    choose_kind(pair.plan.pk, terms=terms, seen=pair.reload().version, by=pair.worker)
    all_sign(pair)
    return of_kind(kind)


def a_handing(kind: str) -> list[Message]:
    """Of words of danger, handed to a colleague."""
    structure = StructureFactory()
    alert, nadia, samira = (
        an_alert(structure, a_person(structure, "Fatou Sow")),
        a_worker(structure),
        a_worker(structure),
    )
    claim_alert(alert.pk, seen=0, by=nadia)
    hand_over(alert.pk, to=samira, text="Rappelle-la avant midi.", seen=1, by=nadia)
    return [Message(kind=kind, to=samira.pk, data={"alert": str(alert.pk)})]


def a_ring(kind: str) -> list[Message]:
    """Of words of danger, and of an exercise."""
    structure = StructureFactory()
    alert = an_alert(structure, a_person(structure, "Fatou Sow"))
    claire = a_coordinator(structure)
    drill = start_drill(structure.pk, key=new_id(), by=claire)
    calls = [one.calls.create(to=claire, rank=1) for one in (alert, drill)]
    return [Message(kind=kind, to=call.to_id, data={"call": str(call.pk)}) for call in calls]


def words_that_were_read(_kind: str) -> list[Message]:
    structure = StructureFactory()
    item = a_review(structure, a_person(structure, "Awa"), "Le samedi.")
    publish_item(item.pk, seen=0, by=a_worker(structure))
    return list(Message.objects.filter(to=item.author_id, kind="words_answered"))


SAMPLES: dict[str, Callable[[str], list[Message]]] = {
    "entry_code": an_entry_code,
    "card_given": anything,
    "person_met": anything,
    "keys_changed": anything,
    "pin_changed": anything,
    "phone_reset": anything,
    "referent_named": anything,
    "stand_in_named": a_stand_in,
    "stand_in_answered": anything,
    "news_in_her_space": anything,
    "reached_otherwise": a_change_of_number,
    "erased": anything,
    "words_answered": words_that_were_read,
    "recommendations_handed": anything,
    "glass_opened": anything,
    "glass_reviewed": anything,
    "care_ring": a_ring,
    "care_handed": a_handing,
    "copy_ready": anything,
    "contract_waits": a_contract,
    "glass_to_review": an_emergency_reading,
    "glass_overdue": an_emergency_reading,
    "message_waits": a_message,
    "review_soon": a_date_near,
    "plan_ends": a_date_near,
    "meeting_changed": a_meeting,
    "meeting_reminder": a_meeting,
    "coordination_changed": a_meeting_with_partners,
    "coordination_reminder": a_meeting_with_partners,
    "partners_told": a_meeting_with_partners,
    "booking_confirmed": a_booking,
    "seats_offered": a_booking,
    "not_this_time": a_booking,
    "answered_no": a_booking,
    "answer_unclear": an_answer,
    "session_moved": a_booking,
    "booking_reminder": a_booking,
    "booking_made_for_you": a_booking,
    "booking_cancelled_for_you": a_booking,
    "proposal_answered": a_proposal,
    "session_called_off": a_booking,
}


def test_each_kind_of_message_has_a_sample_here():
    """A new one is read here before it is ever sent."""
    assert sorted(kinds.every()) == sorted(SAMPLES)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_no_message_says_who_we_are_or_what_it_is_about(kind):
    messages = SAMPLES[kind](kind)
    assert messages
    for message in messages:
        text = text_of(message)
        assert text
        assert denied(text) == [], text
        assert gives_away(text, ["Les Tilleuls", "Le Trait d’union", "Réparer son vélo"]) == set(), text


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_each_is_one_sms_and_leaves_room_for_the_words_she_chose(kind):
    for message in SAMPLES[kind](kind):
        if message.channel == "voice":
            continue
        text = text_of(message)
        room = sms.LONGEST if kind == "entry_code" else sms.LONGEST - SIGNATURE_LENGTH - 1
        assert sms.places(text) is not None, text
        assert sms.places(text) <= room, (sms.places(text), text)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_no_sentence_written_in_the_code_of_a_message_says_it_either(name):
    """Even one that no sample reaches: the strings of the function itself."""
    render = kinds.every()[name].render
    code = render.__code__
    sentences = [one for one in code.co_consts if isinstance(one, str) and " " in one and one != render.__doc__]
    assert [(one, denied(one)) for one in sentences if denied(one)] == []


@pytest.mark.parametrize(
    "text", ["Votre projet vous attend", "RDV aux Tilleuls", "Nadia vous attend", "Votre Réservation"]
)
def test_the_list_does_catch(text):
    assert denied(text)
