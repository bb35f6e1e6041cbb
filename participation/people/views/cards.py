"""Inviting a person face to face, and her paper card: on the screen this once, and on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal, require
from participation.people.forms import CardPaperForm, LinkForm, WelcomeForm
from participation.people.fragments.paper import paper_pdf
from participation.people.models import Structure, User
from participation.people.permissions import can_cancel_invitation, can_give_card, structures_where
from participation.people.rules import Card, NumberTaken, give_card, link_person, welcome_person

from .doors import for_staff, for_team
from .papers import paper_of, show_paper


@for_team("account.invite_person")
def card(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST makes the card and shows it this once, so it answers with the page itself."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    if request.method != "POST":
        require(can_give_card(request.user, person))
        return render(request, "people/card_ask.html", {"person": person})
    return _show(request, person, give_card(person.pk, by=request.user))


@for_team("account.invite_person")
def person_invite(request: HttpRequest) -> HttpResponse:
    """Somebody who has no account yet: a name, a number if she has one, a structure, and a card."""
    form = WelcomeForm(request.POST or None, structures=_structures(request))
    if not form.is_valid():
        return render(request, "people/person_invite.html", {"form": form}, status=400 if form.errors else 200)
    try:
        return _show(request, *welcome_person(**form.chosen(), by=request.user))
    except NumberTaken as refusal:
        # Somebody was faster than the form's own look.
        form.ask_owner(str(refusal.sentence))
        return render(request, "people/person_invite.html", {"form": form}, status=refusal.status)


@for_team("account.invite_person")
def person_link(request: HttpRequest) -> HttpResponse:
    """Somebody who opened her own account: her number typed whole, in front of her."""
    form = LinkForm(request.POST or None, structures=_structures(request))
    if not form.is_valid():
        return render(request, "people/person_link.html", {"form": form}, status=400 if form.errors else 200)
    try:
        person = link_person(**form.cleaned_data, by=request.user)
    except Refusal as refusal:
        form.add_error("phone", str(refusal.sentence))
        return render(request, "people/person_link.html", {"form": form}, status=refusal.status)
    messages.success(request, _("C’est fait. Son compte est relié à votre structure."))
    return redirect("desk:person", person.pk)


@for_staff("account.invite_person", "account.invite_worker", "roles")
@require_POST
@sensitive_post_parameters("code")
def card_pdf(request: HttpRequest) -> HttpResponse:
    """The card that is on the screen, as a PDF: made from what the page sends back, for it is kept nowhere."""
    form = CardPaperForm(request.POST)
    account = User.objects.filter(pk=form.cleaned_data["account"]).first() if form.is_valid() else None
    if account is None or account.username != form.cleaned_data["username"]:
        raise NotAllowed
    require(can_cancel_invitation(request.user, account))
    paper = paper_of(request, account, code=form.cleaned_data["code"])
    try:
        response = HttpResponse(paper_pdf(paper), content_type="application/pdf")
    except Refusal as refusal:
        return show_paper(request, account, paper, refusal=refusal)
    response["Content-Disposition"] = 'inline; filename="carte.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _structures(request: HttpRequest):
    return Structure.objects.filter(pk__in=structures_where(request.user, "account.invite_person"))


def _show(request: HttpRequest, person: User, given: Card) -> HttpResponse:
    return show_paper(request, person, paper_of(request, person, code=given.code))
