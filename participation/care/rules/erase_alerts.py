"""Erase what alerts hold about somebody."""

from participation.care.models import CareAct, CareAlert, State
from participation.people.models import User


def erase_alerts(person: User) -> None:
    """What is not over goes whole; of what is, its dates stay, for the figures, and lead to nobody."""
    hers = CareAlert.objects.filter(person=person)
    hers.exclude(state=State.CLOSED).delete()
    CareAct.objects.filter(alert__in=hers).delete()
    hers.update(person=None, item=None, started_by=None, first=None)
