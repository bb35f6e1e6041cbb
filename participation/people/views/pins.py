"""/compte/code-personnel/: choose, change or give up the PIN."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal
from participation.people.forms import ChoosePinForm
from participation.people.permissions import CHOOSE_PIN, can_choose_pin
from participation.people.permissions.sessions import entered_lately
from participation.people.rules import choose_pin, remove_pin

from .doors import for_person
from .entering import next_of
from .proving import prove_first


@for_person()
@sensitive_post_parameters("pin", "again")
def pin(request: HttpRequest) -> HttpResponse:
    """Right after a new card this page comes before all others (people.middleware)."""
    if not can_choose_pin(request.user):  # of the team: nothing of this is theirs
        return redirect("people:account")
    new_card = request.session.get(CHOOSE_PIN, False)
    if not new_card and not entered_lately(request.session, request.user):
        return prove_first(request)
    form = ChoosePinForm(request.POST or None)
    if not form.is_valid():
        return _page(request, form)
    try:
        person = choose_pin(pin=form.cleaned_data["pin"], by=request.user, after_card=new_card)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error("pin", str(refusal.sentence))
        return _page(request, form)
    return _done(request, person, _("Votre code personnel est prêt."))


@for_person()
@require_POST
def pin_remove(request: HttpRequest) -> HttpResponse:
    if not entered_lately(request.session, request.user):
        return prove_first(request, back=reverse("people:pin"))
    return _done(request, remove_pin(by=request.user), _("Votre code personnel ne sert plus."))


def _page(request: HttpRequest, form: Form) -> HttpResponse:
    context = {"form": form, "next": next_of(request), "new_card": request.session.get(CHOOSE_PIN)}
    return render(request, "people/pin.html", context, status=400 if form.errors else 200)


def _done(request: HttpRequest, person, sentence: str) -> HttpResponse:
    # This session goes on; those opened with the PIN of before do not.
    update_session_auth_hash(request, person)
    request.session[CHOOSE_PIN] = False
    messages.success(request, sentence)
    return redirect(next_of(request) or "people:account")
