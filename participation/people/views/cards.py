"""« Donner une carte »: for somebody without a phone, met face to face."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kit.refusals import NotAllowed, require
from participation.people.engine.codes import say_card_code
from participation.people.forms import WelcomeForm
from participation.people.models import Structure, User
from participation.people.permissions import can_give_card, structures_where
from participation.people.rules import Card, give_card, welcome_person

from .doors import for_team
from .entrance import help_phone


@for_team("account.invite_person")
def card(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST makes the card and shows it this once, so it answers with the page itself."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    if request.method != "POST":
        require(can_give_card(request.user, person))
        return render(request, "people/card_ask.html", {"person": person})
    return _show(request, person, give_card(person.pk, by=request.user))


@for_team("account.invite_person")
def card_new(request: HttpRequest) -> HttpResponse:
    """Somebody who has no account yet: a name, a structure, and a card."""
    form = WelcomeForm(
        request.POST or None,
        structures=Structure.objects.filter(pk__in=structures_where(request.user, "account.invite_person")),
    )
    if not form.is_valid():
        return render(request, "people/card_new.html", {"form": form}, status=400 if form.errors else 200)
    return _show(request, *welcome_person(**form.cleaned_data, by=request.user))


def _show(request: HttpRequest, person: User, given: Card) -> HttpResponse:
    context = {
        "person": person,
        "username": given.username,
        "code": say_card_code(given.code),
        "address": request.build_absolute_uri(reverse("people:enter_card")).partition("://")[2],
        "help_phone": help_phone(),
    }
    return render(request, "people/card.html", context)
