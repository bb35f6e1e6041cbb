"""« Téléphone perdu ou changé »: asked by who accompanies the person, confirmed by somebody else of the team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kit.refusals import NotAllowed, Refusal, require
from kit.time import now
from participation.people.engine.numbers import hide_number
from participation.people.forms import ResetForm
from participation.people.models import PhoneReset, User
from participation.people.permissions import can_ask_reset, can_confirm_reset
from participation.people.rules import ask_reset, confirm_reset, withdraw_reset

from .doors import for_team

YES = "yes"


@for_team("phone.reset")
def reset(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What waits, or else the form that asks."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    require(can_ask_reset(request.user, person))
    form = ResetForm(request.POST or None)
    if not form.is_valid():
        return _page(request, person, form)
    said = {"reason": form.cleaned_data["reason"], "new_phone": form.cleaned_data["phone"]}
    try:
        ask_reset(person.pk, **said, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error("phone", str(refusal.sentence))
        return _page(request, person, form, refusal.status)
    return redirect("people:reset", person.pk)


@for_team("phone.reset")
def reset_answer(request: HttpRequest, reset_id: UUID) -> HttpResponse:
    """The second worker's page: who asks, for whom, and yes or no."""
    asked = PhoneReset.objects.select_related("person", "asked_by").filter(pk=reset_id).first()
    if asked is None:
        raise NotAllowed
    require(can_confirm_reset(request.user, asked))
    if request.method != "POST":
        return render(request, "people/reset_answer.html", {"reset": asked, **_state(asked)})
    if request.POST.get("answer") == YES:
        confirm_reset(asked.pk, by=request.user)
        messages.success(request, _("C’est confirmé. Tout ce qui était ouvert est fermé."))
    else:
        withdraw_reset(asked.pk, by=request.user)
        messages.success(request, _("C’est refusé. Rien ne change pour la personne."))
    return redirect("people:reset_answer", asked.pk)


@for_team("phone.reset")
def reset_withdraw(request: HttpRequest, reset_id: UUID) -> HttpResponse:
    """POST only, by who asked; a GET goes back to the person."""
    asked = PhoneReset.objects.filter(pk=reset_id, asked_by=request.user).first()
    if asked is None:
        raise NotAllowed
    if request.method == "POST":
        withdraw_reset(asked.pk, by=request.user)
    return redirect("people:reset", asked.person_id)


def _page(request: HttpRequest, person: User, form: ResetForm, status: int = 0) -> HttpResponse:
    last = PhoneReset.objects.select_related("confirmed_by").filter(person=person).order_by("-asked_at", "-pk").first()
    context = {"person": person, "form": form, "reset": last, **(_state(last) if last else {})}
    return render(request, "people/reset.html", context, status=status or (400 if form.errors else 200))


def _state(asked: PhoneReset) -> dict[str, object]:
    """waits: for the second worker. number: enough of the new one to be read aloud over the telephone."""
    waits = asked.confirmed_at is None and asked.cancelled_at is None and asked.expires_at > now()
    return {"waits": waits, "number": hide_number(asked.new_phone) if asked.new_phone else ""}
