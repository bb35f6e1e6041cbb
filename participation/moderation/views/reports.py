"""« Signaler »: for everybody, with an account or without one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.moderation.forms import NumberForm, ReportForm
from participation.moderation.models import Concern, ReviewItem
from participation.moderation.rules import find_report, number_of, report_words
from participation.people.views.doors import for_anyone

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_anyone
@form_page
def report(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The words, what is wrong with them; then the number to come back with, for who has no account."""
    item = ReviewItem.objects.shown().filter(pk=item_id).first()
    if item is None:
        raise NotAllowed
    form, status = ReportForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            said = form.cleaned_data
            by = request.user if request.user.is_authenticated else None
            number, concern = number_of(item_id, said["key"]), Concern(said["concern"])
            try:
                report_words(item_id, concern=concern, words=said["words"], number=number, by=by)
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error(None, str(refusal.sentence))
                status = refusal.status
            else:
                if by is not None and concern != Concern.DANGER:
                    messages.success(request, _("Merci. Quelqu’un de l’équipe relit ce message."))
                    return redirect("moderation:mine")
                # In the answer itself, never in an address: it stays in no history and in no log.
                context = {"number": "" if by else number, "is_danger": concern == Concern.DANGER}
                return render(request, "moderation/reports/thanks.html", context)
    return render(request, "moderation/reports/report.html", {"item": item, "form": form}, status=status)


@for_anyone
@form_page
def answer(request: HttpRequest) -> HttpResponse:
    """What came of a report, for who has its number."""
    form, status, found = NumberForm(request.POST or None), 200, None
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                found, status = find_report(form.cleaned_data["number"]), 200
            except Refusal as refusal:
                form.add_error("number", str(refusal.sentence))
                status = refusal.status
    return render(request, "moderation/reports/answer.html", {"form": form, "report": found}, status=status)
