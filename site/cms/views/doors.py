"""Who enters `/gestion/`, and what takes the place of the doors Wagtail would have there."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.models import Page

from cms.permissions import can_enter
from cms.views.hiding import told_pages
from kit.refusals import NotAllowed, require
from participation.people.views.doors import Audience, for_anyone, to_entrance

View = Callable[..., HttpResponse]


def for_editors(view: View) -> View:
    """Somebody whose roles open `/gestion/` today. A visitor is led to the staff door; to others it does not exist.

    Asked of the permission table at each request: the groups Wagtail goes by may lag behind a role that ended.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_staff_door(request)
        require(can_enter(request.user))
        if "parent_page_id" in kwargs:  # Wagtail names the page it lists the children of, whoever asks
            require(told_pages(request.user, Page.objects.filter(pk=kwargs["parent_page_id"])).exists())
        if kwargs.get("model_name", "").lower() == "page":  # what is done to many at once names those it leaves out
            require(not _names_hidden_pages(request))
        return view(request, *args, **kwargs)

    guarded.audience = Audience.EDITOR
    return guarded


def _names_hidden_pages(request: HttpRequest) -> bool:
    """Whether a page that this editor is not told of is among those ticked; « all » takes every page there is."""
    ids = request.GET.getlist("id")
    ticked = Page.objects.all() if "all" in ids else Page.objects.filter(pk__in=filter(str.isdecimal, ids))
    return ticked.exclude(pk__in=told_pages(request.user, ticked).values("pk")).exists()


@for_anyone
def to_staff_door(request: HttpRequest, *_args, **_kwargs) -> HttpResponse:
    """In place of Wagtail's login, which would let in without a second factor."""
    return to_entrance(request, "people:enter_team")


@for_anyone
def walled_up(request: HttpRequest, *_args, **_kwargs) -> HttpResponse:
    """In place of what Wagtail offers and this house does not: passwords, accounts and groups made by hand."""
    raise NotAllowed


@for_editors
def to_account(request: HttpRequest) -> HttpResponse:
    """One's account is kept in one place."""
    return HttpResponseRedirect("/compte/")
