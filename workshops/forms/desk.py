"""What the team enters for somebody: a booking made by phone, on paper or at the desk; another number of seats."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.once import said_once
from participation.people.engine.numbers import BadNumber, read_french
from participation.people.models import User
from workshops.models import GUEST_NAME, Session
from workshops.permissions import offered_at_desk

from .household import HouseholdForm

MOST_CAPACITY = 300


class DeskForm(HouseholdForm):
    """For somebody with an account, chosen in a list; or without, by her first name and a number if she gives one."""

    channel = forms.ChoiceField(
        label=_("Comment la demande est venue"),
        choices=[
            (Channel.PHONE, _("Par téléphone")),
            (Channel.ASSISTED, _("À l’accueil, avec la personne")),
            (Channel.PAPER, _("Sur papier")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez comment la demande est venue.")},
    )
    person = forms.ChoiceField(label=_("Une personne qui a un compte"), required=False)
    first_name = forms.CharField(
        label=_("Ou le prénom d’une personne sans compte"),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = forms.CharField(
        label=_("Son numéro de téléphone"),
        help_text=_("Si elle le veut, pour la prévenir. Il est effacé 30 jours après l’atelier."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    remind = forms.BooleanField(label=_("Un SMS la veille"), required=False)
    or_wait = forms.BooleanField(label=_("S’il n’y a plus de place, mettre en liste d’attente"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    field_order = ("channel", "person", "first_name", "contact")

    def __init__(self, *args, session: Session, user: User, **kwargs) -> None:
        super().__init__(*args, care=bool(session.care_capacity), **kwargs)
        self.people = {str(one.pk): one for one in offered_at_desk(user, session)}
        nobody = [("", _("Choisir un nom"))]
        self.fields["person"].choices = nobody + [(key, one.get_full_name()) for key, one in self.people.items()]
        self.initial.setdefault("key", new_id())

    def clean_contact(self) -> str:
        typed = self.cleaned_data["contact"]
        try:
            return read_french(typed) if typed.strip() else ""
        except BadNumber as error:
            raise forms.ValidationError(_("Écrivez un numéro français, par exemple 06 12 34 56 78.")) from error

    def clean(self) -> dict:
        cleaned = super().clean()
        first_name = cleaned.get("first_name", "")
        self._check_name("first_name", first_name)
        if "person" not in self.errors and bool(cleaned.get("person")) == bool(first_name.strip()):
            both = bool(first_name.strip())
            said = _("Gardez le nom de la liste, ou le prénom : pas les deux.") if both else _("Dites pour qui.")
            self.add_error("first_name" if both else "person", said)
        return cleaned

    def asked(self) -> dict[str, object]:
        """The arguments of `book_seats`, without the actor."""
        said = self.cleaned_data
        person = self.people.get(said["person"])
        brought = self.brought()
        who = said["person"] or said["first_name"].strip()
        return {
            "person": person,
            "first_name": said["first_name"].strip()[:GUEST_NAME],
            "contact": "" if person else said["contact"],
            "channel": said["channel"],
            "remind": said["remind"],
            "or_wait": said["or_wait"],
            "key": said_once(said["key"] or new_id(), who, said["contact"], *brought.values()),
            "at_desk": True,
            **brought,
        }


class CapacityForm(forms.Form):
    capacity = forms.IntegerField(
        label=_("Combien de places ?"),
        min_value=1,
        max_value=MOST_CAPACITY,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        said = _("Écrivez un nombre de places, de 1 à 300.")
        self.fields["capacity"].error_messages = dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)
