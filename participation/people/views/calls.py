"""« À appeler »: what no SMS may say, said by somebody of the team."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal
from kit.time import now
from outbox import addresses, kinds
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
    """A line of the list: to whom (nobody: None, for a number without account), by which name, in which hours, who has
    it in hand (nobody: None), and whether one may call now."""

    call: Call
    person: User | None
    name: str
    contact: Contact
    caller: User | None
    now: bool


@for_team("person.find")
def calls(request: HttpRequest) -> HttpResponse:
    shown = list(visible_calls(request.user).select_related("message")[:MOST_CALLS])
    users = User.objects.select_related("contact").in_bulk(
        {one for call in shown for one in (call.to, call.taken_by) if one}
    )
    names = kinds.names([call.message for call in shown if call.to is None])
    return render(request, "people/calls.html", {"lines": [_line(call, users, names) for call in shown]})


def _line(call: Call, users: Mapping[UUID, User], names: Mapping[UUID, str]) -> CallLine:
    at, person = now(), users.get(call.to)
    contact = getattr(person, "contact", None) or Contact(user=person)
    in_hand = call.taken_until is not None and call.taken_until > at
    caller = users.get(call.taken_by) if in_hand else None
    may_now = opens_at(at, contact.hours_from, contact.hours_until) is None
    return CallLine(call, person, _name(call, person, names), contact, caller, may_now)


def _name(call: Call, person: User | None, names: Mapping[UUID, str]) -> str:
    """Of the account; or the first name that the room that asked for the call knows."""
    return person.get_full_name() if person else names.get(call.pk) or _("Quelqu’un sans compte")


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
    call = visible_calls(request.user).filter(pk=call_id, taken_by=request.user.pk, taken_until__gt=now())
    call = call.select_related("message").first()
    number = _number(call) if call else ""
    if call is None or not number:
        raise NotAllowed
    person, kind = User.objects.filter(pk=call.to).first(), kinds.find(call.message.kind)
    context = {
        "call": call,
        "name": _name(call, person, kinds.names([call.message])),
        "contact": Contact.objects.filter(user=person).first() or Contact(user=person),
        "dial": number,
        "said": say_number(number),
        "words": text_of(call.message),
        "asks": bool(kind and kind.asks),
        "page": kind.page(call.message) if kind and kind.page else "",
    }
    return render(request, "people/call.html", context)


def _number(call: Call) -> str:
    if call.to is None:
        return call.message.address
    address = addresses.find(call.to)
    return address.value if address else ""


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
