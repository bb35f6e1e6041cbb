"""The doors of Awa's budget: what both sides see, and what she keeps for herself."""

from django.http import HttpResponse

from kit.ids import new_id
from participation.plans.models import BudgetLine, BudgetProposal, ChangeState, KeptLine
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.plans import HERS, REST, WRITES, plan
from tests.doors.matrix.world import HER_RENT, HER_SECRET, World

NEW = "L’assurance du logement"


def line(world: World) -> tuple:
    return (BudgetLine.objects.live().get(section__plan=world.plan).pk,)


def change(world: World) -> tuple:
    return (BudgetProposal.objects.get(line__section__plan=world.plan).pk,)


def kept(world: World) -> tuple:
    return (KeptLine.objects.get(section__plan=world.plan).pk,)


def _a_line(world: World, who: str) -> dict[str, object]:
    return {"kind": "charge", "label": NEW, "cents": "12,50", "period": "month", "key": new_id(), "show": "1"}


def _is_written(world: World, who: str, response: HttpResponse) -> bool:
    return BudgetLine.objects.live().filter(label=NEW, cents=1250).exists()


def _is_written_or_proposed(world: World, who: str, response: HttpResponse) -> bool:
    return _is_written(world, who, response) or BudgetProposal.objects.filter(label=NEW, cents=1250).exists()


def _yes(world: World, who: str) -> dict[str, object]:
    return {"answer": "accepted"}


def _is_accepted(world: World, who: str, response: HttpResponse) -> bool:
    return BudgetProposal.objects.filter(state=ChangeState.ACCEPTED).exists()


READ, WRITE, OWN = ("plan.read",), ("plan.write",), ("plan.own_words",)
DOORS = [
    Door("plans:budget", READ, says(HER_RENT), serves=HERS),
    Door("plans:budget_add", WRITE, _is_written, sends=_a_line, serves=HERS),
    Door("plans:budget_line", WRITE, _is_written, args=line, sends=_a_line, serves=HERS),
    Door("plans:budget_answer", WRITE, _is_accepted, args=change, sends=_yes, serves=HERS),
    Door("plans:budget_kept", OWN, says(HER_SECRET), args=kept, serves=HERS),
    Door("plans:budget_kept", OWN, _is_written, args=kept, sends=_a_line, serves=HERS),
    Door("plans:team_budget", READ, says(HER_RENT), args=plan, serves=REST),
    Door("plans:team_budget_add", WRITE, _is_written, args=plan, sends=_a_line, serves=WRITES),
    Door("plans:team_budget_line", WRITE, _is_written_or_proposed, args=line, sends=_a_line, serves=WRITES),
]
