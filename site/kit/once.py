"""What is sent twice is one: forms that carry a key, and the key of what was said with them."""

from __future__ import annotations

from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id


def said_once(key: UUID, *said: object) -> UUID:
    """The key of what was said with a form. Other words have another: they are never taken for a repetition, nor lost
    while the page says that they are kept."""
    return uuid5(key, "\0".join(str(one) for one in said))


class OnceForm(forms.Form):
    """A form with a key of its own: sent twice, it does its work once."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"invalid": _("Envoyez encore une fois.")})

    def __init__(self, data=None, *args, initial: dict | None = None, **options) -> None:
        super().__init__(data, *args, initial={"key": new_id(), **(initial or {})}, **options)

    def anew(self, **values: object) -> None:
        """For the page that shows the form again: a new key, and what it has now seen; what was typed stays."""
        self.data = self.data.copy()
        self.data.update({"key": str(new_id()), **{name: str(value) for name, value in values.items()}})
