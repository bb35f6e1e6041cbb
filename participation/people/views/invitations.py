"""First keys: those one made, and the door of the team for whoever holds one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kit.pages import page_of
from kit.refusals import NotAllowed, Refusal, require
from kit.time import now
from participation.people.forms import FirstPasswordForm, InvitationForm
from participation.people.models import Invitation, User
from participation.people.permissions import can_cancel_invitation, can_renew_worker, visible_invitations
from participation.people.rules import (
    WorkerInvitation,
    accept_invitation,
    cancel_invitation,
    check_invitation,
    renew_worker,
)

from .doors import for_anyone, for_staff
from .entering import MINUTE, Door, sign_in
from .papers import paper_of, show_paper

INVITED = "people.invited"


@for_staff("account.invite_person", "account.invite_worker", "roles")
def invitations(request: HttpRequest) -> HttpResponse:
    """Those waiting, used, dead and cancelled: never their codes."""
    page = page_of(visible_invitations(request.user), request)
    moment = now()
    for one in page:
        one.dead = one.used_at is None and one.cancelled_at is None and one.expires_at <= moment
        waiting = one.used_at is None and one.cancelled_at is None and not one.dead
        one.may_cancel = waiting and can_cancel_invitation(request.user, one.user)
    return render(request, "people/invitations.html", {"page": page})


@for_staff("account.invite_person", "account.invite_worker", "roles")
@require_POST
def invitation_cancel(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    cancel_invitation(invitation_id, by=request.user)
    messages.success(request, _("L’invitation est annulée. Son code ne marche plus."))
    return redirect("people:invitations")


@for_staff("roles", "account.invite_worker")
def worker_renew(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """« Mot de passe perdu » : GET asks, POST makes a code and shows it this once."""
    worker = User.objects.filter(pk=user_id, is_active=True).first()
    if worker is None:
        raise NotAllowed
    if request.method != "POST":
        require(can_renew_worker(request.user, worker))
        return render(request, "people/worker_renew.html", {"worker": worker})
    return show_invitation(request, renew_worker(worker.pk, by=request.user))


def show_invitation(request: HttpRequest, invited: WorkerInvitation) -> HttpResponse:
    return show_paper(request, invited.user, paper_of(request, invited.user, code=invited.code))


@for_anyone
@sensitive_post_parameters("code")
def enter_invited(request: HttpRequest) -> HttpResponse:
    """The name and the code of an invitation. Then a password, then a second factor."""
    form = InvitationForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/enter_invited.html", {"form": form}, status=400 if form.errors else 200)
    try:
        invitation = check_invitation(username=form.cleaned_data["username"], typed=form.cleaned_data["code"])
    except Refusal as refusal:
        form.add_error("code", str(refusal.sentence))
        return render(request, "people/enter_invited.html", {"form": form}, status=refusal.status)
    request.session[INVITED] = str(invitation.pk)
    request.session.set_expiry(30 * MINUTE)
    return redirect("people:enter_invited_password")


@for_anyone
@sensitive_post_parameters("password1", "password2")
def enter_invited_password(request: HttpRequest) -> HttpResponse:
    """One's own password uses the code, and opens the door to the second factor."""
    invited = request.session.get(INVITED)
    invitation = Invitation.objects.live(now()).select_related("user").filter(pk=invited).first() if invited else None
    if invitation is None:
        return redirect("people:enter_invited")
    form = FirstPasswordForm(request.POST or None, user=invitation.user)
    if not form.is_valid():
        return render(request, "people/first_password.html", {"form": form}, status=400 if form.errors else 200)
    try:
        user = accept_invitation(invitation.pk, password=form.cleaned_data["password1"])
    except Refusal as refusal:
        form.add_error(None, str(refusal.sentence))
        return render(request, "people/first_password.html", {"form": form}, status=refusal.status)
    request.session.pop(INVITED)
    return sign_in(request, user, door=Door.TEAM)
