"""What is asked of when, where and for how many, in the form and in each row of a table alike."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

MOST_IN_CARE = 60
"""Children that can be looked after at once: more is a slip of the hand."""


def check_placing(form: forms.Form, *, starts: str, ends: str, capacity: str, desk: str) -> None:
    """The names of the fields are those of this form."""
    said = form.cleaned_data
    if said.get(starts) and said.get(ends) and said[ends] <= said[starts]:
        form.add_error(ends, _("La fin vient après le début."))
    if said.get(desk) and said.get(capacity) and said[desk] > said[capacity]:
        form.add_error(desk, _("L’accueil ne peut pas garder plus de places qu’il y en a."))


def check_end(form: forms.Form, *, first: str, until: str, times: str) -> None:
    """Of a session that comes back: one end, after its beginning."""
    said = form.cleaned_data
    if said.get(until) and said.get(times):
        form.add_error(times, _("Choisissez l’un ou l’autre : le dernier jour, ou le nombre."))
    elif said.get(until) and said.get(first) and said[until] < said[first]:
        form.add_error(until, _("Le dernier jour vient après le premier."))
