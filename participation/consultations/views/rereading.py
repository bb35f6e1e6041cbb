"""The questions as they will be asked, for the committee and for colleagues: to read, and to say what is not clear."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.consultations import fragments
from participation.consultations.forms import RemarkForm
from participation.consultations.models import Consultation, Questionnaire
from participation.consultations.permissions import can_approve, can_reread
from participation.consultations.rules import leave_remark
from participation.people.views.doors import for_person

from .preparing.doors import newest
from .preparing.preview import previewed
from .ways import ASKED, language_in

form_page = require_http_methods(["GET", "HEAD", "POST"])
for_rereading = for_person("committee.code", "answer.enter_for")


@for_rereading
@form_page
def rereading(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """All the words, in the language one asks for; below, a remark."""
    version = _reread_here(request, consultation_id)
    initial = {"question": request.GET.get("sur", "")}
    form, status = RemarkForm(request.POST or None, initial=initial, form=version.form), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                leave_remark(version.pk, **form.cleaned_data, by=request.user)
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error("question", str(refusal.sentence))
                status = refusal.status
            else:
                messages.success(request, _("Votre remarque est notée. L’équipe la lit."))
                return redirect(request.get_full_path())
    return render(request, "consultations/rereading.html", _context(request, version, form), status=status)


@for_rereading
@form_page
def rereading_preview(request: HttpRequest, consultation_id: UUID, number: int) -> HttpResponse:
    """One question on its screen; whatever is pressed leads to the next, and nothing is kept."""
    version = _reread_here(request, consultation_id)
    names = {"page": "consultations:rereading_preview", "end": "consultations:rereading"}
    return previewed(request, version, number, **names)


def _reread_here(request: HttpRequest, consultation_id: UUID) -> Questionnaire:
    """Raises NotAllowed for what is not there, and for what is not hers to reread."""
    found = Consultation.objects.select_related("structure").filter(pk=consultation_id).first()
    if found is None or not can_reread(request.user, found):
        raise NotAllowed
    return newest(found)


def _context(request: HttpRequest, version: Questionnaire, form: RemarkForm) -> dict[str, object]:
    asked, language = version.form, language_in(request, version.form)
    return {
        "consultation": version.consultation,
        "version": version,
        "questions": fragments.to_reread(version, language),
        "remarks_of_all": fragments.remarks_on(version)["remarks_of_all"],
        "languages": [
            {"name": fragments.LANGUAGES.get(code, code), "href": f"?{ASKED}={code}" if place else "?", "code": code}
            for place, code in enumerate(asked.languages)
        ],
        "language": language or next(iter(asked.languages), "fr"),
        "query": f"?{ASKED}={language}" if language else "",
        "tongue": fragments.tongue_here(asked, language),
        "approval": fragments.approval_of(version) if version.pk else None,
        "may_approve": can_approve(request.user, version.consultation),
        "form": form,
    }
