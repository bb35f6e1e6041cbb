"""Her side: what does not go on in the next contract."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import Refusal
from participation.people.views.doors import for_person
from participation.plans.forms import LeaveForm
from participation.plans.fragments import Viewer
from participation.plans.models import Plan
from participation.plans.permissions import How
from participation.plans.rules import leave_behind, note_reading

from .pages import home, refused, status_of
from .person import on_own_plan


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
@on_own_plan
def leave(request: HttpRequest, plan: Plan) -> HttpResponse:
    """While the next contract is being written; else there is nothing to choose."""
    if not plan.renewing or not plan.is_open:
        return redirect("plans:mine")
    form = LeaveForm(plan, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, plan, form)
    try:
        leave_behind(plan.pk, **form.asked(), by=request.user)
    except Refusal as refusal:
        return _page(request, plan, form, refused(form, refusal))
    messages.success(request, _("C’est noté. Le reste continue."))
    return redirect("plans:mine")


def _page(request: HttpRequest, plan: Plan, form: LeaveForm, refusal: Refusal | None = None) -> HttpResponse:
    note_reading(plan, by=request.user, how=How.WORDS)
    context = {"form": form, "back": home(Viewer.PERSON, plan)}
    return render(request, "plans/leave.html", context, status=status_of(form, refusal))
