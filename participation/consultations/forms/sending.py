"""Pictures and recordings that are sent with words: looked at inside, made light, and small enough for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kit.file_kinds import recording_ending
from kit.lighter import CannotRead, lighter
from participation.consultations.rules import Sent

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

WIDEST = 720
"""Pixels: a phone is 360 wide, and twice as sharp."""
LARGEST_PICTURE = 12 * 1024 * 1024
LARGEST_RECORDING = 3 * 1024 * 1024
EMPTY = {"empty": _("Ce fichier est vide. Recommencez."), "invalid": _("Choisissez un fichier.")}


class PictureField(forms.FileField):
    """Cleaned: a `Sent`, or None where nothing was sent."""

    def __init__(self, **options: Any) -> None:
        widget = forms.FileInput({"accept": "image/jpeg,image/png,image/webp"})
        super().__init__(required=False, widget=widget, error_messages=EMPTY, **options)

    def clean(self, data: Any, initial: Any = None) -> Sent | None:  # type: ignore[override]
        sent: UploadedFile | None = super().clean(data, None)
        if not sent:
            return None
        if (sent.size or 0) > LARGEST_PICTURE:
            raise ValidationError(_("Cette image est trop lourde : 12 Mo au plus."))
        try:
            _name, content = lighter(sent, widest=WIDEST)
        except CannotRead as error:
            raise ValidationError(_("Cette image ne peut pas être lue. Essayez avec une autre.")) from error
        return Sent(content, ".webp")


class RecordingField(forms.FileField):
    """Cleaned: a `Sent`, or None where nothing was sent."""

    def __init__(self, **options: Any) -> None:
        widget = forms.FileInput({"accept": "audio/*"})
        super().__init__(required=False, widget=widget, error_messages=EMPTY, **options)

    def clean(self, data: Any, initial: Any = None) -> Sent | None:  # type: ignore[override]
        sent: UploadedFile | None = super().clean(data, None)
        if not sent:
            return None
        if (sent.size or 0) > LARGEST_RECORDING:
            raise ValidationError(_("Cet enregistrement est trop lourd : 3 Mo au plus. Faites-le plus court."))
        ending = recording_ending(sent)
        if not ending:
            raise ValidationError(_("Cet enregistrement ne peut pas être lu. Essayez au format MP3 ou M4A."))
        return Sent(sent.read(), ending)
