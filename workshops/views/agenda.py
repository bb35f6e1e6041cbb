"""One's own bookings in the calendar of one's phone, by an address of one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kit.refusals import NotAllowed
from participation.people.views.doors import for_anyone, for_person
from workshops.fragments import own_file
from workshops.models import CalendarFeed, digest_of
from workshops.rules import close_feed, open_feed

from .programme import calendar_file


@for_person("workshop.book")
def my_agenda(request: HttpRequest) -> HttpResponse:
    """What it is, and whether one has an address. POST makes one, and shows it: it is told this once."""
    address = ""
    if request.method == "POST":
        path = reverse("workshops:own-agenda", args=[open_feed(by=request.user)])
        address = request.build_absolute_uri(path)
    feed = CalendarFeed.objects.standing().filter(person=request.user).first()
    context = {"feed": feed, "address": address, "to_follow": address.replace("https:", "webcal:")}
    return render(request, "workshops/my_agenda.html", context)


@for_person("workshop.book")
def close_my_agenda(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        close_feed(by=request.user)
        messages.success(request, _("Votre agenda ne lit plus vos places."))
    return redirect("workshops:my-agenda")


@for_anyone
@require_safe
def own_agenda(_request: HttpRequest, secret: str) -> HttpResponse:
    """What the calendar reads. An address taken back is as if it had never been."""
    feed = CalendarFeed.objects.standing().filter(digest=digest_of(secret)).first()
    if feed is None:
        raise NotAllowed
    response = calendar_file(own_file(feed), name="agenda.ics")
    patch_cache_control(response, no_store=True, private=True)
    return response
