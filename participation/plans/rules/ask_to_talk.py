"""One side wants to talk before saying yes, or does not agree."""

from uuid import UUID, uuid5

from django.db import transaction

from participation.people.models import User
from participation.plans import events
from participation.plans.models import Answer, Plan

from .say_yes_to_plan import give_answer
from .send_message import send_message


@transaction.atomic
def ask_to_talk(plan_id: UUID, *, refusing: bool = False, words: str = "", seen: int, by: User) -> Plan:
    """The plan, to be read together again. Asking twice is once.

    refusing: « Je ne suis pas d’accord » rather than « En parler avant ». words: why, said in the thread about the
    plan. seen: the version of the plan on the page. Raises NotAllowed; PlanClosed; PlanChanged; Unwritable.
    """
    answer, happened = (Answer.NO, events.PlanRefused) if refusing else (Answer.TALK, events.PlanTalkAsked)
    plan = give_answer(plan_id, answer=answer, seen=seen, by=by, happened=happened)
    if words.strip():
        key = uuid5(plan_id, f"{seen} {words}")  # the same words about the same version are said once
        send_message(plan_id, text=words, seen=0, key=key, by=by)
    return plan
