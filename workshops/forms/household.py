"""Who comes with the person, and what must be ready for them: the part that every booking form has."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.engine import OLDEST_CHILD, Child, Need
from workshops.models import GUEST_NAME, MOST_SEATS, NEED_WORDS, NeedKind

PLAIN = {"autocomplete": "off"}
AGE = re.compile(r"(-?\d{1,3})\s*(mois)?", re.IGNORECASE)
MONTHS, LONGEST = 12, 200
HOW_MANY = _("Écrivez un nombre de personnes, avec des chiffres.")
TOO_MANY = _("On réserve pour 12 personnes au plus.")


class AgesField(forms.CharField):
    """« 3, 7 et 18 mois » -> [3, 7, 1], in whole years. Shown again as it was typed."""

    widget = forms.TextInput(attrs=PLAIN | {"inputmode": "decimal"})

    def clean(self, value: str | None) -> list[int]:
        typed = (value or "").strip()
        ages = [int(figures) // (MONTHS if months else 1) for figures, months in AGE.findall(typed[:LONGEST])]
        if typed and (not ages or len(typed) > LONGEST):
            raise forms.ValidationError(_("Écrivez l’âge de chaque enfant avec des chiffres. Par exemple : 3, 7."))
        if any(not 0 <= age <= OLDEST_CHILD for age in ages):
            raise forms.ValidationError(_("Écrivez l’âge en années, de 0 à 17. À partir de 18 ans, c’est un adulte."))
        return ages


class HouseholdForm(forms.Form):
    """Other adults, children, needs. `care`: the session has places where children are looked after."""

    ages = AgesField(
        label=_("Quel âge ont les enfants ?"), help_text=_("En années. Par exemple : 3, 7."), required=False
    )
    child_names = forms.CharField(
        label=_("Les prénoms des enfants"),
        help_text=_("Si vous voulez. Dans le même ordre, un par ligne."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 2}),
    )
    care_ages = AgesField(
        label=_("Des enfants à garder pendant l’atelier ?"),
        help_text=_("Écrivez leur âge. Ils sont à côté, avec quelqu’un."),
        required=False,
    )
    others = forms.IntegerField(
        label=_("Combien d’autres adultes ?"),
        min_value=0,
        max_value=MOST_SEATS - 1,
        required=False,
        widget=forms.TextInput(attrs=PLAIN | {"inputmode": "numeric"}),
        error_messages={"invalid": HOW_MANY, "min_value": HOW_MANY, "max_value": TOO_MANY},
    )
    names = forms.CharField(
        label=_("Les prénoms des autres adultes"),
        help_text=_("Si vous voulez. Un par ligne."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 2}),
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
        widget=forms.TextInput(attrs=PLAIN),
    )

    COMPANY = ("ages", "child_names", "care_ages", "others", "names")

    def __init__(self, *args, care: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not care:
            del self.fields["care_ages"]

    @property
    def company(self) -> list[forms.BoundField]:
        """The fields about those who come with her, for the template."""
        return [self[name] for name in self.COMPANY if name in self.fields]

    @property
    def has_company(self) -> bool:
        """Something was typed about others, or went wrong there: that part of the page is open."""
        return any(field.value() or field.errors for field in self.company)

    @property
    def has_needs(self) -> bool:
        asked = (self["needs"], self["need_words"])
        return any(field.value() or field.errors for field in asked)

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        self._check_children(cleaned)
        for field in ("child_names", "names"):
            for name in cleaned.get(field, "").splitlines():
                self._check_name(field, name)
        words = cleaned.get("need_words", "")
        if len(words) > NEED_WORDS:
            sentence = _("C’est trop long : %(n)d signes. Il en faut %(most)d au plus.")
            told = {"n": len(words), "most": NEED_WORDS}
            self.add_error("need_words", forms.ValidationError(sentence, params=told))
        if words.strip() and not cleaned.get("needs") and "needs" not in self.errors:
            self.add_error("needs", _("Dites aussi ce qu’il faut : choisissez au moins une case."))
        return cleaned

    def _check_children(self, cleaned: dict) -> None:
        ages, names = cleaned.get("ages"), _lines(cleaned.get("child_names", ""))
        if ages is not None and len(names) > len(ages):
            self.add_error("ages", _("Écrivez aussi l’âge de chaque enfant."))
        left = list(ages or [])
        for age in cleaned.get("care_ages") or []:
            if age not in left and ages is not None:
                self.add_error("care_ages", _("Écrivez d’abord l’âge de ces enfants dans la première case."))
                return
            left.remove(age) if age in left else None

    def _check_name(self, field: str, name: str) -> None:
        if len(name) > GUEST_NAME:
            sentence = _("Ce prénom est trop long : %(n)d signes. Il en faut %(most)d au plus.")
            self.add_error(field, forms.ValidationError(sentence, params={"n": len(name), "most": GUEST_NAME}))

    def guests(self) -> list[str]:
        """A first name, or "", for each other adult. Whoever is named comes, whatever number was written."""
        names = [*self.named(), *_lines(self.cleaned_data["names"])]
        others = self.cleaned_data["others"]
        count = max(self.at_least() if others is None else others, len(names))
        return [*names, *[""] * (count - len(names))]

    def named(self) -> list[str]:
        """First names that another field of the form asks for."""
        return []

    def at_least(self) -> int:
        """Other adults, when no number was written."""
        return 0

    def children(self) -> list[Child]:
        """Those to look after are found by their age."""
        names = iter(_lines(self.cleaned_data["child_names"]))
        cared = list(self.cleaned_data.get("care_ages") or [])
        found = []
        for age in self.cleaned_data["ages"]:
            in_care = age in cared
            found.append(Child(age, next(names, ""), in_care))
            if in_care:
                cared.remove(age)
        return found

    def brought(self) -> dict[str, object]:
        """The arguments of `book_seats` for the household and its needs."""
        said = self.cleaned_data
        needs = [Need(kind, said["need_words"].strip()) for kind in said["needs"]]
        return {"guests": self.guests(), "children": self.children(), "needs": needs}


def kept(name: str) -> str:
    """A first name, sign for sign as it was typed; "" when it is only spaces."""
    return name if name.strip() else ""


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
