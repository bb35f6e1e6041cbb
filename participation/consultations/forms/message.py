"""The free message."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.ids import new_id
from participation.consultations.engine.words import LONGEST, is_empty, is_storable, normalised


class MessageForm(forms.Form):
    """Keeps the text as it was typed; says what is wrong, and shows it back whole."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    text = forms.CharField(
        label=gettext_lazy("Votre message"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7}),
    )

    show_name = forms.BooleanField(label=gettext_lazy("Montrer mon nom affiché"), required=False)

    def __init__(self, *args, signs: bool = False, **kwargs) -> None:
        """signs: whether she may put the name that others see of her."""
        super().__init__(*args, **kwargs)
        if not signs:
            del self.fields["show_name"]
        # Django's own sentence about null characters is not in plain words: clean_text says it.
        field = self.fields["text"]
        field.validators = [v for v in field.validators if not isinstance(v, ProhibitNullCharactersValidator)]

    def clean_text(self) -> str:
        text = normalised(self.cleaned_data["text"])
        if is_empty(text):
            raise forms.ValidationError(_("Écrivez votre message, ou finissez sans message."))
        if not is_storable(text):
            raise forms.ValidationError(_("Votre message contient un signe illisible. Effacez ce signe."))
        if len(text) > LONGEST:
            raise forms.ValidationError(
                _("Votre message est trop long : %(typed)s signes. Il en faut 5 000 au plus.")
                % {"typed": f"{len(text):,}".replace(",", "\u00a0")}
            )
        return text
