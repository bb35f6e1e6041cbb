"""What every form about a plan is made of."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from kit.once import OnceForm
from participation.plans.engine.text import Unwritable, drawable, written

__all__ = ["OnceForm", "SeenForm", "TextField"]


class TextField(forms.CharField):
    """Text kept exactly as it was typed, line ends aside: no trimming, and our own sentences."""

    def __init__(self, *, longest: int, **options) -> None:
        super().__init__(**options)
        self.longest = longest
        self.validators = []  # written() says the same as the null character validator, in plain words

    def to_python(self, value: object) -> str:
        try:
            return written("" if value is None else str(value), self.longest)
        except Unwritable as refusal:
            raise ValidationError(str(refusal)) from refusal

    def prepare_value(self, value: object) -> object:
        return drawable(value) if isinstance(value, str) else value


class SeenForm(forms.Form):
    """What a button on the plan page says it has seen: `?vu=3`."""

    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1)
