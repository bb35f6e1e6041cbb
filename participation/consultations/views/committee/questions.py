"""The questions of a consultation, read by the committee, and approved by a show of hands."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import Refusal, require
from participation.consultations import fragments
from participation.consultations.engine.canonical import fingerprint
from participation.consultations.forms import ApprovalForm
from participation.consultations.models import Questionnaire
from participation.consultations.permissions import can_approve, can_reread
from participation.consultations.rules import approve_questions
from participation.people.views.doors import for_person


@for_person("committee.code")
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, questionnaire_id: UUID) -> HttpResponse:
    found = get_object_or_404(Questionnaire.objects.select_related("consultation__structure"), pk=questionnaire_id)
    require(can_approve(request.user, found.consultation))
    words, status = fingerprint(found.content), 200
    form = ApprovalForm(request.POST if request.method == "POST" else None, initial={"vu": words})
    if request.method == "POST":
        status = 400
        if form.is_valid():
            said = form.cleaned_data
            hands = {"yes": said["yes"], "no": said["no"], "against": said["against"]}
            try:
                approve_questions(found.pk, seen=said["vu"], **hands, by=request.user)
            except Refusal as refusal:
                form.data = {**form.data.dict(), "vu": words}
                form.add_error("yes", str(refusal.sentence))
                status = refusal.status
            else:
                messages.success(request, _("C’est écrit : le comité a approuvé ces questions."))
                return redirect("consultations:committee")
    context = {
        "questionnaire": found,
        "questions": fragments.questions_of(found),
        "approval": fragments.approval_of(found),
        "form": form,
        "may_reread": can_reread(request.user, found.consultation),
    }
    return render(request, "consultations/committee/questions.html", context, status=status)
