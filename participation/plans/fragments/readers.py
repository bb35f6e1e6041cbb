"""Who may read a plan today, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.plans.models import Plan

from .viewer import Viewer, in_a_row

if TYPE_CHECKING:
    from participation.people.models import User

    from .shown import SectionShown


def say_readers(
    plan: Plan, viewer: Viewer, referents: list[User], helpers: list[User], sections: list[SectionShown]
) -> str:
    """Who may read, the viewer included: the truth of today, by name; then who may read a part."""
    partners = sorted({opened.structure for section in sections for opened in section.opened})
    others = [user.get_short_name() for user in (*referents, *helpers)]
    whole = _whole_readers(plan, viewer, others)
    if not partners:
        return whole
    pattern = ngettext("%(names)s peut lire une partie", "%(names)s peuvent lire une partie", len(partners))
    part = pattern % {"names": in_a_row(partners)}
    return f"{whole}. {part}" if others else part


def _whole_readers(plan: Plan, viewer: Viewer, others: list[str]) -> str:
    names = [_("Vous") if viewer is Viewer.PERSON else plan.person.get_short_name(), *others]
    if len(names) == 1:
        return _("Personne d’autre ne peut le lire pour le moment")
    pattern = _("%(names)s pouvez le lire") if viewer is Viewer.PERSON else _("%(names)s peuvent le lire")
    return pattern % {"names": in_a_row(names)}
