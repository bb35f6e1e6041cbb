"""The committee's first page, the desk of one consultation, and its themes."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.pages import page_of
from kit.refusals import Refusal, Stale, require
from participation.consultations import fragments
from participation.consultations.forms import CollegeForm, ThemeForm
from participation.consultations.models import College, Consultation, Seat, State, Theme
from participation.consultations.permissions import (
    approvable_questionnaires,
    can_code,
    codable_consultations,
    committees_of,
    sits_in,
)
from participation.consultations.rules import (
    change_theme,
    deal_cards,
    merge_themes,
    name_theme,
    say_college,
    split_theme,
)
from participation.moderation.permissions import hearable_appeals
from participation.people.models import Territory, User
from participation.people.views.doors import for_person

MOST_TO_APPROVE = 10
OLD = "anciennes"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_person("committee.code")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """How the committee is composed, and what there is to read."""
    territories = list(committees_of(request.user))
    said = dict(Seat.objects.filter(user=request.user.pk).values_list("territory", "college"))
    context = {
        "committees": [
            {"meter": fragments.meter(one), "college": College(said[one.pk]).label if one.pk in said else ""}
            for one in territories
        ],
        "to_hear": len(hearable_appeals(request.user)),
        "to_approve": approvable_questionnaires(request.user)[:MOST_TO_APPROVE],
        "consultations": page_of(_listed(request), request),
        "old": OLD in request.GET,
    }
    return render(request, "consultations/committee/home.html", context)


def _listed(request: HttpRequest) -> QuerySet[Consultation]:
    """?anciennes: the archived ones, to be read only."""
    sorted_here = codable_consultations(request.user)
    archived = {"state": State.ARCHIVED}
    return sorted_here.filter(**archived) if OLD in request.GET else sorted_here.exclude(**archived)


@for_person("committee.code")
@form_page
def college(request: HttpRequest, territory_id: UUID) -> HttpResponse:
    """Which college is hers: she says it, nobody else."""
    territory = get_object_or_404(Territory, pk=territory_id)
    require(sits_in(request.user, territory.pk))
    seat = Seat.objects.filter(user=request.user.pk, territory=territory).first()
    form = CollegeForm(request.POST or None, initial={"college": seat.college if seat else None})
    if request.method == "POST" and form.is_valid():
        say_college(territory.pk, college=College(form.cleaned_data["college"]), by=request.user)
        messages.success(request, _("C’est dit. Merci."))
        return redirect("consultations:committee")
    context = {"form": form, "territory": territory}
    return render(request, "consultations/committee/college.html", context, status=400 if form.errors else 200)


@for_person("committee.code")
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = sorted_by(request.user, slug)
    context = {"consultation": consultation, "desk": fragments.desk(consultation, request.user)}
    return render(request, "consultations/committee/desk.html", context)


@for_person("committee.code")
@require_POST
def deal(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = sorted_by(request.user, slug)
    dealt = deal_cards(consultation.pk, by=request.user)
    said = ngettext("%(n)s message a maintenant un numéro.", "%(n)s messages ont maintenant un numéro.", dealt)
    messages.success(request, said % {"n": dealt})
    return redirect("consultations:sorting", slug)


@for_person("committee.code")
@form_page
def theme_new(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = sorted_by(request.user, slug)
    form, status = ThemeForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            said = form.cleaned_data
            try:
                name_theme(consultation.pk, name=said["name"], rule=said["rule"], by=request.user)
            except Refusal as refusal:
                form.add_error("name", str(refusal.sentence))
            else:
                return redirect("consultations:sorting", slug)
    return _theme_page(request, consultation, form, None, status)


@for_person("committee.code")
@form_page
def theme_change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    consultation = sorted_by(request.user, slug)
    theme = get_object_or_404(Theme, sorting=consultation.pk, number=number)
    if request.method != "POST":
        form = ThemeForm(initial={"vu": theme.seq, "name": theme.name, "rule": theme.rule})
        return _theme_page(request, consultation, form, theme, 200)
    form, status = ThemeForm(request.POST), 400
    if form.is_valid():
        said = form.cleaned_data
        try:
            change_theme(theme.pk, name=said["name"], rule=said["rule"], seen=said["vu"] or 0, by=request.user)
        except Refusal as refusal:
            form = ThemeForm({**form.data.dict(), "vu": theme.seq})
            form.add_error("name", str(refusal.sentence))
            status = refusal.status
        else:
            return redirect("consultations:sorting", slug)
    return _theme_page(request, consultation, form, theme, status)


@for_person("committee.code")
@require_POST
def theme_merge(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """With the theme that was chosen; none: on its own again."""
    consultation, into = sorted_by(request.user, slug), request.POST.get("into", "")
    try:
        if into.isdecimal():
            merge_themes(consultation.pk, number=number, into=int(into), by=request.user)
            messages.success(request, _("Les deux thèmes sont réunis. Vous pouvez les séparer."))
        else:
            split_theme(consultation.pk, number=number, by=request.user)
            messages.success(request, _("Le thème est de nouveau seul."))
    except Stale as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("consultations:sorting", slug)


def sorted_by(user: User, slug: str) -> Consultation:
    """Raises Http404 for what does not exist, NotAllowed when `user` does not sort its messages."""
    consultation = get_object_or_404(Consultation.objects.announced(), slug=slug)
    require(can_code(user, consultation))
    return consultation


def _theme_page(
    request: HttpRequest, consultation: Consultation, form: ThemeForm, theme: Theme | None, status: int
) -> HttpResponse:
    others = [one for one in fragments.themes_of(consultation) if one != theme] if theme else []
    context = {"consultation": consultation, "form": form, "theme": theme, "others": others}
    return render(request, "consultations/committee/theme.html", context, status=status)
