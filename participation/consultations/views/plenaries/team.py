"""`/equipe/plenieres/`: announce a plenary, publish its agenda, count who came, publish what was said."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.pages import page_of
from kit.refusals import Refusal, Stale, require
from participation.consultations import fragments
from participation.consultations.forms import AgendaForm, AttendanceForm, HandsForm, MinutesForm, PlenaryForm
from participation.consultations.models import Plenary, Topic
from participation.consultations.permissions import (
    can_prepare_plenary,
    prepared_by,
    prepared_plenaries,
    preparing_structures,
)
from participation.consultations.rules import (
    announce_plenary,
    cancel_plenary,
    choose_topic,
    count_attendance,
    publish_agenda,
    publish_minutes,
)
from participation.people.models import User
from participation.people.views.doors import for_staff

form_page = require_http_methods(["GET", "HEAD", "POST"])
manage = for_staff("consultation.manage")


@manage
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    plenaries = prepared_plenaries(request.user).order_by("-begins", "pk")
    return render(request, "consultations/plenaries/team_index.html", {"plenaries": page_of(plenaries, request)})


@manage
@form_page
def new(request: HttpRequest) -> HttpResponse:
    structures = preparing_structures(request.user)
    form = PlenaryForm(
        request.POST if request.method == "POST" else None,
        structures=structures,
        sessions=fragments.free_sessions(set(structures.values_list("pk", flat=True))),
        consultations=prepared_by(request.user).order_by("-opens_at", "title"),
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                plenary = announce_plenary(form.cleaned_data["structure"].pk, **form.asked(), by=request.user)
            except Refusal as refusal:
                form.add_error("session", str(refusal.sentence))
                form.anew()
                status = refusal.status
            else:
                messages.success(request, _("La plénière est annoncée. Tout le monde peut la voir."))
                return redirect("consultations:team_plenary", plenary.pk)
    return render(request, "consultations/plenaries/team_new.html", {"form": form}, status=status)


@manage
@require_safe
def plenary(request: HttpRequest, plenary_id: UUID) -> HttpResponse:
    seq = fragments.last_told(fragments.PLENARIES, plenary_id)
    return _page(request, _prepared(request.user, plenary_id), seq)


@manage
@form_page
def agenda(request: HttpRequest, plenary_id: UUID) -> HttpResponse:
    found = _prepared(request.user, plenary_id)
    if request.method != "POST":
        form = AgendaForm(initial={"vu": found.seq, "agenda": found.agenda or _chosen(found)})
        return _form_page(request, found, form, _("L’ordre du jour"))
    form = AgendaForm(request.POST)
    if not form.is_valid():
        return _form_page(request, found, form, _("L’ordre du jour"), 400)
    try:
        publish_agenda(found.pk, agenda=form.cleaned_data["agenda"], seen=form.cleaned_data["vu"], by=request.user)
    except Stale as refusal:
        form.seen(found.seq)
        form.add_error("agenda", str(refusal.sentence))
        return _form_page(request, found, form, _("L’ordre du jour"), refusal.status)
    messages.success(request, _("L’ordre du jour est publié."))
    return redirect("consultations:team_plenary", found.pk)


@manage
@form_page
def minutes(request: HttpRequest, plenary_id: UUID) -> HttpResponse:
    found = _prepared(request.user, plenary_id)
    if request.method != "POST":
        written = {"vu": found.seq, "minutes": found.minutes, "easy": found.minutes_easy}
        return _form_page(request, found, MinutesForm(initial=written), _("Le compte rendu"))
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _form_page(request, found, form, _("Le compte rendu"), 400)
    said = form.cleaned_data
    try:
        publish_minutes(found.pk, minutes=said["minutes"], easy=said["easy"], seen=said["vu"], by=request.user)
    except Stale as refusal:
        form.seen(found.seq)
        form.add_error("minutes", str(refusal.sentence))
        return _form_page(request, found, form, _("Le compte rendu"), refusal.status)
    messages.success(request, _("Le compte rendu est publié."))
    return redirect("consultations:team_plenary", found.pk)


@manage
@form_page
def attendance(request: HttpRequest, plenary_id: UUID) -> HttpResponse:
    found, heading = _prepared(request.user, plenary_id), _("Qui est venu")
    counted = getattr(found, "attendance", None)
    if request.method != "POST":
        before = forms.model_to_dict(counted, ["concerned", "professionals", "institutions"]) if counted else {}
        return _form_page(request, found, AttendanceForm(initial=before), heading)
    form = AttendanceForm(request.POST)
    if not form.is_valid():
        return _form_page(request, found, form, heading, 400)
    try:
        count_attendance(found.pk, **form.cleaned_data, by=request.user)
    except Stale as refusal:
        form.add_error("concerned", str(refusal.sentence))
        return _form_page(request, found, form, heading, refusal.status)
    messages.success(request, _("C’est compté. Tout le monde peut le lire."))
    return redirect("consultations:team_plenary", found.pk)


@manage
@require_POST
def choose(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """A theme goes on the day's list, or off it."""
    topic = get_object_or_404(Topic, pk=topic_id)
    found = _prepared(request.user, topic.plenary_id)
    form = HandsForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Écrivez un nombre de mains, ou laissez vide."))
        return _page(request, found, status=400)
    try:
        choose_topic(
            topic.pk, chosen=form.cleaned_data["chosen"] == "yes", hands=form.cleaned_data["hands"], by=request.user
        )
    except Stale as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("consultations:team_plenary", found.pk)


@manage
@require_POST
def cancel(request: HttpRequest, plenary_id: UUID) -> HttpResponse:
    found = _prepared(request.user, plenary_id)
    try:
        cancel_plenary(found.pk, by=request.user)
    except Stale as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("consultations:team_plenary", found.pk)


def _prepared(user: User, plenary_id: UUID) -> Plenary:
    """Raises Http404, NotAllowed."""
    found = get_object_or_404(Plenary.objects.told(), pk=plenary_id)
    require(can_prepare_plenary(user, found))
    return found


def _chosen(plenary: Plenary) -> str:
    """What an agenda begins with: the themes that were chosen."""
    chosen = plenary.topics.published().exclude(chosen_at=None)
    return "\n".join(topic.review.published_text for topic in chosen)


def _page(request: HttpRequest, plenary: Plenary, seq: int | None = None, status: int = 200) -> HttpResponse:
    """seq: where its stream is; None, for a page that says what was wrong with a form, and stays so."""
    context = {"shown": fragments.show_plenary(plenary, request.user), "seq": seq}
    return render(request, "consultations/plenaries/team_plenary.html", context, status=status)


def _form_page(
    request: HttpRequest, plenary: Plenary, form: forms.Form, heading: str, status: int = 200
) -> HttpResponse:
    context = {"plenary": plenary, "form": form, "heading": heading, "when": fragments.say_moment(plenary)}
    return render(request, "consultations/plenaries/team_form.html", context, status=status)
