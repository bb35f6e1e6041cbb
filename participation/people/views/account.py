"""/compte/: who I am here, whose phone this is, what is known of me."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kit.pages import page_of
from kit.time import now
from participation.people.engine.numbers import say_number
from participation.people.forms import MINE, AccountForm
from participation.people.forms import SHARED as SHARED_PHONE
from participation.people.fragments.doings import as_doings, doings_of
from participation.people.models import PhoneReset, Referent, SealedPost, User, accompanying
from participation.people.permissions import can_choose_pin, is_team, keeps_pages, memberships, runs_something
from participation.people.permissions.sessions import entered_lately
from participation.people.rules import change_account

from .doors import for_person
from .entering import DOOR, SHARED, Door, say_whose_phone


@for_person()
def account(request: HttpRequest) -> HttpResponse:
    user = request.user
    own = not request.session.get(SHARED, True)
    initial = {"name": user.name, "language": user.language, "whose": MINE if own else SHARED_PHONE}
    form = AccountForm(request.POST or None, initial=initial)
    if form.is_valid() and form.cleaned_data["whose"] == MINE and not (own or entered_lately(request.session, user)):
        form.add_error("whose", _("Pour cela, sortez, entrez encore une fois, puis revenez ici le dire."))
    if not form.is_valid():
        return render(request, "people/account.html", _known(request, form), status=400 if form.errors else 200)
    mine = form.cleaned_data["whose"] == MINE
    change_account(name=form.cleaned_data["name"], language=form.cleaned_data["language"], own_phone=mine, by=user)
    if request.session.get(DOOR) != Door.TEAM:
        say_whose_phone(request, mine=mine)
    messages.success(request, _("C’est enregistré."))
    return redirect("people:account")


@for_person()
@require_safe
def doings(request: HttpRequest) -> HttpResponse:
    """« Ce qui s’est passé sur mon compte », a page at a time."""
    page = page_of(doings_of(request.user), request)
    return render(request, "people/doings.html", {"page": page, "doings": as_doings(page.object_list, request.user)})


def _known(request: HttpRequest, form: AccountForm) -> dict[str, object]:
    """What the page says: the form, and all that the account holds."""
    user = request.user
    return {
        "form": form,
        "by_team_door": request.session.get(DOOR) == Door.TEAM,
        # The team has /gestion/ among its tabs.
        "runs_network": runs_something(user),
        "to_pages": keeps_pages(user) and not is_team(user),
        "may_choose_pin": can_choose_pin(user),
        "writes_kept": SealedPost.objects.filter(user=user, expires_at__gt=now()).exists(),
        "phone": say_number(user.phone) if user.phone else "",
        "reset": _reset_of(user),
        "roles": memberships(user).select_related("structure", "territory").order_by("starts_on", "pk"),
        "referents": Referent.objects.filter(accompanying(), person=user)
        .select_related("worker", "structure")
        .order_by("pk"),
    }


def _reset_of(user: User) -> PhoneReset | None:
    """The last time two workers gave her account back to her, when that is not long ago."""
    return PhoneReset.objects.lately(now()).filter(person=user).select_related("asked_by", "confirmed_by").first()
