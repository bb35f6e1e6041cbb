"""« Recopier une feuille »: what she wrote by hand on the printed plan, typed in by who accompanies her."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import Refusal, require
from participation.people.views.doors import for_team
from participation.plans.forms import HandwritingForm
from participation.plans.fragments import Viewer
from participation.plans.models import Plan
from participation.plans.permissions import How, accompanies, can_offer_own_words
from participation.plans.rules import copy_handwriting, note_reading

from .pages import back_to, home, plan_of, refused, shell, status_of


@for_team("plan.own_words")
@require_http_methods(["GET", "HEAD", "POST"])
def team_handwriting(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    plan = plan_of(request.user, Viewer.TEAM, plan_id)
    require(accompanies(request.user, plan) and can_offer_own_words(request.user, plan))
    form = HandwritingForm(plan, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, plan, form)
    try:
        copy_handwriting(plan.pk, texts=form.texts(), key=form.cleaned_data["key"], by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _page(request, plan, form, refusal)
    messages.success(request, _("C’est envoyé. %(name)s doit dire oui.") % {"name": plan.person.get_short_name()})
    return back_to(Viewer.TEAM, plan)


def _page(request: HttpRequest, plan: Plan, form: HandwritingForm, refusal: Refusal | None = None) -> HttpResponse:
    note_reading(plan, by=request.user, how=How.WORDS)  # it says which parts are open
    context = {
        "form": form,
        "person": plan.person.get_short_name(),
        "back": home(Viewer.TEAM, plan),
        "shell": shell(Viewer.TEAM),
    }
    return render(request, "plans/handwriting.html", context, status=status_of(form, refusal))
