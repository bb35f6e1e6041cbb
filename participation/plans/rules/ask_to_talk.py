"""One side wants to talk before saying yes, or does not agree."""

from uuid import UUID

from django.db import transaction

from participation.people.models import User
from participation.plans import events
from participation.plans.models import Answer, Plan

from .say_yes_to_plan import give_answer


@transaction.atomic
def ask_to_talk(plan_id: UUID, *, refusing: bool = False, seen: int, by: User) -> Plan:
    """The plan, to be read together again. Asking twice is once.

    refusing: « Je ne suis pas d’accord » rather than « En parler avant ». seen: the version of the plan on the page.
    Raises NotAllowed; PlanClosed; PlanChanged.
    """
    answer, happened = (Answer.NO, events.PlanRefused) if refusing else (Answer.TALK, events.PlanTalkAsked)
    return give_answer(plan_id, answer=answer, seen=seen, by=by, happened=happened)
