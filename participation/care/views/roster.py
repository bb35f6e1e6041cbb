"""« La garde »: who is called when, how soon, about a child; and exercises."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kit.refusals import NotAllowed, Refusal
from participation.care import rules
from participation.care.forms import ChildContactForm, DelayForm, DrillForm, ShiftForm
from participation.care.models import ChildContact, OnCall, delay_of
from participation.care.permissions import run_structures, workers_of
from participation.people.engine.numbers import say_number
from participation.people.models import Structure
from participation.people.views.doors import for_staff


@for_staff("settings")
@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    """The structures one runs; the only one at once."""
    structures = list(run_structures(request.user).order_by("name", "pk"))
    if len(structures) == 1:
        return redirect("care:roster_of", structures[0].pk)
    return render(request, "care/rosters.html", {"structures": structures})


@for_staff("settings")
@require_safe
def roster_of(request: HttpRequest, structure_id: UUID) -> HttpResponse:
    return _page(request, _structure(request, structure_id))


@for_staff("settings")
@require_POST
def shift_add(request: HttpRequest, structure_id: UUID) -> HttpResponse:
    structure = _structure(request, structure_id)
    form = ShiftForm(request.POST, prefix="shift", people=workers_of(structure))
    if form.is_valid():
        try:
            rules.add_shift(structure.pk, **form.cleaned_data, by=request.user)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error("worker", refusal.sentence)
    return _done(request, structure, form, _("Le tour de garde est écrit."))


@for_staff("settings")
@require_POST
def shift_remove(request: HttpRequest, structure_id: UUID, shift_id: UUID) -> HttpResponse:
    structure = _structure(request, structure_id)
    rules.remove_shift(structure.pk, shift_id, by=request.user)
    messages.success(request, _("Le tour de garde est retiré."))
    return redirect("care:roster_of", structure.pk)


@for_staff("settings")
@require_POST
def delay(request: HttpRequest, structure_id: UUID) -> HttpResponse:
    structure = _structure(request, structure_id)
    form = DelayForm(request.POST, prefix="delay")
    if form.is_valid():
        rules.set_delay(structure.pk, **form.cleaned_data, by=request.user)
    return _done(request, structure, form, _("C’est enregistré."))


@for_staff("settings")
@require_POST
def child_contact(request: HttpRequest, structure_id: UUID) -> HttpResponse:
    structure = _structure(request, structure_id)
    form = ChildContactForm(request.POST, prefix="child")
    if form.is_valid():
        rules.set_child_contact(structure.territory_id, **form.cleaned_data, by=request.user)
    return _done(request, structure, form, _("C’est enregistré."))


@for_staff("settings")
@require_POST
def drill(request: HttpRequest, structure_id: UUID) -> HttpResponse:
    structure = _structure(request, structure_id)
    form = DrillForm(request.POST, prefix="drill")
    if not form.is_valid():
        raise NotAllowed
    rules.start_drill(structure.pk, key=form.cleaned_data["key"], by=request.user)
    messages.success(request, _("L’exercice commence. La garde est appelée."))
    return redirect("care:roster_of", structure.pk)


def _structure(request: HttpRequest, structure_id: UUID) -> Structure:
    structure = run_structures(request.user).filter(pk=structure_id).first()
    if structure is None:
        raise NotAllowed
    return structure


def _done(request: HttpRequest, structure: Structure, form: Form, said: str) -> HttpResponse:
    if form.errors:
        return _page(request, structure, form=form, status=400)
    messages.success(request, said)
    return redirect("care:roster_of", structure.pk)


def _page(request: HttpRequest, structure: Structure, *, form: Form | None = None, status: int = 200) -> HttpResponse:
    child = ChildContact.objects.filter(territory_id=structure.territory_id).first()
    known = {"name": child.name, "phone": say_number(child.phone), "hours": child.hours} if child else {}
    forms = {
        "shift_form": ShiftForm(prefix="shift", people=workers_of(structure)),
        "delay_form": DelayForm(prefix="delay", initial={"minutes": delay_of(structure.pk)}),
        "child_form": ChildContactForm(prefix="child", initial=known),
        "drill_form": DrillForm(prefix="drill"),
    }
    back = {f"{form.prefix}_form": form} if form is not None else {}
    shifts = list(OnCall.objects.of(structure))
    for shift in shifts:
        shift.is_reached = rules.is_reached(shift.worker_id)
    context = {"structure": structure, "shifts": shifts, "form": form}
    return render(request, "care/roster.html", context | forms | back, status=status)
