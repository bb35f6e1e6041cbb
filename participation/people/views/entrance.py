"""/entrer/: a number, then its code; or the name and the code of a card."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kit.refusals import Refusal
from outbox.gateways import exists as gateway_exists
from participation.people.engine.numbers import hide_number, is_mobile
from participation.people.forms import MINE, VOICE, CardForm, CodeForm, PhoneForm, PinForm
from participation.people.rules import enter_with_card, enter_with_code, enter_with_pin, request_code

from .doors import for_anyone
from .entering import Door, change_asking, home_of, next_of, remember_asking, sign_in, what_was_asked
from .reception import help_phone


@for_anyone
def enter(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request) or home_of(request))
    form = PhoneForm(request.POST or None)
    if not form.is_valid():
        return _page(request, "people/enter.html", form)
    mine = form.cleaned_data["whose"] == MINE
    asking = remember_asking(
        request, phone=form.cleaned_data["phone"], mine=mine, next_url=next_of(request), by_voice=form.calls
    )
    try:
        request_code(phone=asking.phone, browser=asking.browser, by_voice=asking.by_voice)
    except Refusal as refusal:
        return _page(request, "people/enter.html", form, refusal, "phone")
    return redirect("people:enter_code")


@for_anyone
@sensitive_post_parameters("code")
def enter_code(request: HttpRequest) -> HttpResponse:
    asking = what_was_asked(request)
    if asking is None:
        return redirect("people:enter")
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _code_page(request, form)
    typed = form.cleaned_data["code"]
    try:
        entered = enter_with_code(phone=asking.phone, browser=asking.browser, typed=typed, own_phone=asking.mine)
    except Refusal as refusal:
        return _code_page(request, form, refusal)
    if entered.needs_pin:
        change_asking(request, asking, proved=str(entered.code.pk))
        return redirect("people:enter_pin")
    # Somebody new is first asked for a name; a page that was wanted comes first all the same.
    next_url = asking.next or (reverse("people:account") if entered.is_new else "")
    return sign_in(request, entered.user, door=Door.PHONE, mine=asking.mine, next_url=next_url)


@for_anyone
@require_POST
def enter_code_again(request: HttpRequest) -> HttpResponse:
    asking = what_was_asked(request)
    if asking is None:
        return redirect("people:enter")
    asking = change_asking(request, asking, by_voice=request.POST.get("by") == VOICE or not is_mobile(asking.phone))
    try:
        request_code(phone=asking.phone, browser=asking.browser, by_voice=asking.by_voice)
    except Refusal as refusal:
        return _code_page(request, CodeForm({"code": ""}), refusal)
    called, sent = (
        _("Votre téléphone va sonner. Écoutez le code."),
        _("Un autre code est parti. Regardez votre téléphone."),
    )
    messages.success(request, called if asking.by_voice else sent)
    return redirect("people:enter_code")


@for_anyone
@sensitive_post_parameters("pin")
def enter_pin(request: HttpRequest) -> HttpResponse:
    """After the right code of a number that has not served for too long."""
    asking = what_was_asked(request)
    if asking is None or not asking.proved:
        return redirect("people:enter")
    form = PinForm(request.POST or None)
    if not form.is_valid():
        return _page(request, "people/enter_pin.html", form)
    proof = {"code_id": UUID(asking.proved), "browser": asking.browser, "own_phone": asking.mine}
    try:
        user = enter_with_pin(**proof, typed=form.cleaned_data["pin"])
    except Refusal as refusal:
        return _page(request, "people/enter_pin.html", form, refusal, "pin")
    return sign_in(request, user, door=Door.PHONE, mine=asking.mine, next_url=asking.next)


@for_anyone
@sensitive_post_parameters("code")
def enter_card(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request) or home_of(request))
    form = CardForm(request.POST or None)
    if not form.is_valid():
        return _page(request, "people/enter_card.html", form)
    try:
        entered = enter_with_card(username=form.cleaned_data["username"], typed=form.cleaned_data["code"])
    except Refusal as refusal:
        return _page(request, "people/enter_card.html", form, refusal, "code")
    next_url = next_of(request)
    if entered.must_choose_pin:
        next_url = f"{reverse('people:pin')}?{urlencode({'next': next_url or reverse('desk:my_space')})}"
    return sign_in(request, entered.user, door=Door.CARD, new_card=entered.must_choose_pin, next_url=next_url)


def _code_page(request: HttpRequest, form: Form, refusal: Refusal | None = None) -> HttpResponse:
    return _page(request, "people/enter_code.html", form, refusal, "code")


def _page(
    request: HttpRequest, template: str, form: Form, refusal: Refusal | None = None, field: str | None = None
) -> HttpResponse:
    """The page of a door: what was typed is still there, and a refusal is said beside its field."""
    if refusal:
        form.errors.pop(field or "", None)
        form.add_error(field, str(refusal.sentence))
    asking = what_was_asked(request)
    context = {
        "form": form,
        "next": next_of(request),
        "help_phone": help_phone(),
        "hidden_number": hide_number(asking.phone) if asking else "",
        "by_voice": asking is not None and asking.by_voice,
        "may_call": gateway_exists(VOICE),
        "may_write": asking is not None and is_mobile(asking.phone),
    }
    status = refusal.status if refusal else 400 if form.errors else 200
    return render(request, template, context, status=status)
