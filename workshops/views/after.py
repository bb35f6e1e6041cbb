"""`/mes-reservations/…/apres/`: how it was, by a face, then a word. The link to a booking shows the same page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.refusals import NotAllowed, require
from participation.care.views.saying import say_whom_to_call
from participation.people.views.doors import for_person
from workshops.forms import FaceForm, WordForm
from workshops.fragments import feedback_of
from workshops.models import Booking, Face
from workshops.permissions import Actor, Bearer, can_answer, can_say, speaks_for_herself
from workshops.rules import TooLateToSay, leave_word, rate_session


@for_person("workshop.book")
def after(request: HttpRequest, booking_id: UUID) -> HttpResponse:
    """Three faces. POST keeps one; the page then shows it, and asks for a word."""
    booking = _hers(request, booking_id)
    form = FaceForm(request.POST or None)
    if request.method != "POST":
        return show_after(request, booking)
    if not form.is_valid():
        return show_after(request, booking, FaceForm(request.POST), status=400)
    rate_session(booking_id, face=form.asked(), by=request.user)
    return redirect("workshops:after", booking_id)


@for_person("workshop.book")
def word(request: HttpRequest, booking_id: UUID) -> HttpResponse:
    """The word below the faces: read by the team, then by others if it is published."""
    booking = _hers(request, booking_id)
    if request.method != "POST":
        return redirect("workshops:after", booking_id)
    form = WordForm(request.POST)
    if not form.is_valid():
        return show_after(request, booking, form, status=400)
    leave_word(booking_id, by=request.user, **form.asked())
    messages.success(request, _("Merci. L’équipe lit votre mot."))
    say_whom_to_call(request, form.cleaned_data["text"], structure=booking.session.workshop.structure)
    return redirect("workshops:after", booking_id)


def show_after(
    request: HttpRequest,
    booking: Booking,
    form: FaceForm | WordForm | None = None,
    *,
    status: int = 200,
    link: str = "",
) -> HttpResponse:
    """form: the one that came back with an error, whole. link: the address of a booking, for whoever has not entered;
    her page says no name of ours, nor what for."""
    if not booking.may_say:
        raise TooLateToSay
    context = {
        "booking": booking,
        "session": booking.session,
        **_said(booking, Bearer(booking.pk, booking.person_id) if link else request.user),
        "faces": list(Face),
        "form": form,
        "word_form": form if isinstance(form, WordForm) else WordForm(),
        "face_url": link or reverse("workshops:after", args=[booking.pk]),
        "word_url": link or reverse("workshops:word", args=[booking.pk]),
        "quiet": bool(link),
        "shell": "workshops/link_base.html" if link else "base.html",
    }
    return render(request, "workshops/after.html", context, status=status)


def _said(booking: Booking, by: Actor) -> dict[str, object]:
    """What this reader may see of what was said. By a link, whoever has the phone reads nothing again."""
    feedback = feedback_of(booking)
    hers = speaks_for_herself(by, booking)
    return {
        "feedback": feedback,
        "hers": hers and not isinstance(by, Bearer),
        "may_say": can_say(by, booking, feedback),
    }


def _hers(request: HttpRequest, booking_id: UUID) -> Booking:
    found = Booking.objects.select_related("session__workshop", "session__venue__place", "person")
    booking = found.filter(pk=booking_id).first()
    if booking is None:
        raise NotAllowed
    require(can_answer(request.user, booking))
    return booking
