"""A group that raises its hands: a sheet to hold it by, one screen to type what was counted, and to correct it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import NotAllowed, Refusal, Stale, require
from participation.consultations import fragments
from participation.consultations.forms import RoomForm, WithdrawForm, typed_of
from participation.consultations.models import Consultation, GroupCount, Questionnaire
from participation.consultations.permissions import can_enter_for, may_hold
from participation.consultations.rules import RoomDiffers, correct_room, count_room, sessions_around, withdraw_room
from participation.people.models import User
from participation.people.views.doors import for_team

from .ways import entered_consultation


class OtherQuestions(Stale):
    sentence = gettext_lazy("Les questions ont changé depuis. Ouvrez la page encore une fois, puis comptez le groupe.")


form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_team("answer.enter_for")
@form_page
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """A group that was not counted yet, and those that were."""
    consultation = _mine(request, slug)
    version = _shown(request, consultation) if request.method == "POST" else _read_out(consultation)
    form = _form(request, consultation, version)
    return _page(request, consultation, version, form)


@for_team("answer.enter_for")
@form_page
def correct(request: HttpRequest, slug: str, count_id: UUID) -> HttpResponse:
    """One that was counted: what is typed now replaces it."""
    consultation = _mine(request, slug)
    former = get_object_or_404(GroupCount.objects.told(), consultation=consultation, pk=count_id)
    version = _shown(request, consultation) if request.method == "POST" else _of(consultation, former.version)
    if version.number != former.version:
        raise OtherQuestions
    form = _form(request, consultation, version, former)
    return _page(request, consultation, version, form, former)


@for_team("answer.enter_for")
@form_page
def withdraw(request: HttpRequest, slug: str, count_id: UUID) -> HttpResponse:
    """One that should not be there."""
    consultation = _mine(request, slug)
    count = get_object_or_404(GroupCount.objects.told(), consultation=consultation, pk=count_id)
    form, refusal, status = WithdrawForm(request.POST or None), None, 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                withdraw_room(count.pk, why=form.cleaned_data["why"], by=request.user)
            except NotAllowed:
                raise
            except Refusal as refused:
                refusal, status = refused, refused.status
            else:
                messages.success(request, _("Ce groupe est retiré."))
                return redirect("consultations:room", slug)
    context = {"consultation": consultation, "title": fragments.room_title(count), "form": form, "refusal": refusal}
    return render(request, "consultations/entering/room_withdraw.html", context | {"count": count}, status=status)


@for_team("answer.enter_for")
@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """To be printed by whoever holds the group: the questions, and where to write the hands."""
    consultation = _mine(request, slug)
    asked = fragments.asked_in_room(_read_out(consultation).form)
    return render(request, "consultations/entering/room_sheet.html", {"consultation": consultation, "asked": asked})


def _mine(request: HttpRequest, slug: str) -> Consultation:
    """Raises Http404, NotAllowed."""
    consultation = entered_consultation(request, slug)
    require(can_enter_for(request.user, consultation))
    return consultation


def _read_out(consultation: Consultation) -> Questionnaire:
    """The version in use. Raises Http404."""
    found = consultation.questionnaire_in_use()
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, consultation: Consultation) -> Questionnaire:
    """The version that the screen showed: what was typed is never read as another question. Raises OtherQuestions."""
    number = request.POST.get("version", "")
    return _of(consultation, int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0)


def _of(consultation: Consultation, number: int) -> Questionnaire:
    asked = Questionnaire.objects.filter(consultation=consultation, in_use_at__isnull=False)
    found = asked.filter(number=number).first()
    if found is None:
        raise OtherQuestions
    return found


def _form(
    request: HttpRequest, consultation: Consultation, version: Questionnaire, former: GroupCount | None = None
) -> RoomForm:
    asked = fragments.asked_in_room(version.form)
    written = [request.user.pk, *([former.held_by_id] if former and former.held_by_id else [])]
    holders = User.objects.filter(Q(pk__in=may_hold(consultation).values("pk")) | Q(pk__in=written))
    initial = typed_of(former, asked) if former else {}
    return RoomForm(
        request.POST if request.method == "POST" else None,
        form=version.form,
        asked=asked,
        sessions=sessions_around(consultation),
        holders=holders.order_by("name", "pk"),
        initial=initial | {"held_by": initial.get("held_by") or request.user.pk},
    )


def _page(
    request: HttpRequest,
    consultation: Consultation,
    version: Questionnaire,
    form: RoomForm,
    former: GroupCount | None = None,
) -> HttpResponse:
    status, refusal, seq = 200, None, fragments.last_told(fragments.ROOMS, consultation.pk)
    if request.method == "POST" and "envoyer" in request.POST:
        status = 400
        if form.is_valid():
            try:
                return _take(request, consultation, version, form, former)
            except NotAllowed:
                raise
            except RoomDiffers as refused:
                refusal, status, former = refused, refused.status, fragments.last_count(refused.count)
                form.correct(fragments.dissent_of(former), fragments.heard_in(former))
            except Refusal as refused:
                refusal, status = refused, refused.status
    if not former or form.is_bound:
        form.go_on()
    context = {
        "consultation": consultation,
        "version": version,
        "form": form,
        "refusal": refusal,
        "former": former,
        "former_title": fragments.room_title(former) if former else "",
        "kept": fragments.dissent_of(former) if former else [],
        "seq": None if former else seq,
        "rooms": [],
    }
    if not former:
        context |= fragments.rooms_counted(consultation)
    return render(request, "consultations/entering/room.html", context, status=status)


def _take(
    request: HttpRequest,
    consultation: Consultation,
    version: Questionnaire,
    form: RoomForm,
    former: GroupCount | None,
) -> HttpResponse:
    sent = {"key": form.cleaned_data["key"], "by": request.user}
    if former:
        count = correct_room(former.pk, form.room(), **sent)
    else:
        count = count_room(consultation.pk, form.room(), version=version.number, **sent)
    said = ngettext(
        "Le groupe est compté : %(n)s personne.", "Le groupe est compté : %(n)s personnes.", count.headcount
    )
    messages.success(request, said % {"n": count.headcount})
    return redirect("consultations:room", consultation.slug)
