"""What a moderator decides; what an author sends again, or asks to be read again; what a reader reports."""

import uuid
from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.once import OnceForm
from participation.moderation.engine.hiding import labels_in
from participation.moderation.models import LONGEST_NAME, Concern, Reason, ReviewItem, subjects
from participation.moderation.rules.publish_plain import MOST


class VersionForm(forms.Form):
    """The version of the item that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class AnswerForm(VersionForm):
    """What answers those who reported it, if somebody did: how many of them were on the screen."""

    reports = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def clean_reports(self) -> int:
        return self.cleaned_data["reports"] or 0


class PublishForm(AnswerForm):
    # Whole as typed: spaces and line ends are the author's, only a browser's CRLF is undone. Absent: the original.
    text = forms.CharField(
        label=_("Texte publié"),
        help_text=_("Remplacez un mot par [prénom], [nom], [numéro], [adresse], [lien], [lieu] ou [mot]."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    without_picture = forms.BooleanField(label=_("Publier sans l’image"), required=False)

    def clean_text(self) -> str | None:
        if self.add_prefix("text") not in self.data:
            return None
        return self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")

    def hides(self, item: ReviewItem) -> int:
        """How many words are hidden in the text that the form shows."""
        return labels_in(self["text"].value() or "", original=item.text)

    @classmethod
    def proposed(cls, item: ReviewItem) -> "PublishForm":
        """The form as it opens: what looks private is already hidden, and what was hidden stays so."""
        text = item.published_text if item.has_hidden_words else item.proposed_text
        return cls(initial={"version": item.version, "text": text, "without_picture": item.picture_left_out})


class RefuseForm(AnswerForm):
    reason = forms.ChoiceField(
        label=_("Pourquoi ? La personne lira cette raison."),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une raison.")},
    )
    more = forms.CharField(
        label=_("Dites-le avec vos mots, si vous voulez"),
        help_text=_("La personne lira ces mots. Une ou deux phrases simples."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NoteForm(VersionForm):
    """What colleagues read: a question, an opinion, why it waits."""

    note = forms.CharField(
        label=_("Vos mots, pour l’équipe"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Écrivez une phrase pour l’équipe.")},
    )


class TogetherForm(forms.Form):
    """The messages ticked on the list, each with the version that was on the screen."""

    chosen = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def clean_chosen(self) -> list[tuple[uuid.UUID, int]]:
        try:
            chosen = [_chosen(word) for word in self.cleaned_data["chosen"] or ()]
        except ValueError as error:
            raise forms.ValidationError(_("Actualisez la page, puis choisissez de nouveau.")) from error
        if not chosen:
            raise forms.ValidationError(_("Cochez d’abord les messages à publier."))
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Choisissez 30 messages au plus."))
        return chosen


def _chosen(word: str) -> tuple[uuid.UUID, int]:
    item_id, _colon, version = word.partition(":")
    return uuid.UUID(item_id), int(version)


class NameForm(OnceForm):
    """The name that others are to see."""

    text = forms.CharField(
        label=_("Le nom que les autres verront"),
        help_text=_("Un prénom, ou un nom que vous inventez. Pas de numéro, pas d’adresse."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
        error_messages={
            "required": _("Écrivez un nom."),
            "max_length": _("Ce nom est trop long : 40 signes au plus."),
        },
    )


LONGEST_NOTE = 500
"""Characters of a note, of a report."""


def cleaned_by(form: type[forms.Form]) -> Callable[[str], str]:
    """What the field `text` of this form does with words: a SubjectKind's `clean`. Other fields have nothing to say."""

    def clean(text: str) -> str:
        sent = form({"text": text})
        if errors := sent.errors.get("text"):
            raise forms.ValidationError(list(errors))
        return sent.cleaned_data["text"]

    return clean


class CorrectForm(VersionForm):
    """Her words, to change. What is refused is shown back whole."""

    text = forms.CharField(
        label=_("Vos mots"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    without_picture = forms.BooleanField(label=_("Renvoyer sans l’image"), required=False)

    def __init__(self, *args, kind: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.kind = subjects.find(kind)

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if self.kind.clean is None and not text.strip():
            raise forms.ValidationError(_("Écrivez vos mots."))
        return self.kind.clean(text) if self.kind.clean else text

    @classmethod
    def of(cls, item: ReviewItem) -> "CorrectForm":
        """The form as it opens: her words as she wrote them."""
        return cls(initial={"version": item.version, "text": item.text}, kind=item.subject_kind)


class NoteField(forms.CharField):
    def __init__(self, **options) -> None:
        errors = {
            "required": _("Dites pourquoi, en quelques mots."),
            "max_length": _("C’est trop long : 500 signes au plus."),
        }
        area = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
        super().__init__(max_length=LONGEST_NOTE, widget=area, error_messages=errors, **options)

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class AppealForm(VersionForm):
    note = NoteField(
        label=_("Pourquoi ? Si vous voulez le dire."),
        help_text=_("Les deux personnes qui relisent liront ces mots. Vous pouvez laisser vide."),
        required=False,
    )


class HearForm(VersionForm):
    """One of the two voices on an appeal: nothing is chosen before."""

    publishes = forms.TypedChoiceField(
        label=_("Votre avis"),
        choices=(("yes", _("Publier le message entier")), ("no", _("Laisser comme c’est maintenant"))),
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )
    note = NoteField(label=_("Pourquoi ?"), help_text=_("En quelques mots, pour l’équipe."))


class ReportForm(forms.Form):
    """What is wrong with published words."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    concern = forms.ChoiceField(
        label=_("Qu’est-ce qui ne va pas ?"),
        choices=Concern.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )
    words = NoteField(
        label=_("Vous voulez dire plus ?"),
        help_text=_("L’équipe lira ces mots. Vous pouvez laisser vide."),
        required=False,
    )


class NumberForm(forms.Form):
    """The number that a visitor wrote down when she reported something."""

    number = forms.CharField(
        label=_("Votre numéro"),
        max_length=40,
        help_text=_("10 lettres et chiffres."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages=dict.fromkeys(("required", "max_length"), _("Écrivez votre numéro.")),
    )
