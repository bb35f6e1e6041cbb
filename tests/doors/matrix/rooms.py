"""The doors of what is said together, and of the tiers lieu: seats and attendance."""

from uuid import UUID

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import now
from participation.consultations.models import Contribution, Statement
from participation.consultations.rules import Who, glance
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import World
from workshops.models import Attendee, Booking, BookingState, KindCall
from workshops.rules import book_seats

# A helper speaks for Awa, never for an account of her own.
ANSWERS = EVERYBODY - {rights.HELPER}
OWN = frozenset({rights.PERSON, rights.COMMITTEE})
NEAR = frozenset({rights.PERSON, rights.HELPER})


def _slug(world: World) -> tuple:
    return (world.consultation.slug,)


def _first_question(world: World) -> tuple:
    return (world.consultation.slug, 1)


def _answered(world: World, who: str, response: HttpResponse) -> bool:
    user = world.actors[who]
    if user is None:
        return "voix" in response.cookies  # her code: she has no account
    return glance(world.consultation, Who.self(user))[0] is not None


def _posted(world: World, who: str, response: HttpResponse) -> bool:
    return Contribution.objects.filter(author=world.actors[who], text="Merci à vous").exists()


def _finished(world: World, who: str, response: HttpResponse) -> bool:
    """She has answered nothing yet: the rule, that she may call, says so on the first question."""
    return response.status_code == 302 and "/question/1/" in response["Location"]


def _proposed(world: World, who: str, response: HttpResponse) -> bool:
    return Statement.objects.filter(consultation=world.consultation).exists()


def _nothing_to_pause(world: World, who: str, response: HttpResponse) -> bool:
    """She has begun nothing: she is led back to the page of the consultation."""
    return response.status_code == 302 and response["Location"] == world.consultation.get_absolute_url()


def _for_her(world: World) -> tuple:
    return (world.consultation.slug, world.awa.pk)


def _answered_for_awa(world: World, who: str, response: HttpResponse) -> bool:
    return glance(world.consultation, Who.self(world.awa))[0] is not None


# In Awa's name: herself, and whom she asked. Who sits in a committee speaks there for nobody but herself.
FOR_AWA = EVERYBODY - {rights.ANONYMOUS, rights.COMMITTEE}
CONSULTATIONS = [
    Door(
        "consultations:question",
        ("consultation.answer",),
        _answered,
        args=_first_question,
        sends=lambda world, who: {"r": "yes"},
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:finish",
        ("consultation.answer",),
        _finished,
        args=_slug,
        sends=lambda world, who: {},
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:thanks",
        ("consultation.answer",),
        lambda world, who, response: response.status_code == 200,
        args=_slug,
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:reread",
        ("consultation.answer",),
        says("Relisez, puis envoyez"),
        args=_slug,
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:pause",
        ("consultation.answer",),
        _nothing_to_pause,
        args=_slug,
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:statements",
        ("consultation.answer",),
        says("Mes votes"),
        args=_slug,
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:statements_for",
        ("consultation.answer",),
        says("Mes votes"),
        args=_for_her,
        serves=FOR_AWA,
    ),
    Door(
        "consultations:propose",
        ("contribution.post",),
        _proposed,
        args=_slug,
        sends=lambda world, who: {"text": "Il faut des chaises.", "key": new_id()},
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:propose_for",
        ("contribution.post",),
        _proposed,
        args=_for_her,
        sends=lambda world, who: {"text": "Il faut des chaises.", "key": new_id()},
        serves=FOR_AWA,
    ),
    Door(
        "consultations:message",
        ("contribution.post",),
        _posted,
        args=_slug,
        sends=lambda world, who: {"text": "Merci à vous", "key": new_id()},
        serves=ANSWERS,
        of="structure",
    ),
    Door(
        "consultations:question_for",
        ("consultation.answer",),
        _answered_for_awa,
        args=lambda world: (world.consultation.slug, world.awa.pk, 1),
        sends=lambda world, who: {"r": "yes"},
        serves=FOR_AWA,
    ),
    Door(
        "consultations:finish_for",
        ("consultation.answer",),
        _finished,
        args=_for_her,
        sends=lambda world, who: {},
        serves=FOR_AWA,
    ),
    Door(
        "consultations:thanks_for",
        ("consultation.answer",),
        lambda world, who, response: response.status_code == 200,
        args=_for_her,
        serves=FOR_AWA,
    ),
    Door(
        "consultations:reread_for",
        ("consultation.answer",),
        says("Relisez, puis envoyez"),
        args=_for_her,
        serves=FOR_AWA,
    ),
    Door(
        "consultations:pause_for",
        ("consultation.answer",),
        _nothing_to_pause,
        args=_for_her,
        serves=FOR_AWA,
    ),
    Door(
        "consultations:message_for",
        ("contribution.post",),
        lambda world, who, response: Contribution.objects.filter(author=world.awa, text="Merci à vous").exists(),
        args=_for_her,
        sends=lambda world, who: {"text": "Merci à vous", "key": new_id()},
        serves=FOR_AWA,
    ),
    Door(
        "consultations:prepare_statements",
        ("consultation.manage",),
        says("Les affirmations"),
        args=lambda world: (world.consultation.pk,),
        of="structure",
    ),
]


def _session(world: World) -> tuple:
    return (world.session.pk,)


def _for_awa(world: World, who: str) -> dict[str, object]:
    return {"person": str(world.awa.pk), "people": "1", "key": new_id()}


def _without_booking(world: World, who: str) -> None:
    Booking.objects.filter(pk=world.booking.pk).delete()


def _booked_for_awa(world: World, who: str, response: HttpResponse) -> bool:
    return Booking.objects.live().filter(session=world.session, person=world.awa).exists()


def _booked_for_oneself(world: World, who: str, response: HttpResponse) -> bool:
    return Booking.objects.live().filter(session=world.session, person=world.actors[who]).exists()


def _cancelled(world: World, who: str, response: HttpResponse) -> bool:
    return not Booking.objects.live().filter(pk=world.booking.pk).exists()


def _fatou(world: World) -> UUID:
    return world.seat.attendees.get().pk


def _unanswered(world: World, who: str) -> None:
    """Fatou was offered a seat, and did not answer."""
    asked = book_seats(world.session.pk, person=world.fatou, by=world.fatou, key=new_id())
    Booking.objects.filter(pk=asked.pk).update(state=BookingState.LAPSED, cancelled_at=now())


def _on_paper(world: World, who: str, response: HttpResponse) -> bool:
    """The page that is printed, or the PDF; for want of WeasyPrint, the page that says so."""
    return response.status_code in (200, 503)


def _marked(world: World, who: str, response: HttpResponse) -> bool:
    return Attendee.objects.get(booking=world.seat).present is True


BOOK = ("workshop.book",)
WORKSHOPS = [
    Door(
        "workshops:book",
        BOOK,
        _booked_for_awa,
        args=_session,
        sends=_for_awa,
        serves=EVERYBODY - {rights.COMMITTEE},
        given=_without_booking,
        public=True,
        label="workshops:book for Awa",
    ),
    Door(
        "workshops:book",
        BOOK,
        _booked_for_oneself,
        args=_session,
        sends=lambda world, who: {"people": "1", "key": new_id()},
        walks=OWN,
        given=_without_booking,
        of="self",
        public=True,
        label="workshops:book for oneself",
    ),
    Door(
        "workshops:cancel",
        BOOK,
        _cancelled,
        args=lambda world: (world.booking.pk,),
        sends=lambda world, who: {},
        serves=EVERYBODY - {rights.COMMITTEE},
    ),
    Door("workshops:bookings", BOOK, says("Réparer son vélo"), serves=NEAR),
    Door("workshops:rolls", ("attendance",), says("Réparer son vélo"), of="structure"),
    Door("workshops:roll", ("attendance",), says("Fatou"), args=lambda world: (world.roll.pk,), of="structure"),
    Door(
        "workshops:roll",
        ("attendance",),
        _marked,
        args=lambda world: (world.roll.pk,),
        sends=lambda world, who: {f"w-{_fatou(world)}": "", f"m-{_fatou(world)}": "here"},
        of="structure",
        label="workshops:roll noted",
    ),
    *(
        Door(name, ("attendance",), _on_paper, args=lambda world: (world.roll.pk,), of="structure")
        for name in ("workshops:sheet", "workshops:sheet_pdf")
    ),
    Door("workshops:outreach", ("attendance",), says("Fatou"), given=_unanswered, of="structure"),
    Door(
        "workshops:outreach_call",
        ("attendance",),
        says("Fatou"),
        args=lambda world: (world.seat.pk, "absences"),
        of="structure",
    ),
    Door(
        "workshops:outreach_call",
        ("attendance",),
        lambda world, who, response: KindCall.objects.exists(),
        args=lambda world: (world.seat.pk, "absences"),
        sends=lambda world, who: {"answer": "reached", "text": "", "key": new_id()},
        of="structure",
        label="workshops:outreach_call noted",
    ),
]
DOORS = [*CONSULTATIONS, *WORKSHOPS]
