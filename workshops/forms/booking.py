"""The request for a seat."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.once import said_once
from participation.people.engine.numbers import hide_number
from participation.people.models import User
from workshops.models import Booking, Session
from workshops.permissions import others_to_book_for

from .household import HouseholdForm, kept


class BookingForm(HouseholdForm):
    """Who comes, and whether to be reminded. `person` is there only for those who may book for others.

    bookings: the live bookings of the session that the user knows of, each with `people_before`.
    candidates: those who may still be booked for, by their id as text.
    """

    ALONE, TWO = "1", "2"

    person = forms.ChoiceField(
        label=_("Pour qui ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez pour qui vous réservez."),
            "invalid_choice": _("Choisissez pour qui vous réservez."),
        },
    )
    people = forms.ChoiceField(
        label=_("Combien de personnes ?"),
        choices=[(ALONE, _("Moi")), (TWO, _("Moi et une autre personne"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez combien de personnes viennent."),
            "invalid_choice": _("Choisissez combien de personnes viennent."),
        },
    )
    guest = forms.CharField(
        label=_("Le prénom de l’autre personne"),
        help_text=_("Seulement si vous venez à deux, et si vous voulez."),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    remind = forms.BooleanField(label=_("Oui, un SMS la veille"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    or_wait = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, session: Session, user: User, **kwargs) -> None:
        super().__init__(*args, care=bool(session.care_capacity), **kwargs)
        self.user, self.session = user, session
        self.others = others = list(others_to_book_for(user, self._asked_for()))
        # Offered when a newcomer would have to wait, and after a refusal said so.
        self.may_wait = not session.free
        self.initial.setdefault("key", new_id())
        if others:
            self.fields["person"].choices = [
                (key, _now("Moi") if one == user else one.get_full_name()) for key, one in self.candidates.items()
            ]
            self.fields["people"].choices = [
                (self.ALONE, _now("Une personne seule")),
                (self.TWO, _now("Cette personne et une autre")),
            ]
        else:
            del self.fields["person"]
        if "person" not in self.fields and not user.phone:
            del self.fields["remind"]
        elif not others:
            self.fields["remind"].help_text = _now("Au %(number)s") % {"number": hide_number(user.phone)}

    # Asked for by the page, and by whoever books for others; not by the thousandth who books for herself.
    @cached_property
    def bookings(self) -> list[Booking]:
        return _known(self.session, {one.pk: one for one in (self.user, *self.others)})

    @cached_property
    def candidates(self) -> dict[str, User]:
        seated = {booking.person_id for booking in self.bookings}
        return {str(one.pk): one for one in (self.user, *self.others) if one.pk not in seated}

    def _asked_for(self) -> UUID | None:
        try:
            return UUID(str(self.data.get("person") or self.initial.get("person")))
        except ValueError:
            return None

    def clean(self) -> dict:
        cleaned = super().clean()
        self._check_name("guest", cleaned.get("guest", ""))
        return cleaned

    def named(self) -> list[str]:
        guest = kept(self.cleaned_data["guest"])
        return [guest] if guest else []

    def at_least(self) -> int:
        return 1 if self.cleaned_data["people"] == self.TWO else 0

    def asked(self) -> dict[str, object]:
        """The arguments of `book_seats`, without the actor."""
        said = self.cleaned_data
        person = self.candidates[said["person"]] if self.others else self.user
        brought = self.brought()
        return {
            "person": person,
            **brought,
            "channel": Channel.SELF if person == self.user else Channel.ASSISTED,
            "remind": said.get("remind", False),
            "key": said_once(said["key"] or new_id(), person.pk, *brought.values()),
            "or_wait": said["or_wait"],
        }


def _known(session: Session, people: dict[UUID, User]) -> list[Booking]:
    """Their live bookings of this session. What is told of those who wait is asked only where somebody does."""
    theirs = Booking.objects.live().filter(session=session, person__in=people).order_by("placed")
    theirs = theirs.prefetch_related("needs__owner", "attendees")
    found = list(theirs)
    if any(booking.waits for booking in found):
        found = list(theirs.with_people_before().with_rank())
    for booking in found:
        booking.session, booking.person = session, people[booking.person_id]
        if booking.by_id in people:
            booking.by = people[booking.by_id]
    return found
