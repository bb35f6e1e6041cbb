"""Who came without a booking: a few lines at the end of the list."""

from __future__ import annotations

from collections import Counter

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from participation.people.models import User
from workshops.models import GUEST_NAME
from workshops.rules import WalkIn

LINES = {"name_1": _("Première personne"), "name_2": _("Deuxième personne"), "name_3": _("Troisième personne")}
KNOWN = "connus"
"""The id of the list of names that the page offers."""


class WalkInForm(forms.Form):
    """A first name on each line, or the whole name of an account. Each line has a key, so that it is written once."""

    def __init__(self, *args, known: QuerySet[User], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for name, label in LINES.items():
            widget = forms.TextInput(attrs={"autocomplete": "off", "list": KNOWN})
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)
            self.fields[_key(name)] = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=new_id)

    def clean(self) -> None:
        for name in LINES:
            typed = self.cleaned_data.get(name, "")
            if len(typed) > GUEST_NAME and typed not in self._accounts(typed):
                sentence = _("Ce prénom est trop long : %(n)d signes. Il en faut %(most)d au plus.")
                self.add_error(name, forms.ValidationError(sentence, params={"n": len(typed), "most": GUEST_NAME}))

    def asked(self) -> list[WalkIn]:
        """An account where exactly one has the name, else what was typed: of two with one name, none is guessed."""
        typed = {name: self.cleaned_data[name] for name in LINES if self.cleaned_data[name]}
        accounts = self._accounts(*typed.values())
        return [
            WalkIn(self.cleaned_data[_key(name)] or new_id(), text, accounts.get(text)) for name, text in typed.items()
        ]

    def _accounts(self, *names: str) -> dict[str, User]:
        found = list(self.known.filter(name__in=names)) if names else []
        times = Counter(one.name for one in found)
        return {one.name: one for one in found if times[one.name] == 1}


def _key(name: str) -> str:
    return name.replace("name", "key")
