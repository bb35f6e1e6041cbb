"""What those who run the network type: who joins, where, until when; a structure, a territory."""

import re
from collections.abc import Iterable

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from kit.time import today
from participation.people.engine.numbers import BadNumber, read_french
from participation.people.models import OF_STRUCTURE, Role, Structure, Territory, User

from .entering import NUMBER_TROUBLES
from .names import NAME_LENGTH, NAME_TOO_LONG
from .standins import DayField

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
PLACE_TOO_LONG = _("Ce nom est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus.")
YES, NO = "yes", "no"


def _name(label: str) -> forms.CharField:
    errors = {"required": _("Écrivez un nom."), "max_length": NAME_TOO_LONG}
    return forms.CharField(label=label, max_length=NAME_LENGTH, error_messages=errors)


def _place_name(label: str) -> forms.CharField:
    errors = {"required": _("Écrivez un nom."), "max_length": PLACE_TOO_LONG}
    return forms.CharField(label=label, max_length=120, error_messages=errors)


class UsernameField(forms.CharField):
    """A name to enter with, in small letters."""

    def __init__(self, **kwargs) -> None:
        super().__init__(
            widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
            error_messages={"required": _("Écrivez un nom pour entrer.")},
            **kwargs,
        )

    def clean(self, value: str | None) -> str:
        typed = super().clean(value).lower()
        if not USERNAME.fullmatch(typed):
            raise forms.ValidationError(_("Écrivez 2 à 40 lettres sans accent, chiffres, points ou tirets."))
        return typed


class ReceptionField(forms.CharField):
    """The telephone of a reception, as ten figures; a landline is welcome."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Téléphone de l’accueil"),
            help_text=_("Par exemple : 01 99 00 00 00"),
            required=False,
            widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
        )

    def clean(self, value: str | None) -> str:
        typed = super().clean(value)
        try:
            return f"0{read_french(typed)[-9:]}" if typed else ""
        except BadNumber as error:
            raise forms.ValidationError(NUMBER_TROUBLES[error.trouble]) from error


class _RoleForm(forms.Form):
    """A role and its place. `runs`: the structures and the territories whose roles one gives."""

    role = forms.ChoiceField(
        label=_("Son rôle"), widget=forms.RadioSelect, error_messages={"required": _("Choisissez un rôle.")}
    )
    place = forms.ChoiceField(label=_("Où"), error_messages={"required": _("Choisissez un lieu.")})
    ends_on = DayField(
        label=_("Dernier jour, si vous le connaissez"), help_text=_("Après ce jour, tout se ferme."), required=False
    )

    roles: tuple[Role, ...] = (Role.WORKER, Role.COORDINATOR, Role.ADDRESSEE, Role.TERRITORY)

    def __init__(self, *args, structures: Iterable[Structure], territories: Iterable[Territory], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._places: dict[str, Structure | Territory] = {str(place.pk): place for place in (*structures, *territories)}
        areas = {str(place.pk) for place in territories}
        self.fields["place"].choices = [(key, place.name) for key, place in self._places.items()]
        held = self.roles if areas else [role for role in self.roles if role in OF_STRUCTURE]
        self.fields["role"].choices = [(role.value, role.label.capitalize()) for role in held]

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day < today():
            raise forms.ValidationError(_("Ce jour est passé."))
        return day

    def clean(self) -> dict:
        said = super().clean() or self.cleaned_data
        role, place = said.get("role"), self._places.get(said.get("place", ""))
        if role and place and (role in OF_STRUCTURE) != isinstance(place, Structure):
            self.add_error("place", _("Ce rôle ne va pas avec ce lieu."))
        return said

    def chosen(self) -> dict[str, object]:
        """What the rules ask for."""
        said = dict(self.cleaned_data)
        place = self._places[said.pop("place")]
        where = "structure" if isinstance(place, Structure) else "territory"
        return said | {"role": Role(said["role"]), where: place}


class InviteWorkerForm(_RoleForm):
    name = _name(_("Son prénom et son nom"))
    username = UsernameField(
        label=_("Son nom pour entrer"), help_text=_("En petites lettres, sans espace. Par exemple : nadia")
    )
    email = forms.EmailField(
        label=_("Son e-mail, si vous voulez"),
        required=False,
        error_messages={"invalid": _("Cet e-mail n’est pas complet.")},
    )
    field_order = ("name", "username", "email", "role", "place", "ends_on")


class AddToTeamForm(_RoleForm):
    username = UsernameField(label=_("Son nom pour entrer"), help_text=_("En entier, comme à l’entrée de l’équipe."))
    roles = (*_RoleForm.roles, Role.COMMITTEE)
    field_order = ("username", "role", "place", "ends_on")


class StructureForm(forms.Form):
    name = _place_name(_("Le nom de la structure"))
    territory = forms.ModelChoiceField(
        None, label=_("Territoire"), empty_label=None, error_messages={"required": _("Choisissez un territoire.")}
    )
    phone = ReceptionField()

    def __init__(self, *args, territories, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["territory"].queryset = territories


class TerritoryForm(forms.Form):
    name = _place_name(_("Le nom du territoire"))
    door = forms.ChoiceField(
        label=_("Un numéro inconnu peut-il ouvrir un compte ?"),
        choices=[
            (YES, _("Oui\nOn peut entrer sans invitation, avec un téléphone français.")),
            (NO, _("Non\nIl faut une invitation, faite en face.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez oui ou non.")},
    )
    structure = _place_name(_("Sa première structure"))
    phone = ReceptionField()
    coordinator = _name(_("Qui coordonne : son prénom et son nom"))
    username = UsernameField(label=_("Son nom pour entrer"), help_text=_("En petites lettres, sans espace."))
    email = forms.EmailField(
        label=_("Son e-mail, si vous voulez"),
        required=False,
        error_messages={"invalid": _("Cet e-mail n’est pas complet.")},
    )

    def chosen(self) -> dict[str, object]:
        said = dict(self.cleaned_data)
        return said | {"open_door": said.pop("door") == YES}


class InvitationForm(forms.Form):
    """At the door of the team: the name and the code that the coordination gave."""

    username = forms.CharField(
        label=_("Votre nom pour entrer"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Écrivez votre nom pour entrer.")},
    )
    code = forms.CharField(
        label=_("Le code de votre invitation"),
        help_text=_("Il a 12 chiffres."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez le code.")},
    )


class FirstPasswordForm(forms.Form):
    """Typed twice, and never shown again."""

    password1 = forms.CharField(
        label=_("Votre mot de passe"),
        help_text=_("12 signes au moins. Quelques mots à la suite, par exemple."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Écrivez un mot de passe.")},
    )
    password2 = forms.CharField(
        label=_("Le même, encore une fois"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Écrivez un mot de passe.")},
    )

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_password1(self) -> str:
        password = self.cleaned_data["password1"]
        validate_password(password, self._user)
        return password

    def clean(self) -> dict:
        said = super().clean() or self.cleaned_data
        if said.get("password1") and said.get("password2") and said["password1"] != said["password2"]:
            self.add_error("password2", _("Les deux mots de passe ne sont pas les mêmes."))
        return said
