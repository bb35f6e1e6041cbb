"""What a moderator decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from participation.moderation.models import LONGEST_NAME, Reason, ReviewItem


class VersionForm(forms.Form):
    """The version of the item that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PublishForm(VersionForm):
    # Whole as typed: spaces and line ends are the author's, only a browser's CRLF is undone. Absent: the original.
    text = forms.CharField(
        label=_("Texte publié"),
        help_text=_("Remplacez un mot par [prénom], [nom], [numéro], [adresse], [lieu] ou [mot]."),
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
        """The form as it opens: what looks private is already hidden."""
        return cls(initial={"version": item.version, "text": item.proposed_text})


class RefuseForm(VersionForm):
    reason = forms.ChoiceField(
        label=_("Pourquoi ? La personne lira cette raison."),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une raison.")},
    )


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
