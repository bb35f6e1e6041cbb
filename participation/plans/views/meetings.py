"""Meetings, from each side of the house: proposed, moved, answered, cancelled."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal, require
from participation.people.models import User
from participation.people.views.doors import for_person, for_team
from participation.places.permissions import visible_places
from participation.plans.forms import MeetingAnswerForm, MeetingForm
from participation.plans.fragments import Viewer, messages_url, show_meeting
from participation.plans.models import STANDING, WAITING, Meeting, MeetingState
from participation.plans.permissions import WORKS, may_plan_from
from participation.plans.rules import MeetingChanged, answer_meeting, cancel_meeting, propose_meeting

from .acts import pressed
from .pages import refused, shell, status_of

TIES = {Viewer.PERSON: "S", Viewer.HELPER: "H", Viewer.TEAM: WORKS}
asks_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@for_person("meeting.plan")
@asks_and_writes
def meeting_propose(request: HttpRequest) -> HttpResponse:
    return _propose(request, request.user.pk, Viewer.PERSON)


@for_person("meeting.plan")
@asks_and_writes
def helped_meeting_propose(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _propose(request, person_id, Viewer.HELPER)


@for_team("meeting.plan")
@asks_and_writes
def team_meeting_propose(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _propose(request, person_id, Viewer.TEAM)


@for_person("meeting.plan")
@asks_and_writes
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Hers, or that of somebody she helps."""
    found = _meeting(meeting_id)
    return _answer(request, found, Viewer.PERSON if found.person_id == request.user.pk else Viewer.HELPER)


@for_team("meeting.plan")
@asks_and_writes
def team_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _answer(request, _meeting(meeting_id), Viewer.TEAM)


def _propose(request: HttpRequest, person_id: UUID, viewer: Viewer) -> HttpResponse:
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        raise NotAllowed
    require(may_plan_from(request.user, person, TIES[viewer]))
    before = _moved(request, person)
    form = _form(person, viewer, before, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _propose_page(request, person, viewer, form, before)
    try:
        propose_meeting(person.pk, **form.asked(), replaces=before.pk if before else None, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        other = _waiting(before)
        form.anew(seen=other.pk if other else "")
        return _propose_page(request, person, viewer, form, before, refusal)
    messages.success(request, _("Votre rendez-vous est proposé."))
    return redirect(f"{messages_url(person, viewer)}#rendez-vous")


def _answer(request: HttpRequest, found: Meeting, viewer: Viewer) -> HttpResponse:
    """Ask once more before it is cancelled; by POST, one of the answers."""
    require(may_plan_from(request.user, found.person, TIES[viewer]))
    back = messages_url(found.person, viewer)
    if request.method != "POST":
        if found.state not in STANDING:
            return redirect(f"{back}#rendez-vous")
        context = {"meeting": show_meeting(found, viewer), "seq": found.seq, "back": back, "shell": shell(viewer)}
        return render(request, "plans/meeting_cancel.html", context)
    asked = pressed(MeetingAnswerForm, request)
    answer = MeetingState(asked["answer"])
    try:
        if answer == MeetingState.CANCELLED:
            cancel_meeting(found.pk, seen=asked["vu"], by=request.user)
        else:
            answer_meeting(found.pk, answer=answer, seen=asked["vu"], by=request.user)
    except MeetingChanged as refusal:
        messages.warning(request, str(refusal.sentence))
    return redirect(f"{back}#{'ecrire' if answer == MeetingState.TALK else 'rendez-vous'}")


def _meeting(meeting_id: UUID) -> Meeting:
    found = Meeting.objects.select_related("person", "worker", "author", "place", "settled_by", "replaces")
    one = found.filter(pk=meeting_id).first()
    if one is None:
        raise NotAllowed
    return one


def _moved(request: HttpRequest, person: User) -> Meeting | None:
    """The meeting for which another day is proposed, when the address says one. Raises NotAllowed."""
    try:
        wanted = UUID(request.GET["deplacer"]) if "deplacer" in request.GET else None
    except ValueError:
        raise NotAllowed from None
    if wanted is None:
        return None
    before = Meeting.objects.select_related("place").filter(pk=wanted, person=person).first()
    if before is None:
        raise NotAllowed
    return before


def _form(person: User, viewer: Viewer, before: Meeting | None, data=None) -> MeetingForm:
    """With what the meeting to move says already, its day and its hour aside."""
    kept = ("way", "place", "address", "language", "found_by")
    initial = {name: getattr(before, name) for name in kept} if before else {}
    if other := _waiting(before):
        initial["seen"] = other.pk
    called = _("Moi, je viens avec quelqu’un") if viewer is Viewer.PERSON else person.get_short_name()
    return MeetingForm(data, places=visible_places(person), person=called, initial=initial)


def _waiting(before: Meeting | None) -> Meeting | None:
    """The other day that is proposed for this meeting already."""
    return before.other_days.filter(state__in=WAITING).first() if before else None


def _propose_page(
    request: HttpRequest,
    person: User,
    viewer: Viewer,
    form: MeetingForm,
    before: Meeting | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "before": before,
        "other": _waiting(before),
        "person": person,
        "viewer": viewer,
        "back": messages_url(person, viewer),
        "shell": shell(viewer),
    }
    return render(request, "plans/meeting_propose.html", context, status=status_of(form, refusal))
