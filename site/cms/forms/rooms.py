"""What coordinators keep up to date in `/gestion/` of the other rooms. Each form hands over to one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from cms import rules
from cms.permissions import kept, offered_structures
from kit.time import in_paris
from participation.places.models import Place
from workshops.models import Session, Workshop
from workshops.rules import Placing, change_session, plan_sessions

if TYPE_CHECKING:
    from participation.people.models import User

A_SEASON = 20
"""Weeks that one form may plan at once."""


class RoomForm(WagtailAdminModelForm):
    """Offers only what belongs to the editor's structures."""

    action = ""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if structure := self.fields.get("structure"):
            structure.queryset = offered_structures(self.for_user, self.action)

    def keep(self, *, by: User) -> Model:
        rules.keep_up_to_date(self.instance, by=by)
        return self.instance


class PlaceForm(RoomForm):
    action = "place.manage"

    class Meta:
        model = Place
        fields = ("structure", "name", "what", "hours", "address", "phone", "how_to_come", "wheelchair", "order")


class WorkshopForm(RoomForm):
    action = "workshop.manage"

    class Meta:
        model = Workshop
        fields = (
            *("structure", "title", "theme", "picture", "summary", "programme"),
            *("good_to_know", "facilitator", "with_children"),
        )


class NewSessionForm(RoomForm):
    """One session, or the same one each week."""

    day = forms.DateField(label=_("Premier jour"), widget=AdminDateInput)
    starts = forms.TimeField(label=_("De"), widget=AdminTimeInput)
    ends = forms.TimeField(label=_("À"), widget=AdminTimeInput)
    times = forms.IntegerField(
        label=_("Combien de semaines"), initial=1, validators=[MinValueValidator(1), MaxValueValidator(A_SEASON)]
    )

    class Meta:
        model = Session
        fields = ("workshop", "venue", "room", "capacity")

    field_order = ("workshop", "venue", "room", "day", "starts", "ends", "times", "capacity")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = kept(self.for_user, Workshop)

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        require_of_venue(cleaned)
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] <= cleaned["starts"]:
            raise ValidationError({"ends": _("La fin doit venir après le début.")})
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # The moments are made by the rule, from a day and two hours on the wall: there is nothing to check yet.
        return super()._get_validation_exclusions() | {"starts_at", "ends_at"}

    def keep(self, *, by: User) -> Session:
        sent = self.cleaned_data
        return plan_sessions(
            sent["workshop"],
            venue=sent["venue"],
            room_id=sent["room"].pk if sent["room"] else None,
            first=sent["day"],
            starts=sent["starts"],
            ends=sent["ends"],
            capacity=sent["capacity"],
            times=sent["times"],
            by=by,
        )[0]


class SessionForm(RoomForm):
    """Never the seats taken or waited for: those belong to the rules of bookings."""

    class Meta:
        model = Session
        fields = ("venue", "room", "starts_at", "ends_at", "capacity", "open")

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        require_of_venue(cleaned)
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and in_paris(starts).date() != in_paris(ends).date():
            raise ValidationError({"ends_at": _("La fin vient après le début, le même jour.")})
        return cleaned

    def keep(self, *, by: User) -> Session:
        sent, session = self.cleaned_data, Session.objects.get(pk=self.instance.pk)
        starts, ends = in_paris(sent["starts_at"]), in_paris(sent["ends_at"])
        placing = Placing(
            venue_id=sent["venue"].pk,
            room_id=sent["room"].pk if sent["room"] else None,
            starts=starts.time(),
            ends=ends.time(),
            capacity=sent["capacity"],
            desk=session.desk,
            desk_until=in_paris(session.desk_until).time() if session.desk_until else None,
            care=session.care_capacity,
        )
        return change_session(session.pk, day=starts.date(), placing=placing, open=sent["open"], by=by)[0]


def require_of_venue(cleaned: dict) -> None:
    """Raises ValidationError when the room that was chosen is in another place."""
    room, venue = cleaned.get("room"), cleaned.get("venue")
    if room and venue and room.venue_id != venue.pk:
        raise ValidationError({"room": _("Cette salle est dans un autre lieu.")})
