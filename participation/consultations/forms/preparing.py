"""What coordinators type of a consultation itself, its languages, its rereadings and its spreadsheet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kit.time import in_paris, midnight, say_span, today
from participation.consultations.engine.building import fingerprint
from participation.consultations.engine.form import FALC, Form
from participation.consultations.engine.xlsform.columns import LANGUAGES, language_name
from participation.consultations.engine.xlsform.reading import BIGGEST
from participation.consultations.models import Anonymity, Audience, Consultation, Plenary, State
from participation.consultations.models.consultations import K_LEAST, K_MIN, K_MOST
from participation.consultations.rules import face, prepared_plenary
from participation.people.forms.standins import DayField
from participation.people.models import Structure
from participation.plans.forms.base import OnceForm

from .sending import PictureField, RecordingField

ASKED_OF = {
    Audience.OPEN: _("Tout le monde"),
    Audience.TERRITORY: _("Les personnes du territoire"),
    Audience.STRUCTURES: _("Les personnes de certaines structures"),
    Audience.PLENARY: _("Ceux qui viennent à la plénière"),
}
PROMISES = {
    Anonymity.ANONYMOUS: _(
        "Anonyme\nL’équipe ne peut pas savoir qui a dit quoi. Qui tient la machine pourrait le voir."
    ),
    Anonymity.CONFIDENTIAL: _("Confidentielle\nNous savons qui a répondu. Nous ne le montrons à personne."),
    Anonymity.NAMED: _("Avec les noms\nL’équipe voit qui a répondu quoi. La personne le sait."),
}
NO_SEATS = _("À cette plénière, on ne réserve pas de place : nous ne savons pas qui vient. Choisissez-en une autre.")
DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)


class PlenaryField(forms.ModelChoiceField):
    def label_from_instance(self, plenary: Plenary) -> str:
        return f"{say_span(*plenary.span)} – {plenary.place}"


class ConsultationForm(OnceForm):
    """Of a new one, or of one that is there: then what was promised is left out once it is open."""

    structure = forms.ModelChoiceField(
        Structure.objects.none(),
        label=_("La structure qui demande"),
        empty_label=None,
        error_messages={"required": _("Choisissez une structure."), "invalid_choice": _("Choisissez une structure.")},
    )
    title = forms.CharField(
        label=_("Le titre"),
        max_length=120,
        error_messages={
            "required": _("Écrivez un titre."),
            "max_length": _("Ce titre est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus."),
        },
    )
    intro = forms.CharField(
        label=_("Pourquoi nous demandons"),
        help_text=_("En quelques phrases courtes : à quoi cela sert, qui décide, quand vous répondrez."),
        max_length=1_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": _("Écrivez pourquoi vous demandez. C’est la première chose que la personne lit."),
            "max_length": _("Ce texte est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus."),
        },
    )
    recording = RecordingField(
        label=_("La même chose, enregistrée"), help_text=_("Lue à voix haute. Vous pouvez laisser vide.")
    )
    unrecord = forms.BooleanField(label=_("Enlever l’enregistrement"), required=False)
    audience = forms.ChoiceField(
        label=_("Qui répond"),
        choices=list(ASKED_OF.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez qui répond."), "invalid_choice": _("Choisissez qui répond.")},
    )
    structures = forms.ModelMultipleChoiceField(
        Structure.objects.none(),
        label=_("Quelles structures"),
        help_text=_("Seulement si vous avez choisi « certaines structures »."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choisissez dans la liste.")},
    )
    plenary = PlenaryField(
        Plenary.objects.none(),
        label=_("La plénière qu’elle prépare"),
        help_text=_("Vous pouvez ne rien choisir, sauf si ceux qui viennent à la plénière répondent."),
        empty_label=_("Aucune"),
        required=False,
        error_messages={"invalid_choice": _("Cette plénière est finie ou annulée. Choisissez-en une autre.")},
    )
    anonymity = forms.ChoiceField(
        label=_("Ce qu’on garde de qui répond"),
        help_text=_("Ne change plus une fois la consultation ouverte."),
        choices=list(PROMISES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez."), "invalid_choice": _("Choisissez dans la liste.")},
    )
    k_min = forms.IntegerField(
        label=_("Le plus petit nombre montré"),
        help_text=_("Quand moins de personnes ont donné une réponse, nous cachons leur nombre."),
        min_value=K_LEAST,
        max_value=K_MOST,
        initial=K_MIN,
        error_messages={
            name: _("Écrivez un nombre de 3 à 30.") for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    first_day = DayField(label=_("Premier jour"), required=False)
    last_day = DayField(label=_("Dernier jour"), required=False)
    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    said = forms.CharField(
        label=_("Vous avez dit"), max_length=1_000, required=False, widget=forms.Textarea({"rows": 3})
    )
    decided = forms.CharField(
        label=_("Nous avons décidé"), max_length=1_000, required=False, widget=forms.Textarea({"rows": 3})
    )

    PROMISED = ("audience", "structures", "plenary", "anonymity", "k_min", "first_day")

    def __init__(
        self, *args, offered: QuerySet[Structure], consultation: Consultation | None = None, **options
    ) -> None:
        options.setdefault("initial", _typed(consultation) if consultation else {"anonymity": Anonymity.ANONYMOUS})
        super().__init__(*args, **options)
        self.consultation = consultation
        around = Structure.objects.filter(territory__in=offered.values("territory")).order_by("name")
        self.fields["structure"].queryset = offered
        self.fields["structures"].queryset = around
        self.fields["plenary"].queryset = Plenary.objects.coming().filter(structure__in=around)
        gone = ["structure"] if consultation else ["unrecord", "seen", "said", "decided"]
        if consultation:
            gone += self.PROMISED if not consultation.is_before else ()
            gone += () if consultation.is_finished else ("said", "decided")
            gone += ("last_day",) if consultation.is_finished and consultation.state != State.OPEN else ()
            gone += () if consultation.intro_audio else ("unrecord",)
        for name in gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first = said.get("first_day") or (self._opens_on() if "first_day" not in self.fields else None)
        last = said.get("last_day")
        if "last_day" not in self.fields:
            first = last
        if bool(first) != bool(last) and not {"first_day", "last_day"} & set(self.errors):
            self.add_error("last_day", _("Dites le premier jour et le dernier, ou aucun des deux."))
        elif first and last and last < first:
            self.add_error("last_day", _("Le dernier jour vient après le premier."))
        elif last and last < today() and self.consultation and self.consultation.is_open:
            self.add_error("last_day", _("Ce jour est passé. Pour finir maintenant, fermez la consultation."))
        if said.get("audience") == Audience.STRUCTURES and not said.get("structures"):
            self.add_error("structures", _("Choisissez au moins une structure."))
        self._check_plenary(said)
        return said

    def _check_plenary(self, said: dict[str, Any]) -> None:
        plenary = said.get("plenary")
        structure = said.get("structure") or (self.consultation and self.consultation.structure)
        if "plenary" in self.errors:
            return
        if plenary and structure and plenary.structure.territory_id != structure.territory_id:
            self.add_error("plenary", _("Cette plénière est d’un autre territoire. Choisissez-en une autre."))
        elif said.get("audience") == Audience.PLENARY and not plenary:
            self.add_error("plenary", _("Choisissez la plénière : ceux qui y viennent répondent."))
        elif said.get("audience") == Audience.PLENARY and not plenary.session_id:
            self.add_error("plenary", NO_SEATS)

    def _opens_on(self) -> dt.date | None:
        opens_at = self.consultation.opens_at if self.consultation else None
        return in_paris(opens_at).date() if opens_at else None

    @property
    def chosen(self) -> dict[str, Any]:
        """The fields of the consultation, as the rules take them."""
        fields = ("title", "intro", "audience", "anonymity", "k_min", "said", "decided")
        said = {name: self.cleaned_data[name] for name in fields if name in self.fields}
        if "structures" in self.fields:
            some = said["audience"] == Audience.STRUCTURES
            said["structures"] = list(self.cleaned_data["structures"]) if some else []
        if "plenary" in self.fields:
            said["plenary"] = self.cleaned_data["plenary"].pk if self.cleaned_data["plenary"] else None
        if "first_day" in self.fields:
            first = self.cleaned_data["first_day"]
            said["opens_at"] = midnight(first) if first else None
        if "last_day" in self.fields:
            last = self.cleaned_data["last_day"]
            said["closes_at"] = midnight(last + DAY) - MINUTE if last else None
        return said


def _typed(consultation: Consultation) -> dict[str, Any]:
    """What its boxes hold when it is opened to be changed."""
    fields = ("title", "intro", "audience", "anonymity", "k_min", "said", "decided")
    return {name: getattr(consultation, name) for name in fields} | {
        "structures": consultation.structures.all(),
        "plenary": prepared_plenary(consultation),
        "seen": face(consultation),
        "first_day": in_paris(consultation.opens_at).date() if consultation.opens_at else None,
        "last_day": in_paris(consultation.closes_at).date() if consultation.closes_at else None,
    }


class LanguagesForm(forms.Form):
    """The boxes of the languages; the first one is not to be taken away here."""

    languages = forms.MultipleChoiceField(
        label=_("Langues"),
        help_text=_("« FALC » : les mêmes questions, en français facile."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choisissez dans la liste.")},
    )

    def __init__(self, *args, form: Form, **options) -> None:
        super().__init__(*args, initial={"languages": form.languages[1:]}, **options)
        self.seen = ",".join(form.languages)
        first, *others = form.languages or ("fr",)
        codes = dict.fromkeys([FALC, *others, *LANGUAGES])
        self.fields["languages"].choices = [(code, language_name(code)) for code in codes if code != first]
        self.first = first

    @property
    def chosen(self) -> list[str]:
        return [self.first, *self.cleaned_data["languages"]]


class RereadingForm(forms.Form):
    language = forms.ChoiceField(label=_("Dans quelle langue"), error_messages={"required": _("Choisissez.")})
    on = DayField(label=_("Quel jour"))
    readers = forms.IntegerField(
        label=_("Combien de personnes concernées"),
        help_text=_("Au moins 3, c’est mieux."),
        min_value=1,
        max_value=200,
        initial=3,
        error_messages={
            name: _("Écrivez un nombre de 1 à 200.") for name in ("required", "invalid", "min_value", "max_value")
        },
    )

    def __init__(self, *args, form: Form, **options) -> None:
        super().__init__(*args, initial={"on": today()}, **options)
        self.fields["language"].choices = [(code, language_name(code)) for code in form.languages]

    def clean_on(self) -> dt.date:
        if self.cleaned_data["on"] > today():
            raise ValidationError(_("Ce jour n’est pas encore venu."))
        return self.cleaned_data["on"]


class FileForm(forms.Form):
    """One of the files that the questions call and nobody has sent; which of the two it is, is in the question."""

    def __init__(self, *args, calls_image: bool, **options) -> None:
        super().__init__(*args, **options)
        self.fields["file"] = PictureField(label=_("L’image")) if calls_image else RecordingField(label=_("Le son"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("file") and not self.errors:
            self.add_error("file", _("Choisissez un fichier."))
        return said


class SpreadsheetForm(forms.Form):
    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    sheet = forms.FileField(
        label=_("Le tableur"),
        help_text=_("Un fichier XLSForm, .xlsx ou .xls."),
        widget=forms.FileInput(
            {"accept": ".xlsx,.xls,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        ),
        error_messages={
            "required": _("Choisissez un fichier."),
            "invalid": _("Choisissez un fichier."),
            "empty": _("Ce fichier est vide."),
        },
    )

    def __init__(self, *args, form: Form, **options) -> None:
        super().__init__(*args, initial={"seen": fingerprint(form)}, **options)
        self.form = form

    def look_again(self) -> None:
        """For the page that shows the form again: what it takes the place of now."""
        self.data = self.data.copy()
        self.data["seen"] = fingerprint(self.form)

    @property
    def content(self) -> bytes:
        """No more of it than what is read, and a byte that says there was more."""
        return self.cleaned_data["sheet"].read(BIGGEST + 1)
