"""A group, on one screen: how many people, how many hands for each answer, what was heard, who saw it otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.consultations.engine.form import Form
from participation.consultations.engine.hands import Asked, TooMany, too_many
from participation.consultations.engine.words import is_storable, normalised
from participation.consultations.models import (
    LONGEST_DISSENT,
    LONGEST_QUOTE,
    LONGEST_WHERE,
    LONGEST_WHY,
    MOST_PEOPLE,
    GroupCount,
)
from participation.consultations.rules import Room
from participation.people.models import User
from participation.plans.forms.base import OnceForm, TextField
from workshops.models import Session

from .paper import KEYS, typed_until
from .plenaries import SessionField

MOST_QUOTES = 20


class HolderField(forms.ModelChoiceField):
    def label_from_instance(self, user: User) -> str:
        return user.get_full_name()


@dataclass(frozen=True)
class Rows:
    """The fields of one question."""

    asked: Asked
    fields: list[BoundField]


class RoomForm(OnceForm):
    """For rules.count_room. A field that is left empty was not counted: it is not « nobody ».

    form: the questionnaire that was read out; asked: what of it is counted by hand; holders: who may have held it.
    """

    headcount = forms.IntegerField(
        label=gettext_lazy("Combien de personnes dans la salle ?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput({"inputmode": "numeric", **KEYS}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            gettext_lazy("Écrivez combien de personnes étaient là, avec des chiffres."),
        ),
    )
    session = SessionField(
        Session.objects.none(),
        label=gettext_lazy("À quelle séance ?"),
        help_text=gettext_lazy("Un atelier, ou une plénière. Le jour et le lieu sont ceux de la séance."),
        empty_label=gettext_lazy("Une autre rencontre"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choisissez une séance de la liste.")},
    )
    day = forms.DateField(
        label=gettext_lazy("Sinon, quel jour ?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Écrivez le jour comme ceci : 30/10/2026.")},
    )
    where = TextField(
        label=gettext_lazy("Où ?"),
        longest=LONGEST_WHERE,
        required=False,
        widget=forms.TextInput({"dir": "auto", **KEYS}),
    )
    held_by = HolderField(
        User.objects.none(),
        label=gettext_lazy("Qui a animé le groupe ?"),
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choisissez quelqu’un de la liste.")),
    )
    dissent = TextField(
        label=gettext_lazy("Qui a vu les choses autrement ?"),
        help_text=gettext_lazy(
            "Par exemple : 2 personnes travaillent le samedi. Sans nom : tout le monde le lit. Ces mots restent."
        ),
        longest=LONGEST_DISSENT,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    quotes = forms.CharField(
        label=gettext_lazy("Ce que vous avez entendu"),
        help_text=gettext_lazy(
            "Une phrase par ligne, avec les mots de la personne, sans son nom. L’équipe relit, puis tout le monde lit."
        ),
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )

    def __init__(
        self,
        data=None,
        *,
        form: Form,
        asked: Sequence[Asked],
        sessions: QuerySet[Session],
        holders: QuerySet[User],
        initial: dict,
    ) -> None:
        super().__init__(data, initial=initial)
        self.form, self.asked = form, asked
        self.fields["session"].queryset = sessions
        self.fields["held_by"].queryset = holders
        self.places = {
            (one.question.name, answer): f"q{one.number}_{place}"
            for one in asked
            for place, (answer, _text) in enumerate(one.answers, start=1)
        }
        for one in asked:
            for answer, text in one.answers:
                self.fields[self.places[one.question.name, answer]] = _hands(one.number, text)
        self.order_fields(["key", "headcount", *self.places.values()])

    @property
    def rows(self) -> list[Rows]:
        return [
            Rows(one, [self[self.places[one.question.name, answer]] for answer, _text in one.answers])
            for one in self.asked
        ]

    def clean_where(self) -> str:
        return self.cleaned_data["where"].strip()

    def clean_dissent(self) -> str:
        return self.cleaned_data["dissent"].strip()

    def clean_quotes(self) -> list[str]:
        lines = [" ".join(line.split()) for line in normalised(self.cleaned_data["quotes"]).splitlines()]
        found = [line for line in lines if line]
        if len(found) > MOST_QUOTES:
            raise ValidationError(_("20 phrases au plus. Gardez celles qui disent le plus."))
        for number, line in enumerate(found, start=1):
            if not is_storable(line):
                raise ValidationError(_("La phrase %(number)s contient un signe illisible.") % {"number": number})
            if len(line) > LONGEST_QUOTE:
                raise ValidationError(
                    _("La phrase %(number)s est trop longue : %(typed)s signes. Il en faut %(most)s au plus.")
                    % {"number": number, "typed": len(line), "most": LONGEST_QUOTE}
                )
        return found

    def clean(self) -> None:
        super().clean()
        sent = self.cleaned_data
        if not sent.get("session"):
            for name, sentence in (("day", _("Choisissez un jour, ou une séance.")), ("where", _("Écrivez où."))):
                if name not in self.errors and not sent.get(name):
                    self.add_error(name, sentence)
        if sent.get("headcount"):
            for wrong in too_many(self.form, self.raised, sent["headcount"]):
                self._refuse(wrong, sent["headcount"])

    def _refuse(self, wrong: TooMany, headcount: int) -> None:
        """Beside the count, with the number of its question."""
        one = next(one for one in self.asked if one.question.name == wrong.question)
        said: dict[str, object] = {"n": one.number, "hands": wrong.hands, "people": headcount}
        if wrong.answer:
            said["answer"] = dict(one.answers)[wrong.answer]
            sentence = _("Question %(n)s, « %(answer)s » : %(hands)s mains pour %(people)s personnes. Vérifiez.")
        else:
            sentence = _(
                "Question %(n)s : %(hands)s mains pour %(people)s personnes. Ici, chacun lève la main une fois."
            )
        answer = wrong.answer or one.answers[0][0]
        self.add_error(self.places[wrong.question, answer], sentence % said)

    @property
    def raised(self) -> dict[str, dict[str, int]]:
        """`engine.hands.Raised`, of what was typed."""
        found: dict[str, dict[str, int]] = {}
        for (question, answer), name in self.places.items():
            if self.cleaned_data.get(name) is not None:
                found.setdefault(question, {})[answer] = self.cleaned_data[name]
        return found

    def room(self) -> Room:
        """What the rule is asked, once it is valid."""
        sent, session = self.cleaned_data, self.cleaned_data["session"]
        return Room(
            headcount=sent["headcount"],
            raised=self.raised,
            held_by=sent["held_by"].pk,
            session_id=session.pk if session else None,
            day=sent["day"],
            where=sent["where"],
            dissent=sent["dissent"],
            quotes=sent["quotes"],
        )

    def correct(self, kept: Sequence[str], heard: Sequence[str]) -> None:
        """What was typed becomes a correction of a count whose dissent (`kept`) and quotes (`heard`) stay with it: they
        are not said twice."""
        left = [one for one in self.cleaned_data["quotes"] if one not in heard]
        again = self.cleaned_data["dissent"] in kept
        self.anew(quotes="\n".join(left), **({"dissent": ""} if again else {}))

    def go_on(self) -> None:
        typed_until(self)


class WithdrawForm(forms.Form):
    why = TextField(
        label=gettext_lazy("Pourquoi le retirer ?"),
        help_text=gettext_lazy("Par exemple : ce groupe était saisi 2 fois. Tout le monde peut le lire."),
        longest=LONGEST_WHY,
        required=False,
        widget=forms.TextInput({"dir": "auto", **KEYS}),
    )

    def clean_why(self) -> str:
        why = self.cleaned_data["why"].strip()
        if not why:
            raise ValidationError(_("Écrivez pourquoi."))
        return why


def typed_of(count: GroupCount, asked: Sequence[Asked]) -> dict[str, object]:
    """A count as it was typed, to be corrected. Its dissent and its quotes stay with it: more may be added."""
    raised = count.raised
    hands = {
        f"q{one.number}_{place}": raised.get(one.question.name, {}).get(answer)
        for one in asked
        for place, (answer, _text) in enumerate(one.answers, start=1)
    }
    told = {"headcount": count.headcount, "session": count.session_id, "held_by": count.held_by_id}
    return {**told, "where": count.where, "day": None if count.session_id else count.day, **hands}


def _hands(number: int, text: str) -> forms.IntegerField:
    wrong = _("Question %(n)s, « %(answer)s » : écrivez un nombre de mains, avec des chiffres.")
    return forms.IntegerField(
        label=text,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput({"inputmode": "numeric", **KEYS}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong % {"n": number, "answer": text}),
    )
