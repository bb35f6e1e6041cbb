"""« Donner une carte »: for somebody without a phone, met face to face."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kit.refusals import NotAllowed, require
from participation.people.engine.codes import say_card_code
from participation.people.models import User
from participation.people.permissions import can_give_card
from participation.people.rules import give_card

from .doors import for_team
from .entrance import help_phone


@for_team
def card(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST makes the card and shows it this once, so it answers with the page itself."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    if request.method != "POST":
        require(can_give_card(request.user, person))
        return render(request, "people/card_ask.html", {"person": person})
    given = give_card(person.pk, by=request.user)
    context = {
        "person": person,
        "username": given.username,
        "code": say_card_code(given.code),
        "address": request.build_absolute_uri(reverse("people:enter_card")).partition("://")[2],
        "help_phone": help_phone(),
    }
    return render(request, "people/card.html", context)
