"""What was said in a call."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from workshops.models import CALL_WORDS, CallAnswer


class CallForm(forms.Form):
    """Which button, and a few words. Nothing typed is lost when they are too many."""

    text = forms.CharField(
        label=_("Ce que la personne a dit"),
        help_text=_("Seulement ce qui aide pour la prochaine fois. Elle peut le lire."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answer = forms.ChoiceField(choices=CallAnswer, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=new_id)

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text) > CALL_WORDS:
            sentence = _("C’est trop long : %(n)d signes. Il en faut %(most)d au plus.")
            raise forms.ValidationError(sentence, params={"n": len(text), "most": CALL_WORDS})
        return text

    def asked(self) -> dict[str, object]:
        """The arguments of `note_call`, without the booking, the reason and the actor."""
        said = self.cleaned_data
        return {"answer": CallAnswer(said["answer"]), "words": said["text"], "key": said["key"] or new_id()}
