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


class WroteElsewhere(Stale):
    """Another of her phones wrote since: `kept` is all of it, to be read before it is shown. seq: of that text."""

    sentence = _("Vous avez aussi écrit ailleurs. Voici les deux textes ensemble. Relisez, puis montrez.")

    def __init__(self, *, kept: str, seq: int) -> None:
        super().__init__()
        self.kept = kept
        self.seq = seq


class ProposalChanged(Stale):
    """The words it was about have changed, or it has an answer already."""

    sentence = _("Cette proposition a changé. Relisez-la, puis répondez.")


def refuse_if_closed(plan: Plan) -> None:
    if not plan.is_open:
        raise PlanClosed
