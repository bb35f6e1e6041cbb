"""Ideas for workshops, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kit.time import say_day
from participation.moderation.models import is_shown, names_shown
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from workshops.models import Outcome, Part, Proposal
from workshops.permissions import answerable_proposals


def ideas_of(user: User) -> QuerySet[Proposal]:
    """What she proposed, or wrote down for somebody; the latest first."""
    return Proposal.objects.told().filter(Q(author=user.pk) | Q(helper=user.pk)).order_by("-created_at", "pk")


def to_answer(user: User) -> QuerySet[Proposal]:
    """What was read and waits for the team's answer, the oldest first."""
    read = answerable_proposals(user).filter(is_shown(), outcome=Outcome.ASKED)
    return read.order_by("created_at", "pk")


def leaders_with(workshop_id: UUID) -> list[str]:
    """The names that others see of those who lead it with the team and want theirs there; « une personne » of those
    whose name nobody has read."""
    led = Proposal.objects.filter(
        workshop=workshop_id, outcome=Outcome.ACCEPTED, show_name=True, part__in=(Part.LEAD, Part.SHARE)
    )
    leading = list(led.exclude(author=None).order_by("created_at").values_list("author", flat=True))
    names = names_shown(leading) if leading else {}
    return [names.get(one) or str(_("une personne")) for one in leading]


def sheet_of_ideas(user: User) -> Iterable[Sheet]:
    columns = [
        Column("idee", _("Mon idée")),
        Column("pour", _("Pour l’atelier")),
        Column("part", _("Ma part")),
        Column("quand", _("Quand c’est possible")),
        Column("moyen", _("Comment")),
        Column("etat", _("Réponse")),
        Column("mots", _("Mots de l’équipe")),
        Column("le", _("Proposée le")),
    ]
    rows = [
        (
            one.review.text,
            one.workshop.title if one.workshop else "",
            one.get_part_display(),
            one.when,
            one.get_channel_display(),
            one.get_outcome_display(),
            one.answer,
            say_day(one.created_at),
        )
        for one in Proposal.objects.told().filter(author=user).order_by("created_at", "pk")
    ]
    yield Sheet("idees-ateliers", _("Mes idées d’atelier"), columns, rows)
