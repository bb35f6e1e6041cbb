"""« À appeler »: what no SMS may say, said by somebody of the team."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal
from kit.time import now
from outbox import addresses
from outbox.engine.hours import opens_at
from outbox.models import Call
from outbox.rules import text_of
from participation.people.engine.numbers import say_number
from participation.people.models import Contact, User
from participation.people.permissions.reaching import visible_calls
from participation.people.rules import CallResult, end_call, take_call

from .doors import for_team

MOST_CALLS = 50


class CallLine(NamedTuple):
    """A line of the list: to whom, in which hours, who has it in hand (nobody: None), and whether one may call now."""

    call: Call
    person: User
    contact: Contact
    caller: User | None
    now: bool


@for_team("person.find")
def calls(request: HttpRequest) -> HttpResponse:
    shown = list(visible_calls(request.user).select_related("message")[:MOST_CALLS])
    at = now()
    users = User.objects.select_related("contact").in_bulk(
        {call.to for call in shown} | {call.taken_by for call in shown if call.taken_by}
    )
    lines = []
    for call in shown:
        person = users[call.to]
        contact = getattr(person, "contact", None) or Contact(user=person)
        in_hand = call.taken_until is not None and call.taken_until > at
        may_now = opens_at(at, contact.hours_from, contact.hours_until) is None
        lines.append(CallLine(call, person, contact, users.get(call.taken_by) if in_hand else None, may_now))
    return render(request, "people/calls.html", {"lines": lines})


@for_team("person.find")
@require_POST
def call_take(request: HttpRequest, call_id: UUID) -> HttpResponse:
    try:
        take_call(call_id, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("people:calls")
    return redirect("people:call", call_id)


@for_team("person.find")
def call(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """The number, the hours, and the words to say: for whoever has the call in hand, and nobody else."""
    if request.method == "POST":
        return _end(request, call_id)
    call = visible_calls(request.user).filter(pk=call_id, taken_by=request.user.pk, taken_until__gt=now()).first()
    address = addresses.find(call.to) if call else None
    if call is None or address is None:
        raise NotAllowed
    person = User.objects.get(pk=call.to)
    context = {
        "call": call,
        "person": person,
        "contact": Contact.objects.filter(user=person).first() or Contact(user=person),
        "dial": address.value,
        "said": say_number(address.value),
        "words": text_of(call.message),
    }
    return render(request, "people/call.html", context)


def _end(request: HttpRequest, call_id: UUID) -> HttpResponse:
    try:
        end_call(call_id, result=CallResult(request.POST.get("result", "")), by=request.user)
    except (ValueError, NotAllowed) as error:
        raise NotAllowed from error
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("C’est noté. Merci."))
    return redirect("people:calls")
