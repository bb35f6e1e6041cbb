"""How the rules of a plan say no."""

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, Stale
from participation.plans.models import Plan


class PlanClosed(Refusal):
    """The plan is completed or withdrawn: it can be read, not changed."""

    status = 409
    sentence = _("Ce projet est fermé. On ne peut plus le changer.")


class PlanChanged(Stale):
    """The answer was given to an older version of the plan, or of the step."""

    sentence = _("Le projet a changé pendant votre lecture. Relisez-le, puis répondez.")


class NothingToShow(Refusal):
    sentence = _("Écrivez d’abord quelques mots.")


class StaleWords(Stale):
    """The words changed since the page was opened. Nothing is lost: `kept` is what is there, the form has the rest.

    seq: what the next form must say it has seen.
    """

    sentence = _("Ces mots ont changé pendant que vous écriviez. Voici les deux textes.")

    def __init__(self, *, kept: str, seq: int) -> None:
        super().__init__()
        self.kept = kept
        self.seq = seq


def refuse_if_closed(plan: Plan) -> None:
    if not plan.is_open:
        raise PlanClosed
