"""Recommendations, replies, what follows; and the code of a receipt."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.ids import new_id
from participation.consultations.engine.form import CHOSEN, WRITTEN, Kind
from participation.consultations.engine.piles import read_pile
from participation.consultations.engine.words import is_storable, normalised
from participation.consultations.models import (
    Card,
    Consultation,
    Recommendation,
    Theme,
    Verdict,
)
from participation.consultations.models.recommendations import LONGEST_TEXT, LONGEST_TITLE
from participation.consultations.permissions import addressees
from participation.consultations.rules import Said
from participation.plans.forms.base import OnceForm

IN_LIST = gettext_lazy("Choisissez dans la liste.")
COUNTED = CHOSEN | {Kind.NUMBER} | WRITTEN


class Storable(forms.CharField):
    """Words that every database keeps, with one kind of line end."""

    def clean(self, value: object) -> str:
        text = normalised(super().clean(value) or "").strip()
        if not is_storable(text):
            raise forms.ValidationError(_("Ce texte contient un signe illisible. Effacez ce signe."))
        if self.most and len(text) > self.most:
            said = _("Ce texte est trop long : %(typed)s signes. Il en faut %(most)s au plus.")
            raise forms.ValidationError(said % {"typed": len(text), "most": self.most})
        return text

    def __init__(self, *args, most: int = 0, **kwargs) -> None:
        self.most = most
        super().__init__(*args, **kwargs)


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class RecommendationForm(OnceForm):
    """What is asked, why, of whom, and on what it rests."""

    title = Storable(
        label=gettext_lazy("Ce que nous demandons"),
        help_text=gettext_lazy("Une phrase. Elle commence par un verbe."),
        error_messages={"required": gettext_lazy("Écrivez ce que vous demandez.")},
        most=LONGEST_TITLE,
    )
    text = Storable(
        label=gettext_lazy("Pourquoi, et comment"),
        error_messages={"required": gettext_lazy("Écrivez pourquoi vous le demandez.")},
        widget=area(6),
        most=LONGEST_TEXT,
    )
    easy = Storable(
        label=gettext_lazy("La même chose, en mots faciles"),
        help_text=gettext_lazy("Une idée par phrase. Des mots que tout le monde connaît."),
        required=False,
        widget=area(4),
        most=LONGEST_TEXT,
    )
    addressee = forms.ChoiceField(
        label=gettext_lazy("À qui"),
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Choisissez à qui vous remettez cette demande.")
        ),
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Les thèmes qui le montrent"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("invalid_choice", "invalid_list"), IN_LIST),
    )
    questions = forms.MultipleChoiceField(
        label=gettext_lazy("Les questions qui le montrent"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("invalid_choice", "invalid_list"), IN_LIST),
    )
    cards = forms.CharField(
        label=gettext_lazy("Les numéros des messages"),
        required=False,
        help_text=gettext_lazy("Par exemple : 3, 7, 12-15."),
    )

    def __init__(self, *args, consultation: Consultation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.known = set(Card.objects.filter(sorting=consultation.pk).values_list("number", flat=True))
        whom = addressees(consultation.structure.territory_id)
        self.fields["addressee"].choices = [
            ("", _("Choisissez")),
            *((str(one.pk), one.get_full_name()) for one in whom),
        ]
        themes = Theme.objects.filter(sorting=consultation.pk).standing()
        self.fields["themes"].choices = [(str(one.pk), one.name) for one in themes]
        version = consultation.questionnaire_in_use()
        asked = version.form.asked if version else ()
        first = version.form.languages[0] if version else "fr"
        self.fields["questions"].choices = [(one.name, one.words[first].label) for one in asked if one.kind in COUNTED]
        for name in ("themes", "questions"):
            if not self.fields[name].choices:
                del self.fields[name]
        if not self.known:
            del self.fields["cards"]

    def clean_cards(self) -> list[int]:
        pile = read_pile(self.cleaned_data["cards"], self.known)
        if wrong := [*pile.unread, *pile.backwards, *pile.unknown]:
            said = _("Ces numéros ne vont pas : %(wrong)s. Écrivez par exemple : 3, 7, 12-15.")
            raise forms.ValidationError(said % {"wrong": ", ".join(wrong)})
        return pile.numbers

    def said(self) -> Said:
        sent = self.cleaned_data
        return Said(
            title=sent["title"],
            text=sent["text"],
            easy=sent["easy"],
            addressee=UUID(sent["addressee"]),
            themes=[UUID(one) for one in sent.get("themes", ())],
            cards=sent.get("cards", ()),
            questions=sent.get("questions", ()),
        )

    @staticmethod
    def initial_of(row: Recommendation) -> dict[str, object]:
        return {
            "title": row.title,
            "text": row.text,
            "easy": row.easy,
            "addressee": str(row.addressee_id or ""),
            "themes": list({str(one.stands_for) for one in row.themes.all()}),
            "questions": row.questions,
            "cards": ", ".join(str(one.number) for one in row.cards.all()),
        }


class ReplyForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Votre réponse"),
        choices=Verdict,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choisissez une réponse.")),
    )
    reason = Storable(
        label=gettext_lazy("Pourquoi, avec des mots simples"),
        error_messages={"required": gettext_lazy("Dites pourquoi. Tout le monde le lit.")},
        widget=area(5),
        most=LONGEST_TEXT,
    )
    due_on = forms.DateField(
        label=gettext_lazy("Avant quelle date"),
        required=False,
        help_text=gettext_lazy("Ce qui est promis est fait, ou étudié, ce jour-là. Pas pour un non."),
        error_messages={"invalid": gettext_lazy("Écrivez une date. Par exemple : 31/12/2026.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class FollowUpForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    text = Storable(
        label=gettext_lazy("Ce qui est fait"),
        error_messages={"required": gettext_lazy("Dites ce qui est fait.")},
        most=300,
    )
    done = forms.BooleanField(label=gettext_lazy("Tout ce qui était demandé est là"), required=False)


class AddressForm(forms.Form):
    addressee = forms.UUIDField()
