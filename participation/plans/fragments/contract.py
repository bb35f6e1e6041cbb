"""What a plan is before the law, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.time import say_day
from participation.plans.engine.kinds import MASP, MASP_IN_ALL, Kind, Terms, last_day
from participation.plans.engine.life import Act, Fact, Mover, possible
from participation.plans.engine.states import State

if TYPE_CHECKING:
    from participation.plans.models import Plan


def say_contract(terms: Terms) -> list[str]:
    """One sentence each; none for a personalised project of no set length, which most plans are."""
    if terms.kind is Kind.PROJECT and terms.months is None:
        return []
    said = [f"{terms.kind.label}."]
    if terms.starts_on and terms.months:
        said.append(
            ngettext(
                "Le contrat dure %(months)s mois : du %(first)s au %(last)s.",
                "Le contrat dure %(months)s mois : du %(first)s au %(last)s.",
                terms.months,
            )
            % {
                "months": terms.months,
                "first": say_day(terms.starts_on),
                "last": say_day(last_day(terms.starts_on, terms.months)),
            }
        )
    if terms.kind is Kind.MASP_2 and terms.benefits:
        said.append(_("Le département reçoit pour la personne : %(benefits)s.") % {"benefits": terms.benefits})
        said.append(_("Le loyer et les charges sont payés d’abord."))
    if terms.hours:
        said.append(_("%(hours)s heures par semaine.") % {"hours": terms.hours})
    return said


def sets_kind(plan: Plan) -> bool:
    """Whether the référent may choose what it is now, or what comes next."""
    facts = plan.facts() | {Fact.LOOKED_BACK}  # the page says what is missing
    return any(possible(State(plan.state), act, Mover.TEAM, facts) for act in (Act.SET_KIND, Act.RENEW))


def months_left(plan: Plan, used: int) -> str:
    """What the law leaves for the next MASP of this person; "" when she has had none."""
    if not used or plan.kind not in MASP:
        return ""
    return _("MASP : %(used)s mois sur %(all)s sont déjà utilisés.") % {"used": used, "all": MASP_IN_ALL}
