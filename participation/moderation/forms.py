"""What a moderator decides."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from participation.moderation.models import LONGEST_NAME, Reason, ReviewItem
from participation.moderation.rules.publish_plain import MOST


class VersionForm(forms.Form):
    """The version of the item that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PublishForm(VersionForm):
    # Whole as typed: spaces and line ends are the author's, only a browser's CRLF is undone. Absent: the original.
    text = forms.CharField(
        label=_("Texte publié"),
        help_text=_("Remplacez un mot par [prénom], [nom], [numéro], [adresse], [lien], [lieu] ou [mot]."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_text(self) -> str | None:
        if self.add_prefix("text") not in self.data:
            return None
        return self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")

    @classmethod
    def proposed(cls, item: ReviewItem) -> "PublishForm":
        """The form as it opens: what looks private is already hidden, and what was hidden stays so."""
        return cls(initial={"version": item.version, "text": item.published_text or item.proposed_text})


class RefuseForm(VersionForm):
    reason = forms.ChoiceField(
        label=_("Pourquoi ? La personne lira cette raison."),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une raison.")},
    )
    more = forms.CharField(
        label=_("Dites-le avec vos mots, si vous voulez"),
        help_text=_("La personne lira ces mots. Une ou deux phrases simples."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NoteForm(VersionForm):
    """What colleagues read: a question, an opinion, why it waits."""

    note = forms.CharField(
        label=_("Vos mots, pour l’équipe"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Écrivez une phrase pour l’équipe.")},
    )


class TogetherForm(forms.Form):
    """The messages ticked on the list, each with the version that was on the screen."""

    chosen = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def clean_chosen(self) -> list[tuple[uuid.UUID, int]]:
        try:
            chosen = [_chosen(word) for word in self.cleaned_data["chosen"] or ()]
        except ValueError as error:
            raise forms.ValidationError(_("Actualisez la page, puis choisissez de nouveau.")) from error
        if not chosen:
            raise forms.ValidationError(_("Cochez d’abord les messages à publier."))
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Choisissez 30 messages au plus."))
        return chosen


def _chosen(word: str) -> tuple[uuid.UUID, int]:
    item_id, _colon, version = word.partition(":")
    return uuid.UUID(item_id), int(version)


class NameForm(OnceForm):
    """The name that others are to see."""

    text = forms.CharField(
        label=_("Le nom que les autres verront"),
        help_text=_("Un prénom, ou un nom que vous inventez. Pas de numéro, pas d’adresse."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
        error_messages={
            "required": _("Écrivez un nom."),
            "max_length": _("Ce nom est trop long : 40 signes au plus."),
        },
    )
