"""Steps: to propose, to write again, to answer, to finish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kit.time import say_day
from participation.people.models import Structure, User
from participation.places.models import Place
from participation.plans.engine.text import LONGEST_LINE
from participation.plans.models import LONGEST_NAME, Goal, StepState, Who
from participation.plans.rules import Details
from workshops.models import Session

from .base import OnceForm, SeenForm, TextField

MOST_SESSIONS, MOST_PLACES = 12, 30
"""A list one can read on a phone."""
ANSWERS = [(state.value, state.label) for state in (StepState.AGREED, StepState.TALK, StepState.DECLINED)]


class DoerForm(forms.Form):
    """Who does something, and before when.

    `who` is a Who; for one of several workers or a structure, it is followed by the id: « worker:0190e3a0-… ».
    """

    who = forms.ChoiceField(
        label=_("Qui le fait ?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites qui le fait."), "invalid_choice": _("Dites qui le fait.")},
    )
    partner_name = TextField(
        label=_("Si c’est quelqu’un d’autre, qui ?"),
        help_text=_("Par exemple : la mairie, ma sœur. Sinon, laissez vide."),
        longest=LONGEST_NAME,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    due_on = forms.DateField(
        label=_("Avant quel jour ?"),
        help_text=_("Vous pouvez laisser vide."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Écrivez le jour comme ceci : 30/10/2026.")},
    )

    def offer_doers(self, *, me: str, worker: str, others: Sequence[User], partners: Sequence[Structure]) -> None:
        """me, worker: how this reader calls the person and the first worker; worker is "" for who may not say what the
        team does. others: the other workers she may name."""
        self.fields["who"].choices = [
            (Who.ME.value, me),
            *([(Who.WORKER.value, worker)] if worker else []),
            *((f"{Who.WORKER}:{user.pk}", user.get_short_name()) for user in others),
            *([(Who.TOGETHER.value, Who.TOGETHER.label)] if worker else []),
            *((f"{Who.PARTNER}:{structure.pk}", structure.name) for structure in partners),
            (Who.PARTNER.value, Who.PARTNER.label),
        ]

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if said.get("who") == Who.PARTNER and not (said.get("partner_name") or "").strip():
            self.add_error("partner_name", _("Dites qui fait cette étape."))
        return said

    def doer(self) -> tuple[Who, dict[str, Any]]:
        """And what Details says of who."""
        said = self.cleaned_data
        who, _colon, chosen = said["who"].partition(":")
        if chosen:
            return Who(who), {who: UUID(chosen)}
        return Who(who), {"partner_name": said["partner_name"] if who == Who.PARTNER else ""}


class StepForm(DoerForm, OnceForm):
    """A step to propose, or to write again."""

    field_order = ("title", "who")

    title = TextField(
        label=_("L’étape"),
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez l’étape.")},
    )
    goal = forms.ModelChoiceField(
        Goal.objects.none(), label=_("Pour quel objectif ?"), required=False, empty_label=_("Aucun")
    )
    session = forms.ModelChoiceField(
        Session.objects.none(), label=_("Un atelier"), required=False, empty_label=_("Aucun")
    )
    place = forms.ModelChoiceField(Place.objects.none(), label=_("Un lieu"), required=False, empty_label=_("Aucun"))

    def __init__(
        self,
        data=None,
        *,
        me: str,
        worker: str,
        others: Sequence[User] = (),
        partners: Sequence[Structure] = (),
        goals: QuerySet[Goal] | None = None,
        initial: dict | None = None,
    ) -> None:
        """partners: the structures that may write here; goals: those a step may be for; the rest: as offer_doers()."""
        super().__init__(data, initial=initial)
        self.offer_doers(me=me, worker=worker, others=others, partners=partners)
        self._offer("goal", Goal.objects.none() if goals is None else goals, lambda goal: goal.title)
        self._offer("session", Session.objects.told().coming(), _say_session, most=MOST_SESSIONS)
        self._offer("place", Place.objects.all(), str, most=MOST_PLACES)

    def _offer(self, name: str, rows: QuerySet, say: Callable[[Any], str], most: int | None = None) -> None:
        """A list without anything to choose is not shown."""
        ids = list(rows.values_list("pk", flat=True)[:most])
        if ids:
            self.fields[name].queryset = rows.filter(pk__in=ids)
            self.fields[name].label_from_instance = say
        else:
            del self.fields[name]

    def clean(self) -> dict[str, object]:
        said = super().clean()
        if said.get("session") and said.get("place"):
            self.add_error("place", _("Choisissez un atelier ou un lieu, pas les deux."))
        return said

    def asked(self) -> dict[str, object]:
        """For propose_step() and change_step()."""
        said = self.cleaned_data
        who, named = self.doer()
        linked = {name: said[name].pk for name in ("goal", "session", "place") if said.get(name)}
        return {
            "title": said["title"],
            "who": who,
            "due_on": said["due_on"],
            "details": Details(**named, **linked),
            "key": said["key"],
        }


def _say_session(session: Session) -> str:
    return f"{session.workshop.title}, {say_day(session.starts_at)}"


class StepChangeForm(StepForm):
    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def asked(self) -> dict[str, object]:
        return {**super().asked(), "seen": self.cleaned_data["vu"]}


class StepAnswerForm(SeenForm):
    answer = forms.ChoiceField(choices=ANSWERS)


class StepDoneForm(SeenForm):
    done = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
