"""How it was: a face, then a word if she wants."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from workshops.models import LONGEST_WORD, Face


class FaceForm(forms.Form):
    """One of three buttons."""

    face = forms.ChoiceField(
        choices=Face,
        error_messages={"required": _("Choisissez un visage."), "invalid_choice": _("Choisissez un visage.")},
    )

    def asked(self) -> Face:
        return Face(self.cleaned_data["face"])


class WordForm(OnceForm):
    text = forms.CharField(
        label=_("Un mot, si vous voulez"),
        help_text=_("Ce qui vous a plu. Ce qu’il faut changer. N’écrivez pas le nom de quelqu’un."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Écrivez votre mot.")},
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > LONGEST_WORD:
            sentence = _("Ce mot est trop long : %(n)d signes. Il en faut %(most)d au plus.")
            raise forms.ValidationError(sentence, params={"n": len(text), "most": LONGEST_WORD})
        return text

    def asked(self) -> dict[str, object]:
        """For leave_word()."""
        return {"text": self.cleaned_data["text"], "key": self.cleaned_data["key"]}
