"""What one says under a piece of news."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.models import LONGEST_COMMENT
from kit.once import OnceForm


class Words(forms.CharField):
    """Lines end as the author ended them: a browser's CRLF is undone, and is not counted."""

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class CommentForm(OnceForm):
    """With `signs`, she may put the name that others see of her."""

    text = Words(
        label=_("Votre commentaire"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "required": _("Écrivez votre commentaire."),
            "max_length": _("Votre commentaire est trop long : 1 000 signes au plus."),
        },
    )
    show_name = forms.BooleanField(label=_("Montrer mon nom affiché"), required=False)

    def __init__(self, data=None, *, signs: bool = False) -> None:
        super().__init__(data)
        if not signs:
            del self.fields["show_name"]
