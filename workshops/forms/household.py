"""Who comes with the person, and what must be ready for them: the part that every booking form has."""

from __future__ import annotations

from typing import NamedTuple

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from workshops.engine import OLDEST_CHILD, Child, Need
from workshops.models import GUEST_NAME, MOST_SEATS, NEED_WORDS, NeedKind

ROWS, MORE_ROWS = 2, 3
"""Children one can write down at first, and how many more each time one asks."""
MOST_ROWS = MOST_SEATS - 1
MORE = "more_children"
"""The button that asks for more rows: it books nothing."""


class ChildRow(NamedTuple):
    """The fields of one child."""

    number: int
    age: BoundField
    first_name: BoundField
    in_care: BoundField | None


class HouseholdForm(forms.Form):
    """Other adults, children, needs. `care`: the session has places where children are looked after."""

    others = forms.IntegerField(
        label=_("Combien d’autres adultes ?"),
        min_value=0,
        max_value=MOST_SEATS - 1,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    names = forms.CharField(
        label=_("Leurs prénoms"),
        help_text=_("Si vous voulez. Un par ligne."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    needs = forms.MultipleChoiceField(
        label=_("Pour venir, il faut"),
        help_text=_("Quelqu’un de l’équipe s’en occupe avant le jour."),
        choices=NeedKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    need_words = forms.CharField(
        label=_("Dites-le en quelques mots"),
        help_text=_("Par exemple : en arabe, ou depuis la gare."),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, care: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.care = care
        self.rows = min(self._rows_asked(), MOST_ROWS)
        for number in range(1, self.rows + 1):
            self._add_row(number)
        self.fields["others"].error_messages = {"invalid": HOW_MANY, "min_value": HOW_MANY, "max_value": TOO_MANY}

    @property
    def children(self) -> list[ChildRow]:
        """For the template."""
        return [
            ChildRow(
                number,
                self[f"age_{number}"],
                self[f"child_{number}"],
                self[f"care_{number}"] if self.care else None,
            )
            for number in range(1, self.rows + 1)
        ]

    @property
    def may_have_more(self) -> bool:
        return self.rows < MOST_ROWS

    @property
    def has_company(self) -> bool:
        """Something was typed about others, or went wrong there: that part of the page is open."""
        names = ["others", "names", *(name for name in self.fields if name.startswith(("age_", "child_", "care_")))]
        return any(self[name].value() or self[name].errors for name in names)

    def _rows_asked(self) -> int:
        """As many rows as were sent, and more if asked."""
        said = self.data if self.is_bound else self.initial
        typed = sum(1 for number in range(1, MOST_ROWS + 1) if f"age_{number}" in said)
        return max(ROWS, typed) + (MORE_ROWS if MORE in said else 0)

    def _add_row(self, number: int) -> None:
        self.fields[f"age_{number}"] = forms.IntegerField(
            label=_("Âge de l’enfant %(n)d") % {"n": number},
            min_value=0,
            max_value=OLDEST_CHILD,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={"invalid": AGE, "min_value": AGE, "max_value": AGE},
        )
        self.fields[f"child_{number}"] = forms.CharField(
            label=_("Son prénom"),
            help_text=_("Si vous voulez."),
            required=False,
            strip=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        if self.care:
            self.fields[f"care_{number}"] = forms.BooleanField(label=_("À garder pendant l’atelier"), required=False)

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, self.rows + 1):
            child, age = f"child_{number}", f"age_{number}"
            self._check_name(child, cleaned.get(child, ""))
            named = cleaned.get(child, "").strip() or cleaned.get(f"care_{number}")
            if named and cleaned.get(age) is None and age not in self.errors:
                self.add_error(age, _("Dites l’âge de cet enfant, en années."))
        for name in cleaned.get("names", "").splitlines():
            self._check_name("names", name)
        words = cleaned.get("need_words", "")
        if len(words) > NEED_WORDS:
            sentence = _("C’est trop long : %(n)d signes. Il en faut %(most)d au plus.")
            told = {"n": len(words), "most": NEED_WORDS}
            self.add_error("need_words", forms.ValidationError(sentence, params=told))
        if words.strip() and not cleaned.get("needs") and "needs" not in self.errors:
            self.add_error("needs", _("Dites aussi ce qu’il faut : choisissez au moins une case."))
        return cleaned

    def _check_name(self, field: str, name: str) -> None:
        if len(name) > GUEST_NAME:
            sentence = _("Ce prénom est trop long : %(n)d signes. Il en faut %(most)d au plus.")
            self.add_error(field, forms.ValidationError(sentence, params={"n": len(name), "most": GUEST_NAME}))

    def guests(self) -> list[str]:
        """A first name, or "", for each other adult."""
        names = [name for name in self.cleaned_data["names"].splitlines() if name.strip()]
        count = max(self.cleaned_data["others"] or 0, len(names))
        return [*names, *[""] * (count - len(names))]

    def brought(self) -> dict[str, object]:
        """The arguments of `book_seats` for the household and its needs."""
        said = self.cleaned_data
        children = [
            Child(said[f"age_{n}"], kept(said[f"child_{n}"]), bool(said.get(f"care_{n}")))
            for n in range(1, self.rows + 1)
            if said[f"age_{n}"] is not None
        ]
        needs = [Need(kind, said["need_words"].strip()) for kind in said["needs"]]
        return {"guests": self.guests(), "children": children, "needs": needs}


def typed(sent: QueryDict) -> dict[str, object]:
    """What was typed so far, to show it again before anything is asked of it."""
    return {**sent.dict(), "needs": sent.getlist("needs")}


def kept(name: str) -> str:
    """A first name, sign for sign as it was typed; "" when it is only spaces."""
    return name if name.strip() else ""


HOW_MANY = _("Écrivez un nombre de personnes, avec des chiffres.")
TOO_MANY = _("On réserve pour 12 personnes au plus.")
AGE = _("Écrivez l’âge en années, de 0 à 17. À partir de 18 ans, c’est un adulte.")
