"""What the team says of a workshop, and of when it takes place."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from kit.time import in_paris
from participation.people.forms.standins import DayField
from participation.people.models import Structure
from workshops.engine import MOST_SESSIONS, Back, Repeat
from workshops.models import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_PROGRAMME,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_IN_A_ROOM,
    Picture,
    Session,
    Theme,
    Tongue,
    Venue,
    Workshop,
)
from workshops.rules import Placing, Scope, WorkshopDetails

from .base import HourField, Lines, Number, Words
from .placing import MOST_IN_CARE, check_end, check_placing

SAID = (
    *("title", "theme", "picture", "summary", "for_whom", "programme", "bring", "price"),
    *("good_to_know", "facilitator", "with_children", "child_takes_seat"),
)


class WorkshopForm(OnceForm):
    """A new workshop, or one that is there."""

    structure = forms.ModelChoiceField(
        Structure.objects.none(),
        label=_("La structure qui l’organise"),
        empty_label=None,
        error_messages={"required": _("Choisissez une structure."), "invalid_choice": _("Choisissez une structure.")},
    )
    title = Words(label=_("Le titre"), longest=LONGEST_TITLE, say=_("Écrivez un titre."))
    theme = forms.ChoiceField(
        label=_("Le type"),
        choices=Theme,
        error_messages={"required": _("Choisissez un type."), "invalid_choice": _("Choisissez un type.")},
    )
    picture = forms.ChoiceField(
        label=_("Le dessin"),
        choices=[("", _("Celui du type")), *Picture.choices],
        required=False,
        error_messages={"invalid_choice": _("Choisissez dans la liste.")},
    )
    summary = Words(
        label=_("En deux phrases courtes"),
        help_text=_("La première chose que la personne lit."),
        longest=LONGEST_SUMMARY,
        say=_("Écrivez ce que l’on y fait, en deux phrases."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    for_whom = Words(
        label=_("Pour qui"),
        help_text=_("Par exemple : pour tout le monde, même si vous n’avez jamais cousu."),
        longest=LONGEST_LINE,
    )
    languages = forms.MultipleChoiceField(
        label=_("Quelles langues y parle-t-on ?"),
        choices=Tongue,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choisissez dans la liste.")},
    )
    programme = Lines(label=_("Ce qu’on fait"), help_text=_("Une étape par ligne."), longest=LONGEST_PROGRAMME)
    bring = Words(label=_("À apporter"), help_text=_("Vide : on vient les mains vides."), longest=LONGEST_LINE)
    price = Words(
        label=_("Ce que l’on paie"),
        help_text=_("Vide : c’est gratuit. Par exemple : 2 € pour le repas, si vous pouvez."),
        longest=LONGEST_LINE,
    )
    good_to_know = Words(label=_("Bon à savoir"), longest=LONGEST_SUMMARY)
    facilitator = Words(label=_("Avec qui"), help_text=_("Le prénom de qui anime."), longest=LONGEST_NAME)
    with_children = forms.BooleanField(label=_("On peut venir avec ses enfants"), required=False)
    child_takes_seat = forms.BooleanField(
        label=_("Un enfant prend une place"), help_text=_("Sur les genoux, il n’en prend pas."), required=False
    )
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(
        self,
        data=None,
        *,
        structures: QuerySet[Structure],
        workshop: Workshop | None = None,
        initial: dict | None = None,
    ) -> None:
        kept = {name: getattr(workshop, name) for name in SAID} if workshop else {"child_takes_seat": True}
        if workshop:
            kept |= {"languages": workshop.languages.split(), "seen": workshop.seq}
        super().__init__(data, initial=kept | (initial or {}))
        self.fields["structure"].queryset = structures
        for name in ("structure",) if workshop else ("seen",):
            del self.fields[name]

    @property
    def details(self) -> WorkshopDetails:
        said = {name: self.cleaned_data[name] for name in SAID}
        return WorkshopDetails(**said, languages=" ".join(self.cleaned_data["languages"]))


ONCE = "once"
HOW_OFTEN = [
    (ONCE, _("Une seule fois")),
    (Back.WEEKLY.value, _("Chaque semaine")),
    (Back.FORTNIGHTLY.value, _("Toutes les 2 semaines")),
    (Back.MONTHLY.value, _("Chaque mois\nLa même semaine du mois : par exemple le 2e mardi.")),
]
WHICH = [
    (Scope.ONE.value, _("Cette séance")),
    (Scope.FOLLOWING.value, _("Celle-ci et les suivantes")),
    (Scope.ALL.value, _("Toutes les séances à venir")),
]


class PlacingForm(OnceForm):
    """When, where and for how many: what a new session and a changed one have in common."""

    where = forms.ChoiceField(
        label=_("Où ?"),
        error_messages={"required": _("Choisissez un lieu."), "invalid_choice": _("Choisissez un lieu de la liste.")},
    )
    day = DayField(label=_("Quel jour ?"))
    starts = HourField(label=_("De quelle heure ?"))
    ends = HourField(label=_("À quelle heure ?"))
    capacity = Number(label=_("Combien de places ?"), least=1, most=MOST_IN_A_ROOM)
    desk = Number(
        label=_("Places gardées pour l’accueil"),
        help_text=_("Pour qui vient le jour même, ou téléphone. 0 : aucune."),
        least=0,
        most=MOST_IN_A_ROOM,
        initial=0,
    )
    desk_until = HourField(
        label=_("Gardées jusqu’à quelle heure, ce jour-là ?"),
        help_text=_("Vide : jusqu’au début de la séance."),
        required=False,
    )
    care = Number(
        label=_("Combien d’enfants peut-on garder ?"),
        help_text=_("0 : on ne garde pas les enfants."),
        least=0,
        most=MOST_IN_CARE,
        initial=0,
    )

    def __init__(self, data=None, *, venues: Iterable[Venue], initial: dict | None = None) -> None:
        super().__init__(data, initial=initial)
        self.places: dict[str, tuple[UUID, UUID | None]] = {}
        labels = []
        for venue in venues:
            for room in venue.rooms_in_use:
                self.places[str(room.pk)] = (venue.pk, room.pk)
                said = {"place": venue.place.name, "room": room.name, "n": room.capacity}
                labels.append((str(room.pk), _now("%(place)s, %(room)s – %(n)s personnes") % said))
            self.places[str(venue.pk)] = (venue.pk, None)
            labels.append((str(venue.pk), _now("%(place)s, sans salle") % {"place": venue.place.name}))
        self.fields["where"].choices = labels

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        check_placing(self, starts="starts", ends="ends", capacity="capacity", desk="desk")
        if said.get("desk_until") and said.get("starts") and said["desk_until"] > said["starts"]:
            self.add_error("desk_until", _now("L’accueil garde des places avant le début, pas après."))

    @property
    def placing(self) -> Placing:
        said = self.cleaned_data
        venue_id, room_id = self.places[said["where"]]
        names = ("starts", "ends", "capacity", "desk", "desk_until", "care")
        return Placing(venue_id=venue_id, room_id=room_id, **{name: said[name] for name in names})


class NewSessionForm(PlacingForm):
    """One session, or a series of them, always with an end."""

    back = forms.ChoiceField(
        label=_("Est-ce que la séance revient ?"),
        choices=HOW_OFTEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )
    until = DayField(label=_("Si elle revient : jusqu’à quel jour ?"), required=False)
    times = Number(
        label=_("Ou combien de séances en tout ?"),
        help_text=_("L’un ou l’autre : le dernier jour, ou le nombre."),
        least=2,
        most=MOST_SESSIONS,
        required=False,
    )
    skip = forms.BooleanField(
        label=_("Sauter les jours où la salle est prise ou fermée"),
        help_text=_("Sinon, rien n’est prévu tant que la salle n’est pas libre à chaque fois."),
        required=False,
    )

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if said.get("back", ONCE) == ONCE or {"until", "times"} & set(self.errors):
            return
        if not said.get("until") and not said.get("times"):
            self.add_error("until", _now("Dites jusqu’à quel jour, ou combien de séances."))
        check_end(self, first="day", until="until", times="times")

    def asked(self) -> dict[str, object]:
        """The arguments of `put_in_calendar`, without the actor."""
        said = self.cleaned_data
        repeat = None
        if said["back"] != ONCE:
            repeat = Repeat.said(Back(said["back"]), said["day"], until=said["until"], times=said["times"])
        return {
            "first": said["day"],
            "placing": self.placing,
            "repeat": repeat,
            "skip": said["skip"],
            "key": said["key"],
        }


class SessionForm(PlacingForm):
    """One that is there. scope: only when it came with others."""

    open = forms.BooleanField(label=_("On peut réserver"), required=False)
    scope = forms.ChoiceField(
        label=_("Changer quoi ?"),
        choices=WHICH,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, data=None, *, venues: Iterable[Venue], session: Session) -> None:
        kept = {
            "where": str(session.room_id or session.venue_id),
            "day": session.day,
            "starts": in_paris(session.starts_at).time(),
            "ends": in_paris(session.ends_at).time(),
            "capacity": session.capacity if session.wanted_capacity is None else session.wanted_capacity,
            "desk": session.desk,
            "desk_until": in_paris(session.desk_until).time() if session.desk_until else None,
            "care": session.care_capacity,
            "open": session.open,
            "seen": session.seq,
        }
        super().__init__(data, venues=venues, initial=kept)
        if not session.series_id:
            del self.fields["scope"]

    def asked(self) -> dict[str, object]:
        """The arguments of `change_session`, without the actor."""
        said = self.cleaned_data
        return {
            "day": said["day"],
            "placing": self.placing,
            "open": said["open"],
            "seen": said["seen"],
            "scope": Scope(said.get("scope", Scope.ONE)),
        }


class CancelForm(forms.Form):
    """« Annuler »: which of a series."""

    scope = forms.ChoiceField(
        label=_("Annuler quoi ?"),
        choices=WHICH,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )

    def __init__(self, data=None, *, session: Session) -> None:
        super().__init__(data)
        if not session.series_id:
            del self.fields["scope"]

    @property
    def which(self) -> Scope:
        return Scope(self.cleaned_data.get("scope", Scope.ONE))
