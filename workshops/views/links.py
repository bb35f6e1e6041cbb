"""`/s/<token>/`: one booking, for whoever holds the link of its SMS. Looking changes nothing; a button does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.people.views.doors import for_anyone
from participation.people.views.reception import help_phone
from workshops.fragments import told_by_link
from workshops.models import Booking, BookingLink
from workshops.permissions import Bearer
from workshops.rules import accept_offer, cancel_booking

ACTS = {"yes": accept_offer, "no": cancel_booking}


@for_anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """A link that was never given, is too old, or was sent to a number that is no longer hers: all the same page."""
    known = BookingLink.objects.behind(token)
    if known is None:
        return _page(request, "workshops/link_gone.html", {}, 404)
    if request.method != "POST":
        return _show(request, known.booking)
    try:
        ACTS[request.POST.get("answer", "")](known.booking_id, by=Bearer(known.booking_id, known.booking.person_id))
    except KeyError as error:
        raise NotAllowed from error
    except Refusal as refusal:
        return _show(request, BookingLink.objects.behind(token).booking, refusal)
    return redirect("workshops:link", token)


def _show(request: HttpRequest, booking: Booking, refused: Refusal | None = None) -> HttpResponse:
    context = {"told": told_by_link(booking, whole=request.GET.get("voir") == "tout"), "refused": refused}
    return _page(request, "workshops/link.html", context, refused.status if refused else 200)


def _page(request: HttpRequest, template: str, context: dict, status: int) -> HttpResponse:
    response = render(request, template, context | {"help_phone": help_phone()}, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
