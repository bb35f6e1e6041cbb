"""The choices above the list of sessions."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kit.time import today
from workshops.engine import after, end_of_month, end_of_week
from workshops.models import Session, Theme

WEEK, MONTH = "week", "month"


class ProgrammeFilter(forms.Form):
    """The choices above the list, all in the address. A value that means nothing is as if it were not there."""

    theme = forms.ChoiceField(choices=Theme, required=False, widget=forms.HiddenInput)
    when = forms.ChoiceField(
        label=_("Quand ?"),
        choices=[(WEEK, _("Cette semaine")), (MONTH, _("Ce mois-ci")), ("", _("Toutes les dates"))],
        required=False,
        widget=forms.RadioSelect,
    )
    children = forms.BooleanField(label=_("Avec les enfants"), required=False)
    free = forms.BooleanField(label=_("Avec des places libres"), required=False)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What was really chosen, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def theme_chosen(self) -> str:
        return self.chosen.get("theme", "")

    @property
    def every_theme(self) -> bool:
        return not self.theme_chosen

    @property
    def more_chosen(self) -> bool:
        """Whether something under « Plus de choix » is on."""
        return bool(self.chosen.keys() - {"theme"})

    def address(self, theme: str = "") -> str:
        """The query that shows this theme, the other choices kept."""
        said = {name: "on" if value is True else value for name, value in self.chosen.items()}
        return f"?{urlencode({name: value for name, value in (said | {'theme': theme}).items() if value})}"

    def narrow(self, sessions: QuerySet[Session]) -> QuerySet[Session]:
        chosen = self.chosen
        if theme := chosen.get("theme"):
            sessions = sessions.filter(workshop__theme=theme)
        if when := chosen.get("when"):
            last = end_of_week(today()) if when == WEEK else end_of_month(today())
            sessions = sessions.filter(starts_at__lt=after(last))
        if "children" in chosen:
            sessions = sessions.filter(workshop__with_children=True)
        if "free" in chosen:
            sessions = sessions.filter(open=True, waiting=0, taken__lt=F("capacity"))
        return sessions
