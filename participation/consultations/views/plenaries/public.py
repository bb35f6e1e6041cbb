"""`/consultations/plenieres/`: what everybody reads, and the themes one proposes or supports."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import Stale, require
from kit.time import in_paris
from participation.care.views.saying import say_whom_to_call
from participation.consultations import fragments
from participation.consultations.forms import TopicForm
from participation.consultations.models import Plenary, Topic
from participation.consultations.permissions import can_propose
from participation.consultations.rules import ThreeAtMost, TopicsClosed, leave_topic, propose_topic, support_topic
from participation.people.models import User
from participation.people.views.doors import for_anyone, for_person

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_anyone
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    return render(request, "consultations/plenaries/calendar.html", {"calendars": fragments.calendars()})


@for_anyone
@require_safe
def plenary(request: HttpRequest, plenary_id: UUID) -> HttpResponse:
    seq = fragments.last_told(fragments.PLENARIES, plenary_id) if request.user.is_authenticated else None
    found = plenary_of(plenary_id)
    context = {"seq": seq if fragments.is_followed(found) else None} | fragments.themes_shown(found, request.user)
    return render(request, "consultations/plenaries/plenary.html", context)


@for_anyone
@require_safe
def minutes(request: HttpRequest, plenary_id: UUID) -> HttpResponse:
    """To print, or to keep; ?facile: in easy words."""
    found = plenary_of(plenary_id)
    if found.minutes_at is None:
        raise Http404
    content = fragments.minutes_pdf(found, easy="facile" in request.GET)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="compte-rendu-{in_paris(found.day).date()}.pdf"'
    return response


@for_person("agenda.propose")
@form_page
def topic_new(request: HttpRequest, plenary_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """For oneself, or with a person one helps."""
    found = plenary_of(plenary_id)
    person = get_object_or_404(User, pk=person_id) if person_id and person_id != request.user.pk else None
    require(can_propose(request.user, found, person))
    form, status = TopicForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                propose_topic(found.pk, **form.cleaned_data, person=person, by=request.user)
            except Stale as refusal:
                form.add_error("text", str(refusal.sentence))
                status = refusal.status
            else:
                messages.success(request, _("Merci. L’équipe lit votre thème. Puis tout le monde peut le lire."))
                say_whom_to_call(request, form.cleaned_data["text"], structure=found.structure)
                return redirect("consultations:plenary", plenary_id)
    context = {"form": form, "plenary": found, "when": fragments.say_moment(found), "helped": person}
    return render(request, "consultations/plenaries/topic.html", context, status=status)


@for_person("agenda.propose")
@require_POST
def support(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """`garder=non`: take one's voice back."""
    topic = Topic.objects.filter(pk=topic_id).first()
    if topic is None:
        raise Http404
    try:
        if request.POST.get("garder") == "non":
            leave_topic(topic_id, by=request.user)
        else:
            support_topic(topic_id, by=request.user)
    except (TopicsClosed, ThreeAtMost) as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("consultations:plenary", topic.plenary_id)


def plenary_of(plenary_id: UUID) -> Plenary:
    """Raises Http404."""
    return get_object_or_404(Plenary.objects.told(), pk=plenary_id)
