"""/entrer/: a number, then its code; or the name and the code of a card."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kit.refusals import Refusal
from participation.people.engine.numbers import hide_number, say_number
from participation.people.forms import MINE, CardForm, CodeForm, PhoneForm
from participation.people.models import Structure
from participation.people.rules import enter_with_card, enter_with_code, request_code

from .doors import for_anyone
from .entering import Door, home_of, next_of, remember_asking, sign_in, what_was_asked


@for_anyone
def enter(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request) or home_of(request))
    form = PhoneForm(request.POST or None)
    if not form.is_valid():
        return _page(request, "people/enter.html", form)
    phone, mine = form.cleaned_data["phone"], form.cleaned_data["whose"] == MINE
    asking = remember_asking(request, phone=phone, mine=mine, next_url=next_of(request))
    try:
        request_code(phone=phone, browser=asking.browser)
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
    # Somebody new is first asked for a name; a page that was wanted comes first all the same.
    next_url = asking.next or (reverse("people:account") if entered.is_new else "")
    return sign_in(request, entered.user, door=Door.PHONE, mine=asking.mine, next_url=next_url)


@for_anyone
@require_POST
def enter_code_again(request: HttpRequest) -> HttpResponse:
    asking = what_was_asked(request)
    if asking is None:
        return redirect("people:enter")
    try:
        request_code(phone=asking.phone, browser=asking.browser)
    except Refusal as refusal:
        return _code_page(request, CodeForm({"code": ""}), refusal)
    messages.success(request, _("Un autre code est parti. Regardez votre téléphone."))
    return redirect("people:enter_code")


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
    }
    status = refusal.status if refusal else 400 if form.errors else 200
    return render(request, template, context, status=status)


def help_phone() -> dict[str, str] | None:
    """The number one calls when nothing works: the deployment's, else that of the structure opened first."""
    first = Structure.objects.exclude(phone="").order_by("pk").values_list("phone", flat=True)
    number = settings.HELP_PHONE or first.first()
    return {"dial": number, "said": say_number(number)} if number else None
