"""Threads, from each side of the house: beside the plan (« Messages »), and about it (« En parler »)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from journal.models import head_seq
from kit.refusals import NotAllowed, Refusal, require
from participation.people.views.doors import for_person, for_team
from participation.plans.forms import MessageForm, ReadForm
from participation.plans.fragments import (
    ThreadShown,
    Viewer,
    letters_near,
    say_unread,
    show_meetings,
    show_thread,
    step_to_answer,
    talk_url,
    unread_total,
    who_wants_to_talk,
)
from participation.plans.models import Topic, topic_of
from participation.plans.permissions import WORKS, How, may_follow_from, may_talk_from
from participation.plans.rules import mark_read, note_reading, send_message

from .pages import home, refused, shell, status_of

TIES = {Viewer.PERSON: "S", Viewer.HELPER: "H", Viewer.PARTNER: "C", Viewer.TEAM: WORKS}
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@for_person("message.read", "message.send")
@reads_and_writes
def messages(request: HttpRequest) -> HttpResponse:
    return _thread(request, _topic(request.user.pk, of_plan=False), Viewer.PERSON)


@for_person("message.read", "message.send")
@reads_and_writes
def helped_messages(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _thread(request, _topic(person_id, of_plan=False), Viewer.HELPER)


@for_team("message.read", "message.send")
@reads_and_writes
def team_messages(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _thread(request, _topic(person_id, of_plan=False), Viewer.TEAM)


@for_person("plan.read", "plan.write")
@reads_and_writes
def talk(request: HttpRequest, about: UUID) -> HttpResponse:
    return _thread(request, _topic(about), Viewer.PERSON)


@for_person("plan.read", "plan.write")
@reads_and_writes
def helped_talk(request: HttpRequest, about: UUID) -> HttpResponse:
    return _thread(request, _topic(about), Viewer.HELPER)


@for_team("plan.read", "plan.write")
@reads_and_writes
def team_talk(request: HttpRequest, about: UUID) -> HttpResponse:
    return _thread(request, _topic(about), Viewer.TEAM)


@for_team("plan.read", "plan.write")
@reads_and_writes
def shared_talk(request: HttpRequest, about: UUID) -> HttpResponse:
    return _thread(request, _topic(about), Viewer.PARTNER)


def _topic(about: UUID, *, of_plan: bool = True) -> Topic:
    """What is talked about at this address. Raises NotAllowed."""
    topic = topic_of(about)
    if topic is None or (topic.plan is not None) is not of_plan:
        raise NotAllowed
    return topic


def _thread(request: HttpRequest, topic: Topic, viewer: Viewer) -> HttpResponse:
    """Shown; by POST, a message more, or « J’ai lu »."""
    if request.method != "POST":
        return _page(request, topic, viewer)
    if "read" in request.POST:
        return _read(request, topic, viewer)
    require(may_talk_from(request.user, topic, TIES[viewer]))
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _page(request, topic, viewer, form)
    try:
        send_message(topic.id, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _page(request, topic, viewer, form, refusal)
    return HttpResponseRedirect(f"{talk_url(topic, viewer)}#dernier")


def _read(request: HttpRequest, topic: Topic, viewer: Viewer) -> HttpResponse:
    """For the script that saw the messages on the screen: what the tab says now; else the page again."""
    form = ReadForm(request.POST)
    require(form.is_valid())
    mark_read(topic.id, seen=form.cleaned_data["read"], by=request.user)
    if request.headers.get("Accept") != "application/json":
        return HttpResponseRedirect(f"{talk_url(topic, viewer)}#dernier")
    left = unread_total(request.user, viewer)
    return JsonResponse({"left": left, "said": say_unread(left)})


def _page(
    request: HttpRequest,
    topic: Topic,
    viewer: Viewer,
    form: MessageForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    require(may_follow_from(request.user, topic, TIES[viewer]))
    before = request.GET.get("avant", "")
    with transaction.atomic():
        if topic.plan is not None:
            note_reading(topic.plan, by=request.user, how=How.TALK, section=topic.section)
        seq = head_seq(f"messages:{topic.id}")  # before the thread: nothing is missed in between
        shown = show_thread(topic, viewer, request.user, before=int(before) if _is_seq(before) else None)
    form = form or MessageForm(initial={"seen": shown.fresh.seen})
    context = {
        "shown": shown,
        "seq": seq,
        "form": form,
        "typed": [form.cleaned_data["text"]] if refusal and not shown.may_write else [],
        "back": _back(shown),
        "shell": shell(viewer),
        "earlier": _is_seq(before),
        "meetings": show_meetings(topic.person, viewer, request.user.pk) if topic.plan is None else None,
        "step": step_to_answer(topic, viewer),
        "asked": who_wants_to_talk(topic.plan, viewer) if topic.plan and not topic.section else [],
        "others": letters_near(request.user) if topic.plan is None and viewer is Viewer.PERSON else [],
    }
    return render(request, "plans/talk.html", context, status=status_of(form, refusal))


def _back(shown: ThreadShown) -> str:
    """Where one came from; nowhere for « Messages », which is a tab."""
    topic, viewer = shown.topic, shown.viewer
    if topic.plan is not None:
        return reverse("plans:helped", args=[topic.plan.pk]) if viewer is Viewer.HELPER else home(viewer, *topic[1:3])
    return {Viewer.TEAM: f"/equipe/personnes/{topic.id}/", Viewer.HELPER: reverse("people:helpers")}.get(viewer, "")


def _is_seq(text: str) -> bool:
    return text.isdecimal() and len(text) < 10
