"""`/equipe/aller-vers/`: whom to call, what to say, and what was said."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import NotAllowed, require
from participation.people.rules import NoVoicemail
from participation.people.views.doors import for_team
from workshops.forms import CallForm
from workshops.fragments import Outreach, one_outreach, outreach_of
from workshops.models import CallAnswer
from workshops.permissions import can_go_towards
from workshops.rules import note_call


@for_team("attendance")
@require_safe
def outreach(request: HttpRequest) -> HttpResponse:
    found = outreach_of(request.user)
    context = {"reasons": found.reasons.items(), "nobody": not any(found.reasons.values()), "more": found.more}
    return render(request, "workshops/outreach.html", context)


@for_team("attendance")
@require_http_methods(["GET", "HEAD", "POST"])
def outreach_call(request: HttpRequest, booking_id: UUID, why: str) -> HttpResponse:
    """The number, what to say, and the buttons that say what came of it."""
    one = one_outreach(booking_id, why)
    if one is None:
        raise NotAllowed
    require(can_go_towards(request.user, one.booking))
    if request.method != "POST":
        return _call(request, one, CallForm())
    form = CallForm(request.POST)
    if not form.is_valid():
        return _call(request, one, form, 400)
    try:
        note_call(booking_id, why=one.why, by=request.user, **form.asked())
    except NoVoicemail as refusal:
        form.add_error(None, refusal.sentence)
        return _call(request, one, form, refusal.status)
    messages.success(request, _("C’est noté. Merci."))
    return redirect("workshops:outreach")


def _call(request: HttpRequest, one: Outreach, form: CallForm, status: int = 200) -> HttpResponse:
    answers = [answer for answer in CallAnswer if answer is not CallAnswer.LEFT or one.contact.voicemail]
    context = {"one": one, "script": one.script(request.user), "form": form, "answers": answers}
    return render(request, "workshops/outreach_call.html", context, status=status)
