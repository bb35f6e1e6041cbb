"""`/s/<token>/`: one booking, for whoever holds the link of its SMS. Looking changes nothing; a button does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.care.views.saying import say_whom_to_call
from participation.people.views.doors import for_anyone
from participation.people.views.reception import help_phone
from workshops.forms import FaceForm, WordForm
from workshops.fragments import told_by_link
from workshops.models import Booking, BookingLink
from workshops.permissions import Bearer
from workshops.rules import accept_offer, cancel_booking, leave_word, rate_session

from .after import show_after

ACTS = {"yes": accept_offer, "no": cancel_booking}


@for_anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """A link that was never given, is too old, or was sent to a number that is no longer hers: all the same page."""
    known = BookingLink.objects.behind(token)
    if known is None:
        response = render(request, "workshops/link_gone.html", {"help_phone": help_phone()}, status=404)
    elif request.method != "POST":
        response = _show(request, known)
    else:
        response = _act(request, known)
    response["X-Robots-Tag"] = "noindex"
    return response


def _act(request: HttpRequest, known: BookingLink) -> HttpResponse:
    try:
        refused = _say(request, known.booking) if known.booking.may_say else _answer(request, known.booking)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return _show(request, BookingLink.objects.behind(known.token), refusal)
    if refused:
        return show_after(request, known.booking, refused, status=400, link=request.path)
    return redirect("workshops:link", known.token)


def _answer(request: HttpRequest, booking: Booking) -> None:
    """Before the day: yes or no."""
    act = ACTS.get(request.POST.get("answer", ""))
    if act is None:
        raise NotAllowed
    act(booking.pk, by=_bearer(booking))


def _say(request: HttpRequest, booking: Booking) -> FaceForm | WordForm | None:
    """After it: a face, then a word. The form that has to come back, if one has."""
    by_word = "text" in request.POST
    form = WordForm(request.POST) if by_word else FaceForm(request.POST)
    if not form.is_valid():
        return form
    if isinstance(form, WordForm):
        leave_word(booking.pk, by=_bearer(booking), **form.asked())
        structure, nobody = booking.session.workshop.structure, booking.person_id is None
        say_whom_to_call(request, form.cleaned_data["text"], structure=structure, nameless=nobody)
    else:
        rate_session(booking.pk, by=_bearer(booking), face=form.asked())
    return None


def _bearer(booking: Booking) -> Bearer:
    return Bearer(booking.pk, booking.person_id)


def _show(request: HttpRequest, known: BookingLink, refused: Refusal | None = None) -> HttpResponse:
    if known.booking.may_say and refused is None:
        return show_after(request, known.booking, link=reverse("workshops:link", args=[known.token]))
    told = told_by_link(known.booking, whole=request.GET.get("voir") == "tout")
    context = {"told": told, "refused": refused, "help_phone": help_phone()}
    return render(request, "workshops/link.html", context, status=refused.status if refused else 200)
