"""What the forms of the team are made of."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

TOO_LONG = _("C’est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus.")


class Words(forms.CharField):
    """A line of text. `say` is what is asked for when nothing is written; without it, nothing has to be."""

    def __init__(self, *, longest: int, say: object = "", **options) -> None:
        options.setdefault("widget", forms.TextInput({"dir": "auto", "autocomplete": "off"}))
        errors = {"required": say, "max_length": TOO_LONG}
        super().__init__(max_length=longest, required=bool(say), error_messages=errors, **options)

    def clean(self, value: object) -> str:
        return " ".join(super().clean(value).split())


class Lines(Words):
    """Several lines: kept as lines."""

    def __init__(self, *, rows: int = 4, **options) -> None:
        super().__init__(widget=forms.Textarea({"dir": "auto", "rows": rows}), **options)

    def clean(self, value: object) -> str:
        return "\n".join(" ".join(line.split()) for line in forms.CharField.clean(self, value).splitlines())


class Number(forms.IntegerField):
    """A whole number between two others, typed."""

    def __init__(self, *, least: int, most: int, **options) -> None:
        say = _("Écrivez un nombre de %(least)s à %(most)s.") % {"least": least, "most": most}
        errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), say)
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(min_value=least, max_value=most, widget=widget, error_messages=errors, **options)


class HourField(forms.TimeField):
    """An hour on the wall, picked or typed; `14:30`, `14 h 30` and `14h` are the same."""

    def __init__(self, **options) -> None:
        say = _("Écrivez l’heure comme ceci : 14:30.")
        super().__init__(
            widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh"],
            error_messages={"required": say, "invalid": say},
            **options,
        )

    def to_python(self, value: object) -> object:
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)
