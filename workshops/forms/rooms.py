"""What the team says of a room, and of when it is shut."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kit.lighter import CannotRead, lighter
from kit.once import OnceForm
from kit.time import PARIS, midnight, today
from participation.people.forms.standins import DayField
from workshops.models import (
    LONGEST_ACCESS,
    LONGEST_EQUIPMENT,
    LONGEST_ROOM,
    LONGEST_WHY,
    MOST_IN_A_ROOM,
    Room,
    Venue,
)
from workshops.rules import RoomDetails

from .base import HourField, Number, Words

LARGEST_PICTURE = 12 * 1024 * 1024
"""Bytes."""
WIDEST = 720
"""Pixels: a phone is 360 wide, and twice as sharp."""


class RoomForm(OnceForm):
    """A new room, or one that is there: then `in_use` and what was seen of it are asked too."""

    name = Words(label=_("Le nom de la salle"), longest=LONGEST_ROOM, say=_("Écrivez le nom de la salle."))
    capacity = Number(label=_("Combien de personnes au plus ?"), least=1, most=MOST_IN_A_ROOM)
    equipment = Words(
        label=_("Ce qu’il y a dans la salle"),
        help_text=_("Par exemple : 4 machines à coudre, un évier, un écran."),
        longest=LONGEST_EQUIPMENT,
    )
    access = Words(
        label=_("Comment y entrer"),
        help_text=_("Par exemple : au fond du couloir, porte large."),
        longest=LONGEST_ACCESS,
    )
    step_free = forms.BooleanField(label=_("Sans marche, de la rue à la salle"), required=False)
    loop = forms.BooleanField(label=_("Une boucle pour les appareils auditifs"), required=False)
    quiet_corner = forms.BooleanField(label=_("Un coin calme"), required=False)
    in_use = forms.BooleanField(label=_("La salle sert"), required=False)
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, data=None, *, room: Room | None = None) -> None:
        said = ("name", "capacity", "equipment", "access", "step_free", "loop", "quiet_corner")
        kept = {name: getattr(room, name) for name in said} if room else {}
        kept |= {"in_use": room.is_in_use, "seen": room.seq} if room else {}
        super().__init__(data, initial=kept)
        if room is None:
            del self.fields["in_use"], self.fields["seen"]

    @property
    def details(self) -> RoomDetails:
        said = {name: self.cleaned_data[name] for name in self.cleaned_data if name not in ("key", "in_use", "seen")}
        return RoomDetails(**said)


class PictureForm(forms.Form):
    """What the way in looks like. Cleaned: `picture`, light, as WebP."""

    picture = forms.FileField(
        label=_("La photo de l’entrée"),
        help_text=_("Sans personne dessus. Par exemple : la porte, vue de la rue."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        error_messages=dict.fromkeys(("required", "empty", "invalid", "missing"), _("Choisissez une photo.")),
    )
    says = Words(
        label=_("Ce que montre la photo, en mots"),
        help_text=_("Pour ceux qui ne voient pas la photo. Par exemple : une porte bleue, sous un grand porche."),
        longest=LONGEST_ACCESS,
        say=_("Dites en mots ce que montre la photo."),
    )

    def clean_picture(self) -> bytes:
        sent = self.cleaned_data["picture"]
        if (sent.size or 0) > LARGEST_PICTURE:
            raise forms.ValidationError(_("Cette photo est trop lourde : 12 Mo au plus."))
        try:
            return lighter(sent, widest=WIDEST)[1]
        except CannotRead as error:
            raise forms.ValidationError(_("Cette photo ne peut pas être lue. Essayez avec une autre.")) from error


class ClosureForm(OnceForm):
    """Whole days, or some hours of one day."""

    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=_("Qu’est-ce qui est fermé ?"),
        empty_label=_("Tout le lieu"),
        required=False,
        error_messages={"invalid_choice": _("Choisissez une salle de la liste.")},
    )
    first = DayField(label=_("Premier jour"))
    last = DayField(label=_("Dernier jour"))
    starts = HourField(
        label=_("Seulement de"), help_text=_("Laissez vide si c’est fermé toute la journée."), required=False
    )
    ends = HourField(label=_("Seulement jusqu’à"), required=False)
    why = Words(label=_("Pourquoi"), help_text=_("Par exemple : travaux, fête du quartier."), longest=LONGEST_WHY)

    def __init__(self, data=None, *, venue: Venue) -> None:
        super().__init__(data)
        self.fields["room"].queryset = Room.objects.in_use().filter(venue=venue).order_by("name")

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if said.get("first") and said.get("last"):
            if said["last"] < said["first"]:
                self.add_error("last", _now("Le dernier jour vient après le premier."))
            elif said["last"] < today():
                self.add_error("last", _now("Ce jour est passé."))
        if bool(said.get("starts")) != bool(said.get("ends")) and not {"starts", "ends"} & set(self.errors):
            self.add_error("ends", _now("Dites les deux heures, ou aucune."))
        elif said.get("starts") and said["first"] == said.get("last") and said["ends"] <= said["starts"]:
            self.add_error("ends", _now("La fin vient après le début."))

    def asked(self) -> dict[str, object]:
        said = self.cleaned_data
        return {
            "room_id": said["room"].pk if said["room"] else None,
            "starts_at": _at(said["first"], said["starts"]),
            "ends_at": _at(said["last"] if said["ends"] else said["last"] + dt.timedelta(days=1), said["ends"]),
            "why": said["why"],
            "key": said["key"],
        }


def _at(day: dt.date, hour: dt.time | None) -> dt.datetime:
    return dt.datetime.combine(day, hour, PARIS) if hour else midnight(day)
