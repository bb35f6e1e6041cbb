"""What somebody takes along of the meetings with her partners."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.people.engine.takeaway import Column, Sheet
from participation.plans.models import Coordination, CoordinationState, JointDecision, StepState

from .coordinations import say_coming, state_of, with_all
from .meetings import say_when, say_where
from .sheet_words import PART, pillar
from .viewer import name_of

if TYPE_CHECKING:
    from participation.people.models import User


def coordination_sheets(user: User) -> Iterable[Sheet]:
    yield _meetings(user)
    yield _decisions(user)


def _meetings(user: User) -> Sheet:
    columns = [
        Column("quand", gettext_lazy("Quand")),
        Column("ou", gettext_lazy("Où")),
        Column("avec", gettext_lazy("Avec")),
        Column("invites", gettext_lazy("Les partenaires invités")),
        Column("interprete", gettext_lazy("Interprète")),
        Column("propose_par", gettext_lazy("Proposée par")),
        Column("etat", gettext_lazy("État")),
        Column("moi", gettext_lazy("Vous étiez là")),
        Column("autres", gettext_lazy("Il y avait aussi")),
    ]
    rows = [
        (
            say_when(one),
            say_where(one),
            one.worker.get_full_name(),
            ", ".join(f"{invite.structure} ({_said(invite, one)})" for invite in one.invites.all()),
            one.language,
            name_of(one.author),
            one.get_state_display(),
            one.get_person_came_display(),
            one.others_came,
        )
        for one in with_all(Coordination.objects.filter(plan__person=user))
    ]
    return Sheet("reunions", gettext_lazy("Mes réunions avec des partenaires"), columns, rows)


def _said(invite, meeting: Coordination) -> str:
    return say_coming(invite, meeting.state == CoordinationState.HELD)


def _decisions(user: User) -> Sheet:
    columns = [
        Column("quand", gettext_lazy("Quand")),
        PART,
        Column("decision", gettext_lazy("Ce qui a été décidé")),
        Column("suite", gettext_lazy("Suite")),
        Column("reponse", gettext_lazy("Votre réponse")),
    ]
    found = JointDecision.objects.filter(coordination__plan__person=user).select_related(
        "coordination", "section", "step", "goal"
    )
    rows = [
        (
            say_when(one.coordination),
            pillar(one.section.pillar),
            one.text,
            one.get_becomes_display(),
            StepState(state_of(one)).label if state_of(one) != StepState.PROPOSED else _("Pas encore"),
        )
        for one in found.order_by("coordination__starts_at", "coordination", "rank")
    ]
    return Sheet("decisions", gettext_lazy("Ce qui a été décidé dans mes réunions"), columns, rows)
