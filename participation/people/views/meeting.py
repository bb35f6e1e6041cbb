"""« Je suis avec Awa »: a worker says that the person is in front of her."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from participation.people.rules import meet_person

from .doors import for_team


@for_team("account.invite_person")
def met(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """POST only, from the person's page; a GET goes back there."""
    if request.method == "POST":
        meet_person(person_id, by=request.user)
        messages.success(request, _("C’est noté. Son numéro ouvre encore son espace 40 jours."))
    return redirect("desk:person", person_id)
