"""Statements: one's own, a vote, and those of the coordinators."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.ids import new_id
from participation.consultations.engine.words import is_storable, normalised
from participation.consultations.models import LONGEST_STATEMENT, Vote

MOST_AT_ONCE = 40


class StatementForm(forms.Form):
    """One short sentence. What is refused is shown back whole."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    text = forms.CharField(
        label=gettext_lazy("Votre phrase"),
        required=False,
        help_text=gettext_lazy("Une seule idée. Les autres diront s’ils sont d’accord."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_text(self) -> str:
        return checked(" ".join(normalised(self.cleaned_data["text"]).split()))


class VoteForm(forms.Form):
    """The three buttons under a statement."""

    statement = forms.UUIDField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    vote = forms.TypedChoiceField(choices=Vote, coerce=lambda value: Vote(int(value)))


class StatementsForm(forms.Form):
    """Those of the coordinators, one a line."""

    texts = forms.CharField(
        label=gettext_lazy("Affirmations, une par ligne"),
        required=False,
        help_text=gettext_lazy("Une seule idée par ligne. 140 signes au plus. Elles sont posées tout de suite."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_texts(self) -> list[str]:
        lines = [" ".join(line.split()) for line in normalised(self.cleaned_data["texts"]).splitlines() if line.strip()]
        if not lines:
            raise forms.ValidationError(_("Écrivez au moins une affirmation."))
        if len(lines) > MOST_AT_ONCE:
            raise forms.ValidationError(_("40 affirmations au plus en une fois."))
        for number, line in enumerate(lines, start=1):
            try:
                checked(line)
            except forms.ValidationError as wrong:
                said = _("Ligne %(number)s : %(why)s") % {"number": number, "why": wrong.messages[0]}
                raise forms.ValidationError(said) from wrong
        return lines


def checked(text: str) -> str:
    """Raises ValidationError with a sentence that says what to do."""
    if not text:
        raise forms.ValidationError(_("Écrivez votre phrase."))
    if not is_storable(text):
        raise forms.ValidationError(_("Votre phrase contient un signe illisible. Effacez ce signe."))
    if len(text) > LONGEST_STATEMENT:
        said = _("Votre phrase est trop longue : %(typed)s signes. Il en faut %(most)s au plus.")
        raise forms.ValidationError(said % {"typed": len(text), "most": LONGEST_STATEMENT})
    return text
