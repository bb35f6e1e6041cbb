"""The free message."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.ids import new_id
from participation.consultations.engine.words import LONGEST, is_empty, is_storable, normalised
from participation.moderation.models import LONGEST_SAYS

from .sending import PictureField


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

    picture = PictureField(label=gettext_lazy("Une image, si vous voulez"))
    picture_says = forms.CharField(
        label=gettext_lazy("Que voit-on sur l’image ?"),
        help_text=gettext_lazy("Pour ceux qui ne voient pas l’image."),
        required=False,
        max_length=LONGEST_SAYS,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"max_length": gettext_lazy("C’est trop long : 200 signes au plus.")},
    )

    def __init__(self, *args, signs: bool = False, illustrates: bool = False, **kwargs) -> None:
        """signs: whether she may put the name that others see of her; illustrates: whether she may send a picture."""
        super().__init__(*args, **kwargs)
        if not signs:
            del self.fields["show_name"]
        if not illustrates:
            del self.fields["picture"], self.fields["picture_says"]
        # Django's own sentence about null characters is not in plain words: clean_text says it.
        field = self.fields["text"]
        field.validators = [v for v in field.validators if not isinstance(v, ProhibitNullCharactersValidator)]

    def clean(self) -> dict[str, object]:
        said = super().clean() or self.cleaned_data
        if said.get("picture") and not said.get("picture_says") and "picture_says" not in self.errors:
            self.add_error("picture_says", _("Dites en quelques mots ce qu’on voit sur l’image."))
        if self.errors and self.files:
            self.add_error("picture", _("Choisissez encore votre image : elle n’est pas gardée."))
        return said

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
