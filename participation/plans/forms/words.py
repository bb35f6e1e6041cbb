"""Words to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from participation.plans.engine.text import LONGEST
from participation.plans.rules import Typed

from .base import OnceForm, SeenForm, TextField

if TYPE_CHECKING:
    pass

AGAIN = {"invalid": _("Envoyez encore une fois.")}


class WordsForm(forms.Form):
    """The whole text of a box, what it was typed over, and the key of this very post."""

    base_seq = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    op_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=AGAIN)
    after = forms.UUIDField(widget=forms.HiddenInput, required=False, error_messages=AGAIN)
    over = forms.UUIDField(widget=forms.HiddenInput, required=False, error_messages=AGAIN)
    text = TextField(
        label=_("Mes mots"), longest=LONGEST, required=False, widget=forms.Textarea({"rows": 8, "dir": "auto"})
    )

    def __init__(self, data=None, *, initial: dict | None = None, label: str = "") -> None:
        super().__init__(data, initial={"op_id": new_id(), **(initial or {})})
        self.fields["text"].label = label or self.fields["text"].label

    def typed(self) -> Typed:
        return Typed(**self.cleaned_data)

    def anew(self, *, base_seq: int, text: str | None = None) -> None:
        """For the page that shows the form again: a new key, and what it has now seen. What was typed stays, unless
        `text` holds it with what others wrote."""
        self.data = self.data.copy()
        self.data.update({"op_id": str(new_id()), "base_seq": str(base_seq), "after": "", "over": ""})
        if text is not None:
            self.data["text"] = text


class OfferForm(OnceForm):
    """What she says, written for her."""

    text = TextField(
        label=_("Ses mots, comme elle les dit"),
        longest=LONGEST,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Écrivez d’abord quelques mots.")},
    )


class WordsAnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class RereadForm(SeenForm):
    """The sequence of the words that were read again."""
