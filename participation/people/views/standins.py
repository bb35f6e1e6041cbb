"""Who accompanies a person, and who stands in: the team's page, and her own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal
from kit.time import today
from participation.people.forms import AnotherForm, StandInAnswerForm, StandInForm
from participation.people.models import Referent, User, dated
from participation.people.permissions import can_name_stand_in, findable_persons, possible_stand_ins
from participation.people.rules import StandInAnswer, answer_stand_in, choose_stand_in, end_stand_in, name_stand_in

from .doors import for_person, for_team


@for_team("person.find")
def stand_ins(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Who accompanies this person and who stands in, for her team; the form, for who may name somebody."""
    person = findable_persons(request.user).filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    relation = Referent.objects.filter(dated(), person=person, stands_in_for=None).select_related("worker").first()
    if relation is None or not can_name_stand_in(request.user, relation):
        if request.method == "POST":
            raise NotAllowed
        return _team_page(request, person, relation, None)
    form = StandInForm(request.POST or None, possible=possible_stand_ins(relation))
    if not form.is_valid():
        return _team_page(request, person, relation, form)
    try:
        name_stand_in(relation.pk, **form.chosen(), by=request.user)
    except Refusal as refusal:
        return _team_page(request, person, relation, form, refusal)
    messages.success(request, _("C’est noté."))
    return redirect("people:stand_ins", person.pk)


@for_team("roles", "meeting.plan")
@require_POST
def stand_in_end(request: HttpRequest, stand_in_id: UUID) -> HttpResponse:
    stand_in = Referent.objects.filter(pk=stand_in_id).first()
    if stand_in is None:
        raise NotAllowed
    end_stand_in(stand_in.pk, by=request.user)
    messages.success(request, _("Le remplacement est fini."))
    return redirect("people:stand_ins", stand_in.person_id)


@for_person()
def my_referents(request: HttpRequest) -> HttpResponse:
    """Who accompanies me, and who stands in: what I may answer is beside each."""
    return render(request, "people/my_referents.html", {"relations": _relations(request.user)})


@for_person("consent.give", "consent.revoke")
@require_POST
def stand_in_answer(request: HttpRequest, stand_in_id: UUID) -> HttpResponse:
    form = StandInAnswerForm(request.POST)
    if not form.is_valid():
        return redirect("people:my_referents")
    answer = form.cleaned_data["answer"]
    answer_stand_in(stand_in_id, answer=answer, by=request.user)
    said = {
        StandInAnswer.YES: _("C’est noté : vous êtes d’accord."),
        StandInAnswer.TALK: _("C’est noté : vous voulez en parler. Votre équipe le sait."),
        StandInAnswer.NO: _("C’est noté : c’est non. Cette personne ne voit plus votre projet."),
    }
    messages.success(request, said[answer])
    return redirect("people:my_referents")


@for_person("consent.give")
def stand_in_another(request: HttpRequest, stand_in_id: UUID) -> HttpResponse:
    """« J’en préfère un autre » : among those who work there."""
    mine = Referent.objects.filter(person=request.user, ends_on__gte=today()).exclude(stands_in_for=None)
    stand_in = mine.select_related("worker", "stands_in_for").filter(pk=stand_in_id).first()
    if stand_in is None:
        raise NotAllowed
    possible = possible_stand_ins(stand_in.stands_in_for).exclude(user=stand_in.worker_id)
    form = AnotherForm(request.POST or None, possible=possible)
    context = {"form": form, "stand_in": stand_in, "possible": possible}
    if not form.is_valid():
        return render(request, "people/stand_in_another.html", context, status=400 if form.errors else 200)
    chosen = choose_stand_in(stand_in.pk, worker_id=form.cleaned_data["worker"].user_id, by=request.user)
    messages.success(request, _("C’est noté. Vous avez choisi %(name)s.") % {"name": chosen.worker.get_full_name()})
    return redirect("people:my_referents")


def _relations(person: User) -> list[Referent]:
    """Each with `coming`: its stand-ins of today and of the days to come, the refused ones too."""
    relations = list(
        Referent.objects.filter(dated(), person=person, stands_in_for=None)
        .select_related("worker", "structure")
        .order_by("pk")
    )
    for relation in relations:
        relation.coming = list(
            relation.stand_ins.filter(ends_on__gte=today()).select_related("worker").order_by("starts_on", "pk")
        )
    return relations


def _team_page(
    request: HttpRequest,
    person: User,
    relation: Referent | None,
    form: StandInForm | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    if form and refusal:
        form.add_error(None, str(refusal.sentence))
    named = Referent.objects.filter(stands_in_for=relation) if relation else Referent.objects.none()
    context = {
        "person": person,
        "relation": relation,
        "form": form,
        "stand_ins": named.select_related("worker").order_by("-starts_on", "-pk")[:20],
        "today": today(),
    }
    status = refusal.status if refusal else 400 if form and form.errors else 200
    return render(request, "people/stand_ins.html", context, status=status)
