from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kit.pages import page_of
from participation.people.views.doors import for_anyone
from participation.places.permissions import visible_places

PLACES_SHOWN = 100  # pages link to a door by its anchor: a territory fits on one page


@for_anyone
def place_list(request: HttpRequest) -> HttpResponse:
    """`/lieux/`: each door, what is behind it, when it opens, how to get there."""
    return render(
        request,
        "places/place_list.html",
        {"places": page_of(visible_places(request.user), request, per_page=PLACES_SHOWN)},
    )
