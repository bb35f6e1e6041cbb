"""A meeting to propose, and to answer."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.time import PARIS
from participation.places.models import Place
from participation.plans.models import MeetingState, Voice, Way

from .base import OnceForm, SeenForm


class WhenAndWhereForm(OnceForm):
    """A moment, a place, an interpreter. Once valid, `asked()` is what the rule takes."""

    day = forms.DateField(
        label=_("Quel jour ?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choisissez un jour."),
            "invalid": _("Écrivez le jour comme ceci : 30/10/2026."),
        },
    )
    hour = forms.TimeField(
        label=_("À quelle heure ?"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choisissez une heure."),
            "invalid": _("Écrivez l’heure comme ceci : 10:30."),
        },
    )
    way = forms.ChoiceField(
        label=_("Où ?"),
        choices=Way,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites où vous vous voyez."), "invalid_choice": _("Dites où vous vous voyez.")},
    )
    place = forms.ModelChoiceField(
        label=_("Le lieu d’accueil"),
        help_text=_("Si vous vous voyez dans un lieu d’accueil."),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("Choisir un lieu"),
        error_messages={"invalid_choice": _("Choisissez un lieu de la liste.")},
    )
    address = forms.CharField(
        label=_("L’adresse"),
        help_text=_("Si vous vous voyez ailleurs. Par exemple : devant la mairie."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"max_length": _("C’est trop long. Écrivez 200 signes au plus.")},
    )
    language = forms.CharField(
        label=_("Avec un ou une interprète ? Dans quelle langue ?"),
        help_text=_("Laissez vide si vous n’en avez pas besoin."),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": _("C’est trop long. Écrivez 40 signes au plus.")},
    )
    found_by = forms.ChoiceField(
        label=_("Qui trouve l’interprète ?"), choices=Voice, widget=forms.RadioSelect, required=False
    )

    def __init__(self, data=None, *, places, person: str, initial: dict | None = None) -> None:
        """places: the directory; person: how this reader calls her."""
        super().__init__(data, initial=initial)
        self.fields["place"].queryset = places
        self.fields["found_by"].choices = [(Voice.TEAM, _("L’équipe")), (Voice.PERSON, person)]

    def clean(self) -> dict:
        asked = super().clean() or self.cleaned_data
        needed = {Way.PLACE: ("place", _("Choisissez un lieu.")), Way.ADDRESS: ("address", _("Écrivez l’adresse."))}
        name, sentence = needed.get(Way(asked.get("way") or Way.PHONE), ("", ""))
        if name and name not in self.errors and not asked.get(name):
            self.add_error(name, sentence)
        if asked.get("language") and not asked.get("found_by"):
            self.add_error("found_by", _("Dites qui trouve l’interprète."))
        return asked

    def asked(self) -> dict[str, object]:
        said = self.cleaned_data
        return {
            "starts_at": dt.datetime.combine(said["day"], said["hour"], PARIS),
            "way": Way(said["way"]),
            "place_id": said["place"].pk if said["place"] else None,
            "address": said["address"],
            "language": said["language"],
            "found_by": said["found_by"],
            "key": said["key"],
        }


class MeetingForm(WhenAndWhereForm):
    """For rules.propose_meeting."""

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def asked(self) -> dict[str, object]:
        return {**super().asked(), "seen": self.cleaned_data["seen"]}


class MeetingAnswerForm(SeenForm):
    """What a button says of a meeting: one of the three answers, or that it is cancelled."""

    answer = forms.ChoiceField(
        choices=[
            (state.value, state.label)
            for state in MeetingState
            if state not in (MeetingState.PROPOSED, MeetingState.MOVED)
        ]
    )
