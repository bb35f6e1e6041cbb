"""Forget alerts that have had their time: their dates stay, for the figures."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from participation.care.models import CareAct, CareAlert, CareCall
from participation.people.engine.retention import limit


@transaction.atomic
def forget_alerts(at: dt.datetime) -> int:
    """What was done and for whom, six months after the end; how many alerts."""
    old = CareAlert.objects.filter(closed_at__lt=limit("care_alerts", at))
    known = old.filter(Q(person__isnull=False) | Q(item__isnull=False) | Q(acts__isnull=False)).distinct()
    ids = list(known.values_list("pk", flat=True))
    CareAct.objects.filter(alert_id__in=ids).delete()
    CareCall.objects.filter(alert_id__in=ids).delete()
    nobody = {"person": None, "item": None, "first": None, "started_by": None, "claimed_by": None}
    return CareAlert.objects.filter(pk__in=ids).update(**nobody)


def forget_said(at: dt.datetime) -> int:
    """The numbers and words of alerts that nobody closed; how many."""
    old = CareAlert.objects.filter(created_at__lt=limit("safe_numbers", at), sealed__isnull=False)
    return old.update(sealed=None)
