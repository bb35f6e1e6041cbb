"""Meetings with partners: to propose, to answer, and what was decided together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from participation.people.models import Structure, User
from participation.plans.engine.text import LONGEST_LINE
from participation.plans.models import (
    LONGEST_NAME,
    LONGEST_OTHERS,
    MOST_DECISIONS,
    Becomes,
    Coordination,
    CoordinationState,
    Pillar,
    Presence,
    Section,
)
from participation.plans.permissions import partners_for
from participation.plans.rules import Decided, Details, NothingDecided

from .base import OnceForm, SeenForm, TextField
from .meeting import WhenAndWhereForm
from .step import DoerForm

FIRST_ROWS, MORE_ROWS = 3, 3


def _which_structures(structures: QuerySet[Structure], **options: Any) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        structures,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choisissez au moins un partenaire."),
            "invalid_choice": _("Une structure choisie ne lit plus ce projet. Choisissez encore une fois."),
            "invalid_pk_value": _("Choisissez au moins un partenaire."),
        },
        **options,
    )


class CoordinationForm(WhenAndWhereForm):
    """For rules.propose_coordination."""

    def __init__(self, data=None, *, structures: QuerySet[Structure], places, person: str) -> None:
        """structures: those that read a part of the plan; the rest: as WhenAndWhereForm."""
        super().__init__(data, places=places, person=person)
        self.fields["structures"] = _which_structures(structures, label=_("Qui invitez-vous ?"))

    def asked(self) -> dict[str, object]:
        return super().asked() | {"structures": [one.pk for one in self.cleaned_data["structures"]]}


class CoordinationAnswerForm(SeenForm):
    """What a button says of a meeting: one of the three answers, or that it is cancelled."""

    answer = forms.ChoiceField(
        choices=[
            (state.value, state.label)
            for state in CoordinationState
            if state not in (CoordinationState.PROPOSED, CoordinationState.HELD)
        ]
    )


class InviteForm(SeenForm):
    """Who is asked to come."""

    def __init__(self, data=None, *, structures: QuerySet[Structure], initial: dict | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["structures"] = _which_structures(structures, label=_("Qui est invité ?"))


class InviteAnswerForm(forms.Form):
    coming = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class DecisionForm(DoerForm):
    """One decision, or an empty place for one. Who and before when are of a step."""

    field_order = ("text", "section", "becomes", "who")

    text = TextField(
        label=_("Ce qui est décidé"),
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez la décision.")},
    )
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label=_("Dans quelle partie ?"),
        empty_label=_("Choisir une partie"),
        error_messages={"required": _("Choisissez une partie."), "invalid_choice": _("Choisissez une partie.")},
    )
    becomes = forms.ChoiceField(
        label=_("Que devient cette décision ?"),
        choices=Becomes,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites ce qu’elle devient."), "invalid_choice": _("Dites ce qu’elle devient.")},
    )

    def __init__(self, data=None, *, sections: QuerySet[Section], doers: dict, by: User, **options: Any) -> None:
        super().__init__(data, empty_permitted=True, use_required_attribute=False, **options)
        self.fields["section"].queryset = sections
        self.fields["section"].label_from_instance = lambda section: Pillar(section.pillar).label
        self.fields["who"].required = False
        self.fields["who"].label = _("Si c’est une étape, qui le fait ?")
        self.offer_doers(**doers)
        self.by = by

    def clean(self) -> dict[str, object]:
        said = super().clean()
        if said.get("becomes") == Becomes.STEP and not said.get("who") and "who" not in self.errors:
            self.add_error("who", _("Dites qui le fait."))
        return said

    def decided(self) -> Decided:
        said = self.cleaned_data
        about = {"section": said["section"].pk, "text": said["text"], "becomes": Becomes(said["becomes"])}
        if said["becomes"] != Becomes.STEP:
            return Decided(**about)
        who, named = self.doer()
        return Decided(**about, who=who, due_on=said["due_on"], details=Details(**self._in_words(named)))

    def _in_words(self, named: dict[str, Any]) -> dict[str, Any]:
        """A structure that only reads this part is named in words: a step is tied to one that may write there."""
        structure = named.get("partner")
        if structure is None or partners_for(self.cleaned_data["section"], self.by).filter(pk=structure).exists():
            return named
        return {"partner_name": Structure.objects.get(pk=structure).name[:LONGEST_NAME]}


class HoldForm(OnceForm):
    """What was decided together, and who was there. Once valid, `asked()` is what rules.hold_coordination takes."""

    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    rows = forms.IntegerField(min_value=1, max_value=MOST_DECISIONS, widget=forms.HiddenInput)
    person_came = forms.ChoiceField(
        choices=Presence,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites si elle était là."), "invalid_choice": _("Dites si elle était là.")},
    )
    others_came = TextField(
        label=_("Qui d’autre était là ?"),
        help_text=_("Par exemple : sa sœur, une interprète. Sinon, laissez vide."),
        longest=LONGEST_OTHERS,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(
        self,
        data=None,
        *,
        meeting: Coordination,
        doers: dict,
        by: User,
        initial: dict | None = None,
        typed: Sequence[dict] | None = None,
    ) -> None:
        """doers: as DoerForm.offer_doers() takes them. initial, typed: what is shown of a form that grew."""
        places = _places(data) if data is not None else len(typed or ()) or FIRST_ROWS
        super().__init__(data, initial={"vu": meeting.seq, **(initial or {}), "rows": places})
        self.about = {"meeting": meeting, "doers": doers, "by": by}
        invited = Structure.objects.filter(pk__in=meeting.invites.values("structure")).order_by("name", "pk")
        self.fields["came"] = _which_structures(invited, label=_("Quels partenaires étaient là ?"), required=False)
        name = {"name": meeting.plan.person.get_short_name()}
        self.fields["person_came"].label = _now("%(name)s était là ?") % name
        sections = meeting.plan.sections.exclude(pillar=Pillar.WISH).order_by("rank")
        offered = {"sections": sections, "doers": doers, "by": by}
        self.decisions = [
            DecisionForm(data, prefix=f"d{number}", initial=typed[number] if typed else None, **offered)
            for number in range(places)
        ]

    def is_valid(self) -> bool:
        """One sentence at the top for each place that is not as it should be: there its fields say what."""
        wrong = [number for number, one in enumerate(self.decisions, start=1) if not one.is_valid()]
        valid = super().is_valid()
        for number in wrong:
            self.add_error(None, _now("Regardez la décision %(number)s.") % {"number": number})
        if not wrong and not any(one.has_changed() for one in self.decisions):
            self.add_error(None, str(NothingDecided.sentence))
        return valid and not self.errors

    def longer(self) -> HoldForm:
        """The same with more places, nothing checked yet: what was typed is there as it was typed."""
        typed = [{name: one[name].data for name in one.fields} for one in self.decisions]
        typed += [{}] * (min(len(typed) + MORE_ROWS, MOST_DECISIONS) - len(typed))
        return HoldForm(**self.about, initial={name: self[name].data for name in self.fields}, typed=typed)

    @property
    def may_grow(self) -> bool:
        return len(self.decisions) < MOST_DECISIONS

    def asked(self) -> dict[str, object]:
        said = self.cleaned_data
        return {
            "decisions": [one.decided() for one in self.decisions if one.has_changed()],
            "person_came": Presence(said["person_came"]),
            "came": [structure.pk for structure in said["came"]],
            "others_came": said["others_came"],
            "seen": said["vu"],
            "key": said["key"],
        }


def _places(data: Any) -> int:
    said = str(data.get("rows", ""))
    return min(max(int(said), 1), MOST_DECISIONS) if said.isdecimal() and len(said) < 3 else FIRST_ROWS


def doers_for(meeting: Coordination, workers: Sequence[User]) -> dict[str, Any]:
    """Who may be said to do a step that was decided at this meeting. workers: of the team, the first one first."""
    first, *others = workers
    return {
        "me": meeting.plan.person.get_short_name(),
        "worker": first.get_short_name(),
        "others": others,
        "partners": list(Structure.objects.filter(pk__in=meeting.invites.values("structure")).order_by("name", "pk")),
    }
