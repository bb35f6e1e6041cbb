"""The choices above the list of sessions: every one is a link, and the address says them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kit.time import today
from workshops.engine import after, end_of_month, end_of_week
from workshops.models import Theme, Tongue
from workshops.models.sessions import SessionQuerySet

WEEK, MONTH = "week", "month"
PERIODS = [(WEEK, _("Cette semaine")), (MONTH, _("Ce mois-ci"))]


@dataclass(frozen=True)
class Chip:
    """A link that chooses, or takes the choice back."""

    text: str
    href: str
    current: bool
    icon: str = ""


@dataclass(frozen=True)
class Chips:
    """Choices that go together, under one question."""

    label: str
    chips: Sequence[Chip]


@dataclass(frozen=True)
class Found:
    """What there is to choose among in the sessions to come, so that no link alone leads to an empty page."""

    themes: Sequence[Theme] = ()
    places: Sequence[tuple[UUID, str]] = ()
    with_children: bool = False
    with_care: bool = False
    step_free: bool = False
    tongues: Sequence[Tongue] = ()

    @classmethod
    def among(cls, sessions: SessionQuerySet) -> Found:
        """One query: as many rows as there are workshops, each at the places where it is held."""
        told = sessions.order_by().values_list(
            *("workshop__theme", "venue_id", "venue__place__name", "workshop__with_children"),
            *(Q(care_capacity__gt=0), "room__step_free", "workshop__languages"),
        )
        rows = list(told.distinct())
        return cls(
            themes=[theme for theme in Theme if any(row[0] == theme for row in rows)],
            places=sorted({(row[1], row[2]) for row in rows}, key=lambda place: (place[1], place[0])),
            with_children=any(row[3] for row in rows),
            with_care=any(row[4] for row in rows),
            step_free=any(row[5] for row in rows),
            tongues=[tongue for tongue in Tongue if any(tongue in row[6].split() for row in rows)],
        )


class ProgrammeFilter(forms.Form):
    """What was chosen. A value that means nothing is as if it were not there."""

    theme = forms.ChoiceField(choices=Theme, required=False)
    when = forms.ChoiceField(choices=PERIODS, required=False)
    place = forms.UUIDField(required=False)
    children = forms.BooleanField(required=False)
    care = forms.BooleanField(required=False)
    step_free = forms.BooleanField(required=False)
    language = forms.ChoiceField(choices=Tongue, required=False)
    free = forms.BooleanField(required=False)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """By name, as the address says it."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return {name: "on" if value is True else str(value) for name, value in said.items()}

    @property
    def more_chosen(self) -> bool:
        """Whether something under « Plus de choix » is on."""
        return bool(self.chosen.keys() - {"theme"})

    def query(self, **changes: str) -> str:
        """The choices as an address says them, some changed, "" for taken back; "" when there is none."""
        said = {name: value for name, value in (self.chosen | changes).items() if value}
        return f"?{urlencode(said)}" if said else ""

    def themes(self, found: Found) -> list[Chip]:
        mine = self.chosen.get("theme", "")
        each = [theme for theme in Theme if theme in found.themes or theme == mine]
        return [
            Chip(_now("Tous"), self._to(theme=""), not mine),
            *(Chip(str(theme.label), self._to(theme=theme.value), theme == mine, theme.icon) for theme in each),
        ]

    def more(self, found: Found) -> Iterator[Chips]:
        """The other choices, question after question; only those that change something."""
        yield Chips(_now("Quand ?"), self._one_of("when", PERIODS, _now("Toutes les dates")))
        if len(found.places) > 1 or "place" in self.chosen:
            places = [(str(venue), name) for venue, name in found.places]
            yield Chips(_now("Où ?"), self._one_of("place", places, _now("Tous les lieux")))
        if len(found.tongues) > 1 or "language" in self.chosen:
            tongues = [tongue for tongue in Tongue if tongue in found.tongues or tongue == self.chosen.get("language")]
            spoken = [(tongue.value, tongue.label) for tongue in tongues]
            yield Chips(_now("Quelle langue ?"), self._one_of("language", spoken, _now("Toutes les langues")))
        yield Chips(_now("Il me faut"), [self._switch(*switch) for switch in self._switches(found)])

    def narrow(self, sessions: SessionQuerySet) -> SessionQuerySet:
        chosen = self.chosen
        if theme := chosen.get("theme"):
            sessions = sessions.filter(workshop__theme=theme)
        if when := chosen.get("when"):
            last = end_of_week(today()) if when == WEEK else end_of_month(today())
            sessions = sessions.filter(starts_at__lt=after(last))
        if place := chosen.get("place"):
            sessions = sessions.filter(venue=place)
        if "children" in chosen:
            sessions = sessions.filter(workshop__with_children=True)
        if "care" in chosen:
            sessions = sessions.filter(care_capacity__gt=0)
        if "step_free" in chosen:
            sessions = sessions.filter(room__step_free=True)
        if language := chosen.get("language"):
            sessions = sessions.filter(workshop__languages__contains=language)
        if "free" in chosen:
            sessions = sessions.with_seats()
        return sessions

    def _switches(self, found: Found) -> Iterator[tuple[str, str, str]]:
        yield "free", _now("Encore des places"), "ticket"
        if found.with_children or "children" in self.chosen:
            yield "children", _now("Avec les enfants"), "baby-carriage"
        if found.with_care or "care" in self.chosen:
            yield "care", _now("On garde les enfants"), "mood-smile"
        if found.step_free or "step_free" in self.chosen:
            yield "step_free", _now("Sans marche"), "wheelchair"

    def _one_of(self, name: str, choices: Sequence[tuple[str, object]], all_of_them: str) -> list[Chip]:
        mine = self.chosen.get(name, "")
        each = [Chip(str(text), self._to(**{name: value}), value == mine) for value, text in choices]
        return [Chip(all_of_them, self._to(**{name: ""}), not mine), *each]

    def _switch(self, name: str, text: str, icon: str) -> Chip:
        on = name in self.chosen
        return Chip(text, self._to(**{name: "" if on else "on"}), on, icon)

    def _to(self, **changes: str) -> str:
        """Straight to what was found: on a phone the choices fill the first screen."""
        return f"{self.query(**changes) or '?'}#compte"
