"""« D’accord ou pas »: short statements, one per screen; one's own may be added. Every step is a plain form."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal, TooFast, require
from participation.consultations import fragments
from participation.consultations.forms import StatementForm, StatementsForm, VoteForm
from participation.consultations.models import Consultation, Statement
from participation.consultations.permissions import can_contribute, can_manage
from participation.consultations.rules import (
    AlreadyVoted,
    VotedOtherwise,
    add_statements,
    cast_vote,
    propose_statement,
)
from participation.people.views.doors import for_person, for_staff

from .steps import tell_whom_to_call, who_writes, with_code
from .ways import Way, way_for

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_person("consultation.answer")
@form_page
def statements(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    """The next statement, or all of them with one's votes once there is none left. ?voir=<id>: that one again."""
    way, _letter, _sent = way_for(request, slug, person_id)
    return voting_page(request, way)


def voting_page(request: HttpRequest, way: Way) -> HttpResponse:
    """Whoever votes, or writes down how somebody does: she sees no vote that was cast."""
    if way.consultation.is_finished:
        return redirect(way.home)
    if request.method == "POST":
        return _vote(request, way)
    voting = fragments.voting(way.consultation, way.who)
    asked = voting.next if way.is_entered else _asked(request, voting)
    context = {"way": way, "consultation": way.consultation, "voting": voting, "statement": asked}
    if asked is None and way.is_entered:
        return render(request, "consultations/entering/votes_done.html", {"way": way})
    if asked is None:
        return render(request, "consultations/statements_done.html", context)
    given, form = dict(voting.rows).get(asked), VoteForm(initial={"statement": asked.pk})
    shown = context | {"buttons": fragments.BUTTONS, "form": form, "given": given}
    return with_code(render(request, "consultations/statement.html", shown), way, who_writes(way))


def _asked(request: HttpRequest, voting: fragments.Voting) -> Statement | None:
    if request.GET.get("voir") == "tout":
        return None
    wanted = request.GET.get("voir", "")
    return next((one for one, _vote in voting.rows if str(one.pk) == wanted), voting.next)


def _vote(request: HttpRequest, way: Way) -> HttpResponse:
    form, who = VoteForm(request.POST), who_writes(way)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            cast_vote(way.consultation, sent["statement"], sent["vote"], key=sent["key"], who=who)
        except NotAllowed:
            # It was taken away while she read it; may she vote at all? Her own page says.
            messages.info(request, _("Cette phrase n’est plus proposée."))
        except (AlreadyVoted, VotedOtherwise) as refusal:
            messages.info(request, refusal.sentence)
        except TooFast:
            raise
        except Refusal as refusal:
            messages.info(request, refusal.sentence)
            return redirect(way.home)
    else:
        messages.info(request, _("Choisissez une des réponses."))
    return with_code(redirect(way.statements), way, who)


@for_person("contribution.post")
@form_page
def propose(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    """« Ajouter une phrase »."""
    way, _letter, _sent = way_for(request, slug, person_id, may=can_contribute)
    if request.method != "POST" and way.consultation.is_finished:
        return redirect(way.consultation)
    form, status = StatementForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            who = who_writes(way)
            try:
                propose_statement(way.consultation, **form.cleaned_data, who=who)
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error("text", refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, _("Merci. Quelqu’un de l’équipe lit votre phrase, puis les autres votent."))
                tell_whom_to_call(request, way, form.cleaned_data["text"])
                return with_code(redirect(way.statements), way, who)
    context = {"way": way, "consultation": way.consultation, "form": form}
    return render(request, "consultations/statement_propose.html", context, status=status)


@for_staff("consultation.manage")
@form_page
def add_statements_here(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Those of the coordinators, for the team."""
    consultation = get_object_or_404(Consultation, pk=consultation_id)
    require(can_manage(request.user, consultation))
    form, status = StatementsForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                add_statements(consultation.pk, form.cleaned_data["texts"], by=request.user)
            except Refusal as refusal:
                form.add_error("texts", refusal.sentence)
                status = refusal.status
            else:
                return redirect("consultations:prepare_statements", consultation_id)
    shown = Statement.objects.filter(consultation=consultation).select_related("review").order_by("number")
    context = {"consultation": consultation, "form": form, "statements": shown}
    return render(request, "consultations/preparing/statements.html", context, status=status)
