"""« Mon espace »: what matters now to the person who just entered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from journal.models import head_seq
from participation.consultations.models import Consultation
from participation.moderation.events import MINE
from participation.moderation.models import ReviewItem
from participation.people.fragments.doings import done_by_others
from participation.people.fragments.news import stand_in_to_answer
from participation.people.models import Role
from participation.people.permissions import has_role, help_asked_of, is_staff, is_team, mandates_held
from participation.people.views.doors import for_person
from participation.plans.fragments import coordinations_of, glass_told, meetings_of, plan_card
from participation.plans.permissions import helped_plans
from workshops.fragments import bookings_of

SHOWN = 3
"""How many of each a first screen shows; the rest is one link away."""


@for_person()
def my_space(request: HttpRequest) -> HttpResponse:
    if is_team(request.user):
        return redirect("desk:team_day")
    if is_staff(request.user):
        return redirect("/compte/")
    stream = f"{MINE}:{request.user.pk}"
    context = {
        "words_stream": stream,
        "words_seq": head_seq(stream),
        "glass": glass_told(request.user),
        "stand_in": stand_in_to_answer(request.user),
        "done_by_others": done_by_others(request.user),
        "meetings": meetings_of(request.user)[:SHOWN],
        "coordinations": coordinations_of(request.user)[:SHOWN],
        "plan": plan_card(request.user),
        "helped": helped_plans(request.user).select_related("person")[:SHOWN],
        "help_asked": help_asked_of(request.user).exists(),
        "helps": mandates_held(request.user).exists(),
        "bookings": bookings_of(request.user)[:SHOWN],
        "sits": has_role(request.user, Role.COMMITTEE),
        "consultations": Consultation.objects.open()[:SHOWN],
        "messages_sent": ReviewItem.objects.sent_by(request.user)[:SHOWN],
    }
    return render(request, "desk/my_space.html", context)
