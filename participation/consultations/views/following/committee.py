"""`/comite/…/recommandations/`: written by the committee, handed over together."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import NotAllowed, Refusal, require
from participation.consultations.forms import AddressForm, RecommendationForm
from participation.consultations.models import Consultation, Recommendation
from participation.consultations.permissions import addressees, can_recommend
from participation.consultations.rules import AlreadyHanded, address_again, hand_over, write_recommendation
from participation.people.models import User
from participation.people.views.doors import for_person
from participation.plans.models.receipt import KeyUsedElsewhere


@for_person("recommendation.write")
@require_safe
def recommendations(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = _of(request.user, slug)
    rows = Recommendation.objects.filter(consultation=consultation).told().order_by("number")
    waiting = [row for row in rows if row.handed_at is None]
    whom = list(addressees(consultation.structure.territory_id))
    gone = [row for row in rows if row.handed_at and row.addressee_id not in {one.pk for one in whom}]
    context = {"consultation": consultation, "rows": rows, "waiting": waiting, "whom": whom, "for_nobody": gone}
    return render(request, "consultations/following/recommendations.html", context)


@for_person("recommendation.write")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """A new one, or one that has not been handed over."""
    consultation = _of(request.user, slug)
    row = get_object_or_404(Recommendation, consultation=consultation, number=number) if number else None
    if row and row.handed_at:
        messages.info(request, AlreadyHanded.sentence)
        return redirect("consultations:recommendations", slug)
    initial = RecommendationForm.initial_of(row) if row else None
    form, status = RecommendationForm(request.POST or None, initial=initial, consultation=consultation), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                key = form.cleaned_data["key"]
                write_recommendation(consultation.pk, form.said(), number=number, key=key, by=request.user)
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                if isinstance(refusal, KeyUsedElsewhere):
                    form.anew()
                status = refusal.status
            else:
                return redirect("consultations:recommendations", slug)
    context = {"consultation": consultation, "form": form, "row": row}
    return render(request, "consultations/following/write.html", context, status=status)


@for_person("recommendation.write")
@require_POST
def hand(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = _of(request.user, slug)
    try:
        hand_over(consultation.pk, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.info(request, refusal.sentence)
    else:
        messages.success(request, _("Vos demandes sont remises. Tout le monde peut les lire."))
    return redirect("consultations:recommendations", slug)


@for_person("recommendation.write")
@require_POST
def address(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """To whoever replies now, in place of somebody who is gone."""
    row = get_object_or_404(Recommendation, consultation=_of(request.user, slug), number=number)
    form = AddressForm(request.POST)
    try:
        if form.is_valid():
            address_again(row.pk, addressee=form.cleaned_data["addressee"], by=request.user)
            messages.success(request, _("La demande a un nouveau destinataire."))
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("consultations:recommendations", slug)


def _of(user: User, slug: str) -> Consultation:
    consultation = get_object_or_404(Consultation.objects.announced().select_related("structure"), slug=slug)
    require(can_recommend(user, consultation))
    return consultation
