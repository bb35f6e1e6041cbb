"""What a worker or a coordinator types about a person."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.people.engine.codes import CARD_LENGTH, read_figures
from participation.people.engine.numbers import BadNumber, read_mobile
from participation.people.models import Membership, Structure

from .entering import NUMBER_TROUBLES
from .names import NAME_LENGTH, NAME_TOO_LONG
from .numbers import NumberForm


class WelcomeForm(NumberForm):
    """A name, a number if she has one, a structure."""

    name = forms.CharField(
        label=_("Son prénom, ou le nom qu’elle choisit"),
        strip=False,
        max_length=NAME_LENGTH,
        error_messages={"required": _("Écrivez un prénom."), "max_length": NAME_TOO_LONG},
    )
    structure = forms.ModelChoiceField(
        None, label=_("Structure"), empty_label=None, error_messages={"required": _("Choisissez une structure.")}
    )

    def __init__(self, *args, structures: QuerySet[Structure], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["structure"].queryset = structures

    def chosen(self) -> dict[str, object]:
        """What the rule asks for."""
        said = {name: self.cleaned_data[name] for name in ("name", "structure", "whose")}
        return said | {"login_phone": self.login_phone, "contact_phone": self.contact_phone}

    def ask_owner(self, why: str) -> None:
        """Somebody else took the number meanwhile."""
        self.asks_owner = True
        self.add_error("owner", why)


class LinkForm(forms.Form):
    """The number of somebody who has an account, whole."""

    phone = forms.CharField(
        label=_("Son numéro de téléphone, en entier"),
        help_text=_("Celui avec lequel elle entre."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez un numéro de téléphone.")},
    )
    structure = forms.ModelChoiceField(
        None, label=_("Structure"), empty_label=None, error_messages={"required": _("Choisissez une structure.")}
    )

    def __init__(self, *args, structures: QuerySet[Structure], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["structure"].queryset = structures

    def clean_phone(self) -> str:
        try:
            return read_mobile(self.cleaned_data["phone"])
        except BadNumber as error:
            raise forms.ValidationError(NUMBER_TROUBLES[error.trouble]) from error


class CardPaperForm(forms.Form):
    """What the page of a card sends back to be printed."""

    account = forms.UUIDField()
    username = forms.CharField()
    code = forms.CharField()

    def clean_code(self) -> str:
        figures = read_figures(self.cleaned_data["code"])
        if len(figures) != CARD_LENGTH:
            raise forms.ValidationError(self.fields["code"].error_messages["required"])
        return figures


class WorkerField(forms.ModelChoiceField):
    """Somebody of a team, among memberships: the form gives its `queryset`."""

    def __init__(self, **kwargs) -> None:
        errors = {"required": _("Choisissez quelqu’un."), "invalid_choice": _("Choisissez quelqu’un de la liste.")}
        super().__init__(Membership.objects.none(), empty_label=None, error_messages=errors, **kwargs)

    def label_from_instance(self, membership: Membership) -> str:
        return f"{membership.user.get_full_name()}, {membership.structure.name}"


class ReferentForm(forms.Form):
    """Who accompanies a person, among `nameable`: memberships of workers."""

    worker = WorkerField(label=_("Qui accompagne cette personne ?"))

    def __init__(self, *args, nameable: QuerySet[Membership], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = nameable
