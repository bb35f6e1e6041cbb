"""What each process of the race for one sheet of paper does. Top-level functions: a process finds them by name."""

import time
from uuid import UUID

from participation.consultations.models import Consultation, KeptSheet
from participation.consultations.rules import SheetEntered, enter_paper
from participation.people.models import User
from tests.support.consultations import NO, YES


def enter(consultation_id: UUID, worker_id: UUID, place: int) -> bool:
    """Whether this typing of sheet 1 was taken."""
    consultation, worker = Consultation.objects.get(pk=consultation_id), User.objects.get(pk=worker_id)
    try:
        enter_paper(consultation, 1, answers={"samedi": YES if place % 2 else NO}, by=worker)
    except SheetEntered:
        return False
    return True


def enter_naively(consultation_id: UUID, worker_id: UUID, place: int) -> bool:
    """Look whether it is there, then keep it: nothing refuses in between."""
    if KeptSheet.objects.filter(consultation=consultation_id, channel="paper").exists():
        return False
    time.sleep(0.05)
    KeptSheet.objects.create(consultation_id=consultation_id, channel="paper", content={"samedi": YES})
    return True
