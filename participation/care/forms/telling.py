"""Asking for somebody to be told, and leaving a number where one may be called back without danger."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from participation.care.engine.sealing import Said
from participation.care.rules import Whom
from participation.people.engine.numbers import BadNumber, read_french

LONGEST_WORDS, LONGEST_WHEN = 500, 120


class SaidForm(OnceForm):
    number = forms.CharField(
        label=_("À quel numéro peut-on vous rappeler sans danger ?"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez un numéro où l’on peut vous appeler.")},
    )
    when = forms.CharField(
        label=_("Quand ?"),
        help_text=_("Par exemple : le matin, quand je suis seule."),
        max_length=LONGEST_WHEN,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("Ce que vous voulez dire, si vous voulez"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        typed = self.cleaned_data["number"]
        try:
            return read_french(typed, settings.PHONE_PREFIXES) if typed.strip() else ""
        except BadNumber as error:
            raise forms.ValidationError(_("Ce numéro n’est pas bon. Regardez-le encore.")) from error

    @property
    def said(self) -> Said:
        return Said(self.cleaned_data["number"], self.cleaned_data["when"], self.cleaned_data["words"].strip())


class CallBackForm(SaidForm):
    """Of somebody nobody knows: the key of her form came with the link."""

    field_order = ("number", "when", "words")


class TellForm(SaidForm):
    field_order = ("whom", "words", "number", "when")

    whom = forms.ChoiceField(
        label=_("Qui voulez-vous prévenir ?"),
        choices=(),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez qui.")},
    )

    def __init__(self, *args, referent: str = "", **options) -> None:
        """referent: the first name of who accompanies her, "" for nobody."""
        super().__init__(*args, **options)
        team = (Whom.TEAM.value, _("L’équipe"))
        label = _("%(name)s\nSi %(name)s ne répond pas vite, l’équipe le sait aussi.") % {"name": referent}
        self.fields["whom"].choices = [(Whom.REFERENT.value, label), team] if referent else [team]
        if not referent:
            self.fields["whom"].initial = Whom.TEAM.value
        self.fields["number"].required = False
        self.fields["number"].help_text = _("Laissez vide : on vous joint comme d’habitude.")
