"""« Où j’en suis »: a page of hers alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kit.refusals import NotAllowed, Refusal, require
from participation.people.views.doors import for_person
from participation.plans.forms import RatingForm
from participation.plans.fragments import Viewer, own_ratings
from participation.plans.models import OwnRating, Pillar, Section, ShownRating
from participation.plans.permissions import can_write_own_words
from participation.plans.rules import PlanClosed, erase_rating, rate_situation, show_rating

from .pages import home, plan_page, refused, section_of, status_of

PERSON = Viewer.PERSON


@for_person("plan.own_words")
@require_http_methods(["GET", "HEAD", "POST"])
def situation(request: HttpRequest, section_id: UUID) -> HttpResponse:
    """A value from 0 to 10, kept or shown; and all those before, each with what she may do with it."""
    section = section_of(request.user, PERSON, section_id, "plan.own_words")
    require(section.pillar != Pillar.WISH)
    form = RatingForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, section, form)
    show = "show" in request.POST
    try:
        rate_situation(section_id, **form.cleaned_data, show=show, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _page(request, section, form, refusal)
    messages.success(request, _("C’est montré.") if show else _("C’est gardé pour vous."))
    return redirect("plans:situation", section_id)


@for_person("plan.own_words")
@require_POST
def show(request: HttpRequest, rating_id: UUID) -> HttpResponse:
    section = _section_of(request, rating_id)
    try:
        show_rating(rating_id, by=request.user)
    except PlanClosed as refusal:
        return plan_page(request, section.plan, PERSON, refusal=refusal)
    messages.success(request, _("C’est montré."))
    return redirect("plans:situation", section.pk)


@for_person("plan.own_words")
@require_POST
def erase(request: HttpRequest, rating_id: UUID) -> HttpResponse:
    section = _section_of(request, rating_id)
    erase_rating(rating_id, by=request.user)
    messages.success(request, _("C’est effacé."))
    return redirect("plans:situation", section.pk)


def _section_of(request: HttpRequest, rating_id: UUID) -> Section:
    """The part that one of her values speaks of. Raises NotAllowed."""
    hers = {"pk": rating_id, "section__plan__person": request.user}
    for rows in (OwnRating.objects, ShownRating.objects):
        if found := rows.filter(**hers).select_related("section__plan__person").first():
            require(can_write_own_words(request.user, found.section.plan))
            return found.section
    raise NotAllowed


def _page(request: HttpRequest, section: Section, form: RatingForm, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "form": form,
        "pillar": Pillar(section.pillar),
        "ratings": own_ratings(section),
        "open": section.plan.is_open,
        "back": home(PERSON, section.plan, section),
    }
    return render(request, "plans/situation.html", context, status=status_of(form, refusal))
