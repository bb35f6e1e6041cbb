"""Who is on call, how soon, and about a child."""

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from kit.time import DAYS
from participation.people.engine.numbers import BadNumber, read_french
from participation.people.models import User

SHORT = 3
"""Figures of a number that is not a whole one: « 119 »."""


class ShiftForm(forms.Form):
    worker = forms.ModelChoiceField(
        label=_("Qui"),
        queryset=User.objects.none(),
        empty_label=_("Choisissez"),
        error_messages={"required": _("Choisissez quelqu’un."), "invalid_choice": _("Choisissez quelqu’un.")},
    )
    days = forms.MultipleChoiceField(
        label=_("Quels jours"),
        choices=[(str(number), day.capitalize()) for number, day in enumerate(DAYS)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins un jour.")},
    )
    since = forms.TimeField(label=_("De"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    until = forms.TimeField(
        label=_("À"),
        help_text=_("La même heure des deux côtés : jour et nuit."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    order = forms.IntegerField(label=_("Rang"), min_value=1, max_value=99, initial=1)
    for_territory = forms.BooleanField(
        label=_("Pour toutes les structures du territoire où cette personne travaille"), required=False
    )

    def __init__(self, *args, people: QuerySet[User], **options) -> None:
        super().__init__(*args, **options)
        self.fields["worker"].queryset = people
        self.fields["worker"].label_from_instance = User.get_full_name

    def clean_days(self) -> str:
        return "".join(sorted(self.cleaned_data["days"]))


class DelayForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes pour prendre une alerte"),
        help_text=_("Après, la personne suivante de la garde est appelée."),
        min_value=1,
        max_value=240,
    )


class ChildContactForm(forms.Form):
    name = forms.CharField(label=_("Qui"), help_text=_("Par exemple : la cellule du département"), max_length=120)
    phone = forms.CharField(
        label=_("Téléphone"), max_length=24, widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})
    )
    hours = forms.CharField(label=_("Quand"), max_length=200, required=False)

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        figures = typed.replace(" ", "")
        if figures.isdecimal() and len(figures) <= SHORT:
            return figures
        try:
            return read_french(typed, settings.PHONE_PREFIXES)
        except BadNumber as error:
            raise forms.ValidationError(_("Ce numéro n’est pas bon. Regardez-le encore.")) from error


class DrillForm(OnceForm):
    """« Commencer un exercice »."""
