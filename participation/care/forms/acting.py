"""What is done about an alert."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.people.models import User

LONGEST = 4000
DONE = _("Écrivez ce qui a été fait.")


def words(label, missing=DONE) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=LONGEST, widget=area, error_messages={"required": missing})


class VersionForm(forms.Form):
    """The version of the alert that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class NoteForm(VersionForm):
    text = words(_("Ce que j’ai fait"))


class CloseForm(VersionForm):
    text = words(_("Ce qui a été fait, et comment va la personne"))


class TakeOverForm(VersionForm):
    text = words(_("Pourquoi je reprends cette alerte"), _("Écrivez pourquoi vous la reprenez."))


class HandForm(VersionForm):
    to = forms.ModelChoiceField(
        label=_("À qui"),
        queryset=User.objects.none(),
        empty_label=_("Choisissez"),
        error_messages={"required": _("Choisissez quelqu’un."), "invalid_choice": _("Choisissez quelqu’un.")},
    )
    text = words(_("Ce qu’il faut savoir"), _("Écrivez ce qu’il faut savoir."))

    def __init__(self, *args, people: QuerySet[User], **options) -> None:
        """people: to whom it may be handed."""
        super().__init__(*args, **options)
        self.fields["to"].queryset = people
        self.fields["to"].label_from_instance = User.get_full_name
