"""What somebody types who rereads the questions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.consultations.engine.building import label_of
from participation.consultations.engine.form import Form
from participation.consultations.models import LONGEST_REMARK
from participation.plans.forms.base import OnceForm, TextField


class RemarkForm(OnceForm):
    question = forms.ChoiceField(
        label=_("Sur quoi"), required=False, error_messages={"invalid_choice": _("Choisissez dans la liste.")}
    )
    text = TextField(
        label=_("Votre remarque"),
        help_text=_("Un mot difficile, une question qui gêne, ce qui manque. L’équipe et le comité la lisent."),
        longest=LONGEST_REMARK,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Écrivez votre remarque.")},
    )

    def __init__(self, *args, form: Form, **options) -> None:
        super().__init__(*args, **options)
        numbered = enumerate(form.questions, start=1)
        named = [(one.name, f"{number}. {label_of(form, one.words)}") for number, one in numbered]
        self.fields["question"].choices = [("", _("Toutes les questions")), *named]
