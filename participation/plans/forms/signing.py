"""Signing, refusing, and the paper signed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.signing import LARGEST_SCAN
from participation.plans.engine.text import LONGEST, LONGEST_LINE
from participation.plans.rules import LONGEST_WHY, ScanTooLarge

from .base import TextField

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SHA256 = r"^[0-9a-f]{64}$"


class _Seen(forms.Form):
    """Which version was on the screen."""

    seen = forms.RegexField(SHA256, widget=forms.HiddenInput)
    present = TextField(
        label=_("Qui est là avec vous ?"),
        help_text=_("Vous pouvez laisser vide."),
        required=False,
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    read_aloud = forms.BooleanField(label=_("Quelqu’un m’a lu le texte à voix haute"), required=False)

    def typed(self) -> list[str]:
        """What was written in it: given back where it can be sent no more."""
        return [text for name in ("reason", "present") if (text := self.data.get(name, ""))]


class SignForm(_Seen):
    words_seen = TextField(longest=LONGEST, widget=forms.HiddenInput)
    reason = TextField(
        label=_("Vous n’êtes pas d’accord, ou vous voulez en parler ? Dites pourquoi."),
        help_text=_("Vous pouvez laisser vide. L’équipe lira ces mots."),
        required=False,
        longest=LONGEST_WHY,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def read(self, **on_screen: str) -> None:
        """For the page that shows the form again: the version that is above it now; what was typed stays."""
        self.data = self.data.copy()
        self.data.update(on_screen)


class PaperForm(_Seen):
    """For the worker, who was there."""

    scan = forms.FileField(
        label=_("Le papier signé"),
        help_text=_("Un PDF ou une photo, 8 Mo au plus."),
        widget=forms.FileInput({"accept": "application/pdf,image/jpeg,image/png"}),
        error_messages={
            "required": _("Choisissez le fichier du papier signé."),
            "missing": _("Choisissez le fichier du papier signé."),
            "empty": _("Ce fichier est vide. Recommencez."),
            "invalid": _("Choisissez le fichier du papier signé."),
        },
    )
    was_there = forms.BooleanField(label=_("J’étais là quand la personne a signé"), required=False)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["present"].label = _("Qui d’autre était là ?")
        self.fields["read_aloud"].label = _("Le texte a été lu à voix haute")

    def clean_scan(self) -> UploadedFile:
        sent = self.cleaned_data["scan"]
        if sent.size > LARGEST_SCAN:  # before it is read whole
            raise ValidationError(str(ScanTooLarge.sentence))
        return sent
