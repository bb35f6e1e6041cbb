"""What a worker or a coordinator types about a person."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.people.models import Membership, Structure

from .names import NAME_LENGTH, NAME_TOO_LONG


class WelcomeForm(forms.Form):
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
