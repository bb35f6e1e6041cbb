"""Put a version on paper once its text is safe: it takes a second, which no rule spends under a lock."""

from participation.people.models import User
from participation.plans.fragments import NoPdf, version_pdf
from participation.plans.models import Leaf, Plan
from participation.plans.rules import keep_paper


def keep_papers(plan: Plan, user: User) -> None:
    """The version that waits, to be signed by hand; the one that holds, as it was signed. Those that are kept already
    are left alone. Without a printer there is none: the page itself can be printed."""
    wanted = {plan.waiting: [Leaf.COPY], plan.in_force: [Leaf.COPY, Leaf.SIGNED]}
    found = plan.agreements.filter(number__in=[number for number in wanted if number]).select_related("plan__person")
    for agreement in found:
        kept = set(agreement.documents.values_list("leaf", flat=True))
        for leaf in wanted[agreement.number]:
            if leaf not in kept:
                try:
                    keep_paper(agreement.pk, leaf=leaf, pdf=version_pdf(agreement, leaf), by=user)
                except NoPdf:
                    return
