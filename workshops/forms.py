"""What comes in: the filter of the list, and the request for a seat."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import today
from participation.people.models import User

from .engine import after, end_of_month, end_of_week
from .models import GUEST_NAME, Booking, Session, Theme
from .permissions import others_to_book_for

WEEK, MONTH = "week", "month"


class ProgrammeFilter(forms.Form):
    """The choices above the list, all in the address. A value that means nothing is as if it were not there."""

    theme = forms.ChoiceField(choices=Theme, required=False, widget=forms.HiddenInput)
    when = forms.ChoiceField(
        label=_("Quand ?"),
        choices=[(WEEK, _("Cette semaine")), (MONTH, _("Ce mois-ci")), ("", _("Toutes les dates"))],
        required=False,
        widget=forms.RadioSelect,
    )
    children = forms.BooleanField(label=_("Avec les enfants"), required=False)
    free = forms.BooleanField(label=_("Avec des places libres"), required=False)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What was really chosen, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def theme_chosen(self) -> str:
        return self.chosen.get("theme", "")

    @property
    def every_theme(self) -> bool:
        return not self.theme_chosen

    @property
    def more_chosen(self) -> bool:
        """Whether something under « Plus de choix » is on."""
        return bool(self.chosen.keys() - {"theme"})

    def address(self, theme: str = "") -> str:
        """The query that shows this theme, the other choices kept."""
        said = {name: "on" if value is True else value for name, value in self.chosen.items()}
        return f"?{urlencode({name: value for name, value in (said | {'theme': theme}).items() if value})}"

    def narrow(self, sessions: QuerySet[Session]) -> QuerySet[Session]:
        chosen = self.chosen
        if theme := chosen.get("theme"):
            sessions = sessions.filter(workshop__theme=theme)
        if when := chosen.get("when"):
            last = end_of_week(today()) if when == WEEK else end_of_month(today())
            sessions = sessions.filter(starts_at__lt=after(last))
        if "children" in chosen:
            sessions = sessions.filter(workshop__with_children=True)
        if "free" in chosen:
            sessions = sessions.filter(open=True, waiting=0, taken__lt=F("capacity"))
        return sessions


class BookingForm(forms.Form):
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
        super().__init__(*args, **kwargs)
        self.user = user
        others = list(others_to_book_for(user, self._asked_for()))
        self.bookings = list(
            Booking.objects.live()
            .filter(session=session, person__in=[user, *others])
            .select_related("person", "by")
            .with_people_before()
            .order_by("placed")
        )
        seated = {booking.person_id for booking in self.bookings}
        self.candidates = {str(one.pk): one for one in (user, *others) if one.pk not in seated}
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
            self.fields["remind"].help_text = _now("Au %(number)s") % {"number": _masked(user.phone)}

    def _asked_for(self) -> UUID | None:
        try:
            return UUID(str(self.data.get("person") or self.initial.get("person")))
        except ValueError:
            return None

    def clean_guest(self) -> str:
        guest = self.cleaned_data["guest"]
        if len(guest) > GUEST_NAME:
            sentence = _("Ce prénom est trop long : %(n)d signes. Il en faut %(most)d au plus.")
            raise forms.ValidationError(sentence, params={"n": len(guest), "most": GUEST_NAME})
        return guest if guest.strip() else ""

    def asked(self) -> dict[str, object]:
        """The arguments of `book_seats`, without the actor."""
        said = self.cleaned_data
        person = self.candidates.get(said.get("person", ""), self.user)
        key: UUID = said["key"] or new_id()
        return {
            "person": person,
            "guests": [said["guest"]] if said["people"] == self.TWO else [],
            "channel": Channel.SELF if person == self.user else Channel.ASSISTED,
            "remind": said.get("remind", False),
            "key": key,
            "or_wait": said["or_wait"],
        }


def _masked(phone: str) -> str:
    """« 06 •• •• •• 42 »: enough to know one's own number, for whoever else looks at the screen too little."""
    national = f"0{phone[3:]}" if phone.startswith("+33") else phone
    return f"{national[:2]}\u00a0••\u00a0••\u00a0••\u00a0{national[-2:]}"
