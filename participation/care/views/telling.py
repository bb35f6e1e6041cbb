"""« Voulez-vous prévenir quelqu’un ? », and the page where somebody without a name leaves a number."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import NotAllowed, Refusal
from participation.care.forms import CallBackForm, TellForm
from participation.care.fragments import Call, CallBack, read_token, say_hours
from participation.care.rules import NobodyToTell, Whom, ask_to_be_called, home_of, referent_of, tell_somebody
from participation.people.models import Structure
from participation.people.views.doors import for_anyone, for_person

from .saying import say_from_when

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_person()
@form_page
def tell(request: HttpRequest) -> HttpResponse:
    """For her alone: whom, and what they will read. Without a team, the numbers."""
    home, referent = home_of(request.user), referent_of(request.user)
    form, status = TellForm(request.POST or None, referent=referent.get_short_name() if referent else ""), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            sent = form.cleaned_data
            try:
                tell_somebody(whom=Whom(sent["whom"]), said=form.said, key=sent["key"], by=request.user)
            except NobodyToTell as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("C’est fait. L’équipe est prévenue."))
                say_from_when(request, home_of(request.user))
                return redirect("/mon-espace/")
    context = {"form": form, "home": home, "hours": say_hours(home) if home else "", "call": Call()}
    return render(request, "care/tell.html", context, status=status)


@for_anyone
@form_page
def call_back(request: HttpRequest, token: str) -> HttpResponse:
    way = read_token(token)
    structure = Structure.objects.filter(pk=way.structure).first() if way else None
    if way is None or structure is None:
        raise NotAllowed
    form, status = CallBackForm(request.POST or None, initial={"key": way.key}), 200
    if request.method == "POST":
        if (refused := _ask(form, way)) is None:
            say_from_when(request, structure)
            return redirect("care:call_back_done")
        status = refused
    context = {"form": form, "hours": say_hours(structure), "call": Call()}
    return render(request, "care/call_back.html", context, status=status)


def _ask(form: CallBackForm, way: CallBack) -> int | None:
    """None when the number was left; else the status of the page that says why not."""
    if not form.is_valid():
        return 400
    try:
        ask_to_be_called(way.structure, said=form.said, dangers=way.dangers, key=way.key)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error("number", refusal.sentence)
        return refusal.status
    return None


@for_anyone
@require_safe
def call_back_done(request: HttpRequest) -> HttpResponse:
    return render(request, "care/call_back_done.html", {"call": Call()})
