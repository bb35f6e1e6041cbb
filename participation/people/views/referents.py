"""« Qui accompagne cette personne »: chosen by whoever runs the structure."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kit.refusals import NotAllowed
from participation.people.forms import ReferentForm
from participation.people.permissions import findable_persons, nameable_referents
from participation.people.rules import name_referent

from .doors import for_team


@for_team("roles")
def referent(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """POST only, from the person's page; a GET goes back there."""
    person = findable_persons(request.user).filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    form = ReferentForm(request.POST or None, nameable=nameable_referents(request.user, person))
    if request.method == "POST" and form.is_valid():
        name_referent(person.pk, worker_id=form.cleaned_data["worker"].user_id, by=request.user)
    return redirect("desk:person", person.pk)
