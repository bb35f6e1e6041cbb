"""Who may book, cancel, mark and manage, over the one table of people; the lists stand beside the sentences."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from participation.people.models import Mandate, Referent, Scope, Structure, User, accompanying, mandated
from participation.people.permissions import (
    Column,
    Tie,
    allows,
    duties,
    persons_where,
    structures_where,
    ties_to_person,
    ties_to_structure,
)

from .models import CAME, Booking, Feedback, Proposal, Session, Venue, Workshop


@dataclass(frozen=True)
class Bearer:
    """Whoever holds the link, or the phone, to which one booking was confirmed: she for whom it was made, and for
    nothing but that booking. Whoever makes one has checked the link or the number."""

    booking_id: UUID
    pk: UUID | None  # her account's id, for the journal; None without account


Actor = User | Bearer


def can_book(by: User, person: User | None, session: Session) -> bool:
    """Book a seat for this person: herself, her helper, or the team that accompanies her; for somebody without
    account, the team that holds the workshop."""
    if person is None:
        return can_manage(by, session.workshop.structure_id)
    return allows("workshop.book", ties_to_person(by, person))


def can_use_desk(by: User, session: Session) -> bool:
    """Give the seats that are kept for the reception desk."""
    return can_manage(by, session.workshop.structure_id)


def can_answer(by: Actor, booking: Booking, *, at_desk: bool = False) -> bool:
    """Give the seats back, or say yes to an offer: who may book for the person, or the bearer of this very booking;
    at the desk, the team that holds the session."""
    if at_desk and not isinstance(by, Bearer):
        return can_use_desk(by, booking.session)
    if isinstance(by, Bearer):
        return by.booking_id == booking.pk and allows("workshop.book", {Tie(Column.PERSON, "S")})
    return can_book(by, booking.person, booking.session)


def can_say(by: Actor, booking: Booking, earlier: Feedback | None) -> bool:
    """Say how a session was: who may answer for her, in her presence. What she said herself is hers: nobody says it
    over again in her place, and what one helper wrote down is no other's. earlier: what was said already."""
    if not can_answer(by, booking):
        return False
    return earlier is None or speaks_for_herself(by, booking) or earlier.helper_id == by.pk


def speaks_for_herself(by: Actor, booking: Booking) -> bool:
    """She whose booking it is, or the bearer of this very booking: nobody in her name."""
    if isinstance(by, Bearer):
        return by.booking_id == booking.pk
    if booking.person is None or by.pk != booking.person_id:
        return False
    return allows("workshop.book", [tie for tie in ties_to_person(by, booking.person) if tie.letter == "S"])


def must_tell(by: Actor, person: User | None) -> bool:
    """Whether the person has to be told of what `by` does in her name. Without account, she always is."""
    if isinstance(by, Bearer):
        return False
    if person is None:
        return True
    if by.pk == person.pk:
        return False
    ties = ties_to_person(by, person)
    # A team answers at its desk for somebody it does not accompany, too.
    return "told" in duties("workshop.book", ties) or not allows("workshop.book", ties)


def can_mark(user: User, session: Session) -> bool:
    """Say who came: the team of the structure that holds the workshop."""
    return allows("attendance", ties_to_structure(user, session.workshop.structure_id))


def can_go_towards(user: User, booking: Booking) -> bool:
    """Call her, and keep what was said: the team that notes who comes expects her, and nobody else knows why."""
    return can_mark(user, booking.session)


def known_at(user: User, session: Session):
    """The accounts the user may write down by name among those who came: whom she may find anyway, and whoever has come
    to the workshops of this structure before."""
    came = Booking.objects.filter(session__workshop__structure_id=session.workshop.structure_id, state__in=CAME)
    found = Q(pk__in=persons_where(user, "person.find").values("pk")) | Q(pk__in=came.values("person_id"))
    return User.objects.filter(found, is_active=True).order_by("name", "id")


def can_manage(user: User, structure_id: UUID) -> bool:
    """Plan the workshops of this structure."""
    return allows("workshop.manage", ties_to_structure(user, structure_id))


def manageable_sessions(user: User):
    """The sessions whose bookings the user may see and enter."""
    return Session.objects.filter(workshop__structure_id__in=structures_where(user, "workshop.manage"))


def can_follow(user: User) -> bool:
    """Have one's own bookings in one's own calendar: nobody else's."""
    return allows("workshop.book", ties_to_person(user, user))


def managing_structures(user: User):
    """The structures whose workshops the user plans."""
    return Structure.objects.filter(pk__in=structures_where(user, "workshop.manage")).order_by("name", "pk")


def usable_venues(workshop: Workshop):
    """The tiers lieu of a territory is shared: a structure next door may plan there, one from afar may not."""
    return Venue.objects.filter(place__structure__territory=workshop.structure.territory_id)


def structures_with_workshops():
    """Those that somebody may propose a workshop to: they hold a tiers lieu."""
    return Structure.objects.filter(places__venue__isnull=False).distinct().order_by("name", "pk")


def answerable_proposals(user: User):
    """What was proposed to the structures whose workshops the user plans."""
    return Proposal.objects.told().filter(structure__in=structures_where(user, "workshop.manage"))


def can_keep_rooms(user: User, venue: Venue) -> bool:
    """Write down the rooms of a venue and when they are shut: the team of the structure whose door it is."""
    return allows("place.manage", ties_to_structure(user, venue.place.structure_id))


def kept_venues(user: User):
    """The venues whose rooms the user may keep."""
    return Venue.objects.filter(place__structure_id__in=structures_where(user, "place.manage"))


def visible_bookings(user: User):
    """The user's own bookings, and those of the people whose mandate she holds today."""
    near = {user.pk, *_mandates(user).values_list("person_id", flat=True)}
    if near == {user.pk}:
        # Nearly everybody: all those she may book for, only to find herself among them, cost more than her page.
        return Booking.objects.filter(person=user.pk) if can_follow(user) else Booking.objects.none()
    return Booking.objects.filter(person__in=persons_where(user, "workshop.book").filter(pk__in=near))


def visible_rolls(user: User):
    """The sessions whose attendance the user may mark."""
    return Session.objects.filter(workshop__structure_id__in=structures_where(user, "attendance"))


def manageable_workshops(user: User):
    """The workshops the user may plan."""
    return Workshop.objects.filter(structure_id__in=structures_where(user, "workshop.manage"))


def others_to_book_for(user: User, asked: UUID | None = None):
    """The people whose name the booking form offers: those she accompanies, those who gave her a mandate, and of all
    the others she may book for the one she asked for."""
    return _others(user, "workshop.book", asked)


def can_propose(by: User, person: User) -> bool:
    """Propose a workshop in this person's name: herself, her helper, or the team that accompanies her."""
    return allows("workshop.propose", ties_to_person(by, person))


def others_to_propose_for(user: User, asked: UUID | None = None):
    """The same, for who proposes a workshop."""
    return _others(user, "workshop.propose", asked)


def _others(user: User, action: str, asked: UUID | None):
    near = set()
    if user.acts_as_staff:  # without a second factor she accompanies nobody
        near |= set(Referent.objects.filter(accompanying(), worker_id=user.pk).values_list("person_id", flat=True))
    near |= set(_mandates(user).values_list("person_id", flat=True)) | {asked}
    near -= {user.pk, None}
    if not near:
        # Nearly everybody: the question below costs more than the whole page.
        return User.objects.none()
    return persons_where(user, action).filter(pk__in=near, is_active=True).order_by("name", "id")


def offered_at_desk(user: User, session: Session):
    """The people with an account whom the desk of this session may book for and who have no live booking there."""
    there = Booking.objects.live().filter(session=session, person__isnull=False).values("person_id")
    found = persons_where(user, "workshop.book").filter(is_active=True).exclude(pk=user.pk).exclude(pk__in=there)
    return found.order_by("name", "id")


def _mandates(user: User):
    return Mandate.objects.filter(mandated(Scope.WORKSHOP), helper_id=user.pk)
