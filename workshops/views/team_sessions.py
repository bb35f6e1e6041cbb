"""`/equipe/ateliers/seances/…`: one session, to change or to cancel, alone or with its series."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.refusals import NotAllowed, Refusal, require
from workshops.forms import CancelForm, SessionForm
from workshops.fragments import out_of_reach, places_for
from workshops.models import Session
from workshops.permissions import can_manage
from workshops.rules import cancel_session, change_session

from .team import form_page, manage


@manage
@form_page
def session_change(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """What one may change of it. Whoever was to come is told of another day, hour or place."""
    session = _managed(request, session_id)
    sent = request.POST if request.method == "POST" else None
    form = SessionForm(sent, venues=places_for(session.workshop), session=session)
    status = 400 if form.is_bound else 200
    if form.is_valid():
        try:
            changed = change_session(session.pk, **form.asked(), by=request.user)
        except Refusal as refusal:
            if isinstance(refusal, NotAllowed):
                raise
            form.add_error("day", str(refusal.sentence))
            form.anew(seen=Session.objects.values_list("seq", flat=True).get(pk=session.pk))
            status = refusal.status
        else:
            messages.success(request, _say_changed(changed))
            return redirect("workshops:session_change", session.pk)
    context = {
        "form": form,
        "session": session,
        "cancel": CancelForm(session=session),
        "out_of_reach": out_of_reach(session),
    }
    return render(request, "workshops/team/session.html", context, status=status)


@manage
@form_page
def session_cancel(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """A page of its own, that says how many people are told."""
    session = _managed(request, session_id)
    form = CancelForm(request.POST if request.method == "POST" else None, session=session)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "session": session}
        return render(request, "workshops/team/cancel.html", context, status=400 if form.errors else 200)
    try:
        cancelled = cancel_session(session.pk, scope=form.which, by=request.user)
    except Refusal as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        messages.warning(request, refusal.sentence)
        return redirect("workshops:session_change", session.pk)
    n = len(cancelled)
    messages.success(request, ngettext("%(n)s séance est annulée.", "%(n)s séances sont annulées.", n) % {"n": n})
    return redirect("workshops:workshop", session.workshop_id)


def _managed(request: HttpRequest, session_id: UUID) -> Session:
    session = Session.objects.told().select_related("workshop__structure").filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_manage(request.user, session.workshop.structure_id))
    return session


def _say_changed(changed: list[Session]) -> str:
    n = len(changed)
    said = ngettext("%(n)s séance est changée.", "%(n)s séances sont changées.", n) % {"n": n}
    if not any(one.above for one in changed):
        return said
    decide = _("Il y a plus de gens que de places : personne n’est mis dehors, c’est à vous de décider.")
    return f"{said} {decide}"
