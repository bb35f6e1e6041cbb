"""A plenary to announce, and what is written of it afterwards; a theme to propose; hands that were counted."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kit.time import PARIS, say_span
from participation.consultations.models import (
    LONGEST_AGENDA,
    LONGEST_MINUTES,
    LONGEST_NOTE,
    LONGEST_TOPIC,
    LONGEST_WHERE,
    MOST_PEOPLE,
    Consultation,
)
from participation.people.models import Structure
from participation.plans.forms.base import OnceForm, TextField
from workshops.models import Session

YES_NO = (("yes", _("Oui")), ("no", _("Non")))
SAY_IT = {"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")}


class SessionField(forms.ModelChoiceField):
    def label_from_instance(self, session: Session) -> str:
        return f"{say_span(session.starts_at, session.ends_at)} – {session.workshop.title}"


class PlenaryForm(OnceForm):
    """For rules.announce_plenary. When and where, or a session of a workshop, where people book their seat."""

    structure = forms.ModelChoiceField(
        Structure.objects.none(),
        label=_("Quelle structure l’organise ?"),
        empty_label=None,
        error_messages={"required": _("Choisissez une structure."), "invalid_choice": _("Choisissez une structure.")},
    )
    session = SessionField(
        Session.objects.none(),
        label=_("Une séance d’atelier"),
        help_text=_("Pour que les gens réservent leur place. Le jour et le lieu sont ceux de la séance."),
        empty_label=_("Sans réservation"),
        required=False,
        error_messages={"invalid_choice": _("Choisissez une séance de la liste.")},
    )
    day = forms.DateField(
        label=_("Sinon, quel jour ?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Écrivez le jour comme ceci : 30/10/2026.")},
    )
    begins = forms.TimeField(
        label=_("De quelle heure ?"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Écrivez l’heure comme ceci : 10:30.")},
    )
    ends = forms.TimeField(
        label=_("À quelle heure ?"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Écrivez l’heure comme ceci : 10:30.")},
    )
    where = TextField(
        label=_("Où ?"),
        longest=LONGEST_WHERE,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    travel = forms.ChoiceField(
        label=_("Le trajet est payé ?"), choices=YES_NO, widget=forms.RadioSelect, error_messages=SAY_IT
    )
    meals = forms.ChoiceField(
        label=_("Le repas est offert ?"), choices=YES_NO, widget=forms.RadioSelect, error_messages=SAY_IT
    )
    consultations = forms.ModelMultipleChoiceField(
        Consultation.objects.none(),
        label=_("On y parle de quelles consultations ?"),
        help_text=_("Vous pouvez ne rien choisir."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choisissez dans la liste.")},
    )

    def __init__(
        self,
        data=None,
        *,
        structures: QuerySet[Structure],
        sessions: QuerySet[Session],
        consultations: QuerySet[Consultation],
    ) -> None:
        super().__init__(data)
        self.fields["structure"].queryset = structures
        self.fields["session"].queryset = sessions
        self.fields["consultations"].queryset = consultations

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if said.get("session"):
            if said.get("structure") and said["session"].workshop.structure_id != said["structure"].pk:
                self.add_error("session", _now("Cette séance est d’une autre structure."))
            return
        needed = {
            "day": _now("Choisissez un jour, ou une séance."),
            "begins": _now("Choisissez une heure."),
            "ends": _now("Choisissez une heure."),
            "where": _now("Écrivez où."),
        }
        for name, sentence in needed.items():
            if name not in self.errors and not said.get(name):
                self.add_error(name, sentence)
        if said.get("begins") and said.get("ends") and said["ends"] <= said["begins"]:
            self.add_error("ends", _now("La fin vient après le début."))

    def asked(self) -> dict[str, object]:
        said = self.cleaned_data
        session = said["session"]
        return {
            "session_id": session.pk if session else None,
            "starts_at": None if session else dt.datetime.combine(said["day"], said["begins"], PARIS),
            "ends_at": None if session else dt.datetime.combine(said["day"], said["ends"], PARIS),
            "where": "" if session else said["where"],
            "travel_paid": said["travel"] == "yes",
            "meals_paid": said["meals"] == "yes",
            "consultations": [one.pk for one in said["consultations"]],
            "key": said["key"],
        }


class SeenOnce(forms.Form):
    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def seen(self, seen: int) -> None:
        """For the page that shows the form again: what it has now seen; what was typed stays."""
        self.data = {**self.data.dict(), "vu": seen}


class AgendaForm(SeenOnce):
    agenda = TextField(
        label=_("L’ordre du jour"),
        help_text=_("Une ligne pour chaque point. Par exemple : 10 h, accueil et café."),
        longest=LONGEST_AGENDA,
        widget=forms.Textarea({"rows": 8, "dir": "auto"}),
        error_messages={"required": _("Écrivez l’ordre du jour.")},
    )

    def clean_agenda(self) -> str:
        return _written(self.cleaned_data["agenda"], _now("Écrivez l’ordre du jour."))


class MinutesForm(SeenOnce):
    easy = TextField(
        label=_("Le compte rendu, facile à lire"),
        help_text=_("Des phrases courtes. Vous pouvez laisser vide."),
        longest=LONGEST_MINUTES,
        required=False,
        widget=forms.Textarea({"rows": 8, "dir": "auto"}),
    )
    minutes = TextField(
        label=_("Le compte rendu entier"),
        help_text=_("Sans le nom des gens : tout le monde le lit."),
        longest=LONGEST_MINUTES,
        widget=forms.Textarea({"rows": 14, "dir": "auto"}),
        error_messages={"required": _("Écrivez le compte rendu.")},
    )

    def clean_minutes(self) -> str:
        return _written(self.cleaned_data["minutes"], _now("Écrivez le compte rendu."))

    def clean_easy(self) -> str:
        return self.cleaned_data["easy"].strip()


def people(label: object) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Écrivez un nombre, 0 s’il n’y a personne."),
            "invalid": _("Écrivez un nombre, par exemple 12."),
            "min_value": _("Écrivez un nombre, 0 s’il n’y a personne."),
            "max_value": _("Ce nombre est trop grand."),
        },
    )


class AttendanceForm(forms.Form):
    concerned = people(_("Personnes concernées, aujourd’hui ou avant"))
    professionals = people(_("Professionnelles et professionnels du social"))
    institutions = people(_("Institutions et associations"))


class TopicForm(OnceForm):
    text = TextField(
        label=_("Le thème"),
        help_text=_("Une phrase. Par exemple : le prix des transports."),
        longest=LONGEST_TOPIC,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez le thème.")},
    )

    def clean_text(self) -> str:
        return _written(" ".join(self.cleaned_data["text"].split()), _now("Écrivez le thème."))


class HandsForm(forms.Form):
    """What a button beside a theme says: chosen or not, with the hands that were raised, if the room voted."""

    chosen = forms.ChoiceField(choices=YES_NO)
    hands = forms.IntegerField(min_value=0, max_value=MOST_PEOPLE, required=False)


class ApprovalForm(forms.Form):
    vu = forms.CharField(max_length=64, widget=forms.HiddenInput)
    yes = people(_("Mains levées pour, des membres du comité présents"))
    no = people(_("Mains levées contre, des membres du comité présents"))
    against = TextField(
        label=_("Pourquoi certains sont contre"),
        help_text=_("Leur désaccord reste écrit à côté. Vous pouvez laisser vide."),
        longest=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )

    def clean_against(self) -> str:
        return self.cleaned_data["against"].strip()


def _written(text: str, sentence: str) -> str:
    if not text.strip():
        raise ValidationError(sentence)
    return text.strip()
