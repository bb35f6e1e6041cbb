"""/compte/cle/ and /entrer/cle/: a person's own telephone opens her space, with her finger or her face."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal
from participation.people.forms import MINE, AddPasskeyForm, PasskeyForm
from participation.people.permissions import can_choose_pin
from participation.people.permissions.sessions import entered_lately
from participation.people.rules import add_passkey, enter_with_passkey, remove_passkey

from .doors import for_anyone, for_person
from .entering import MINUTE, SHARED, Door, home_of, next_of, sign_in
from .proving import prove_first
from .reception import help_phone


@for_person()
def passkeys(request: HttpRequest) -> HttpResponse:
    if not can_choose_pin(request.user):  # of the team: nothing of this is theirs
        return redirect("people:account")
    if request.method == "POST" and not entered_lately(request.session, request.user):
        return prove_first(request)
    form = AddPasskeyForm(request.POST or None)
    if form.is_valid():
        try:
            add_passkey(credential=form.cleaned_data["credential"], by=request.user)
            messages.success(request, _("Votre clé est prête."))
            return redirect("people:passkeys")
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
    mine = request.user.own_phone and not request.session.get(SHARED, True)
    fresh = entered_lately(request.session, request.user)
    context = {
        "form": form,
        "keys": Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN).order_by("pk"),
        "mine": mine,
        "fresh": fresh,
        "js_data": {"creation_options": auth.begin_registration(request.user, True)} if mine and fresh else None,
    }
    return render(request, "people/passkeys.html", context, status=400 if form.errors else 200)


@for_person()
@require_POST
def passkey_remove(request: HttpRequest, key_id: int) -> HttpResponse:
    remove_passkey(key_id, by=request.user)
    messages.success(request, _("Votre clé est retirée."))
    return redirect("people:passkeys")


@for_anyone
def enter_passkey(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request) or home_of(request))
    form = PasskeyForm(request.POST or None)
    if form.is_valid():
        mine = form.cleaned_data["whose"] == MINE
        try:
            user = enter_with_passkey(form.cleaned_data["credential"], own_phone=mine)
            return sign_in(request, user, door=Door.PASSKEY, mine=mine, next_url=next_of(request))
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
    # A challenge is for one try, soon; and nothing of the try stays in somebody else's telephone.
    data = {"request_options": auth.begin_authentication()}
    request.session.set_expiry(30 * MINUTE)
    context = {"form": form, "js_data": data, "next": next_of(request), "help_phone": help_phone()}
    return render(request, "people/enter_passkey.html", context, status=400 if form.errors else 200)
