"""The alerts: the list, and one of them. To open one is written down."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.refusals import NotAllowed
from participation.care.forms import CloseForm, HandForm, NoteForm, TakeOverForm, VersionForm
from participation.care.fragments import pinned_alerts, readings_said, shown_alert
from participation.care.models import CareAlert, State
from participation.care.permissions import can_claim, can_see_readings, claimants, run_structures, visible_alerts
from participation.care.rules import note_reading
from participation.people.models import User
from participation.people.views.doors import for_team

RECENT = 30


@for_team("care.read")
@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """Those that are not over, then the last ones that are. Neither words nor names: to read them is to open one."""
    visible = visible_alerts(request.user).select_related("structure", "claimed_by")
    context = {
        "pinned": pinned_alerts(request.user, aside=False),
        "living": visible.living(),
        "closed": visible.filter(state=State.CLOSED).order_by("-closed_at")[:RECENT],
        "runs": run_structures(request.user).exists(),
    }
    return render(request, "care/alerts.html", context)


@for_team("care.read")
@require_safe
def alert(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    return render_alert(request, alert_id)


def render_alert(request: HttpRequest, alert_id: UUID, *, form=None, status: int = 200) -> HttpResponse:
    """form: the one that came back with errors, if any; it keeps what was typed."""
    with transaction.atomic():
        found = visible_alert(request.user, alert_id)
        note_reading(found, by=request.user)
        shown = shown_alert(found)
    seen = {"version": found.version}
    forms = {
        "claim_form": VersionForm(initial=seen),
        "note_form": NoteForm(initial=seen, prefix="note"),
        "hand_form": HandForm(initial=seen, prefix="hand", people=claimants(found).exclude(pk=request.user.pk)),
        "over_form": TakeOverForm(initial=seen, prefix="over"),
        "close_form": CloseForm(initial=seen, prefix="close"),
    }
    back = {f"{form.prefix}_form": form} if form is not None else {}
    context = {
        "shown": shown,
        "alert": found,
        "mine": found.state == State.CLAIMED and found.claimed_by_id == request.user.pk,
        "may_claim": can_claim(request.user, found),
        "readings": readings_said(found) if can_see_readings(request.user, found) else [],
        "form": form,
    }
    return render(request, "care/alert.html", context | forms | back, status=status)


def visible_alert(user: User, alert_id: UUID) -> CareAlert:
    """Raises NotAllowed when `user` may not read it."""
    found = visible_alerts(user).select_related("structure__territory", "person", "item", "claimed_by", "started_by")
    shown = found.filter(pk=alert_id).first()
    if shown is None:
        raise NotAllowed
    return shown
