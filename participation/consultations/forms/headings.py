"""What is written above a question, in each language."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.consultations.engine.xlsform.columns import language_name


def heading_in(code: str) -> forms.Field:
    """In a language that is not the first one."""
    return forms.CharField(
        label=_("Titre de la partie : %(language)s") % {"language": language_name(code)},
        required=False,
        max_length=120,
        widget=forms.TextInput({"dir": "auto", "lang": "fr" if code == "falc" else code}),
        error_messages={"max_length": _("Ce titre est trop long : %(limit_value)s signes au plus.")},
    )
