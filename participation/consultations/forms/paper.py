"""A whole sheet of paper, typed on one screen; and how many sheets to print."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.consultations.engine.answers import LONGEST, Answer, Unfit
from participation.consultations.engine.form import WRITTEN, Form, Kind, Question
from participation.consultations.engine.paper import read_typed
from participation.consultations.models import MOST_AT_ONCE

from .reading import say_unfit

KEYS = {"autocomplete": "off", "spellcheck": "false"}


class PrintForm(forms.Form):
    count = forms.IntegerField(
        label=gettext_lazy("Combien de feuilles"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **KEYS}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), gettext_lazy("Écrivez un nombre, de 1 à 60.")
        ),
    )
    langue = forms.ChoiceField(label=gettext_lazy("La langue"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, languages: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"langue": languages[0][0]})
        self.fields["langue"].choices = languages


class PaperForm(forms.Form):
    """One field for each question, in the order of the paper. Nothing has to be typed but the number of the sheet.

    asked: (question, what is printed of it, its answers with their numbers). `answers` once it is valid.
    """

    feuille = forms.IntegerField(
        label=gettext_lazy("Numéro de la feuille"),
        min_value=1,
        max_value=999_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **KEYS}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            gettext_lazy("Tapez le numéro écrit en haut de la feuille."),
        ),
    )

    def __init__(self, data=None, *, form: Form, asked: list[tuple[Question, str, str]], initial: dict | None = None):
        super().__init__(data, initial=initial)
        self.form = form
        self.questions = {f"q{place}": one[0] for place, one in enumerate(asked, start=1)}
        for (name, question), (_question, text, hint) in zip(self.questions.items(), asked, strict=True):
            self.fields[name] = _field(question, text, hint)

    def clean(self) -> dict:
        self.answers: dict[str, Answer] = {}
        for name, question in self.questions.items():
            try:
                answer = read_typed(question, self.cleaned_data.get(name, ""))
            except Unfit as unfit:
                self.add_error(name, say_unfit(question, unfit))
                continue
            if answer is not None:
                self.answers[question.name] = answer
        return self.cleaned_data

    def go_on(self) -> None:
        typed_until(self)


def typed_until(form: forms.Form) -> None:
    """Put the cursor where one goes on: on the first thing to correct, or after the last thing typed."""
    shown = [name for name, one in form.fields.items() if isinstance(one.widget, forms.TextInput | forms.Textarea)]
    wrong = [name for name in form.fields if name in form.errors]
    typed = [place for place, name in enumerate(shown) if form[name].value() not in (None, "")]
    after = shown[max(typed, default=-1) + 1 :]
    for name in (wrong or after)[:1]:
        form.fields[name].widget.attrs["autofocus"] = True


def _field(question: Question, text: str, hint: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3}) if question.kind is Kind.LONG else forms.TextInput(attrs=KEYS)
    most = LONGEST + 1_000 if question.kind in WRITTEN else 1_000
    too_long = _("C’est trop long.")
    return forms.CharField(
        label=text,
        help_text=hint,
        required=False,
        strip=question.kind not in WRITTEN,
        max_length=most,
        widget=widget,
        error_messages={"max_length": too_long},
    )
