from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from participation.people.views.doors import for_anyone
from participation.places.permissions import visible_places


@for_anyone
def place_list(request: HttpRequest) -> HttpResponse:
    """`/lieux/`: each door, what is behind it, when it opens, how to get there."""
    return render(request, "places/place_list.html", {"places": visible_places(request.user)})
