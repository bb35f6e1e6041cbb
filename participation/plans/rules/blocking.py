"""What keeps a plan from being signed yet."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from participation.plans.models import BudgetLine, Kind, Plan, Proposal, ProposalKind, Step, StepState, Words


def what_blocks_signing(plan: Plan) -> list[str]:
    """One sentence for each thing to do first; none when everybody may sign. A change that is
    proposed and has no answer blocks nothing: it is not in what is signed."""
    return [sentence for why in BLOCKERS if (sentence := why(plan))]


def _no_budget(plan: Plan) -> str:
    """A MASP of level 2 is about her budget (CASF, article L271-2)."""
    if plan.kind != Kind.MASP_2 or BudgetLine.objects.live().filter(section__plan=plan).exists():
        return ""
    return _("Une MASP 2 parle du budget. Écrivez d’abord le budget, dans la partie « Budget ».")


def _nothing_written(plan: Plan) -> str:
    words, steps = Words.objects.exclude(shown=""), Step.objects.filter(state=StepState.AGREED)
    said = any(rows.filter(section__plan=plan).exists() for rows in (words, steps))
    return "" if said else _("Ce projet est encore vide.")


def _to_read_again(plan: Plan) -> str:
    """Both changed the same words at once: what they say together is not settled."""
    marks = Words.objects.filter(section__plan=plan).values_list("again", flat=True)
    return _("Des mots sont à relire ensemble. Lisez-les d’abord.") if any(marks) else ""


def _to_confirm(plan: Plan) -> str:
    """Words typed for her are hers once she has read them, or heard them, and said so."""
    typed = Proposal.objects.waiting().filter(kind=ProposalKind.DICTATED, words__section__plan=plan)
    return _("Des mots dictés ou recopiés attendent une réponse. Lisez-les d’abord.") if typed.exists() else ""


BLOCKERS: list[Callable[[Plan], str]] = [_nothing_written, _to_read_again, _to_confirm, _no_budget]
"""Another condition to sign is one more function here: the sentence that says what to do first, or ""."""
