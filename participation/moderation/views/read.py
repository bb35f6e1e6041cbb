"""The queue, and one message opened in it."""

from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_safe

from kit.refusals import NotAllowed, Refusal
from participation.moderation import fragments
from participation.moderation.forms import NoteForm, PublishForm, RefuseForm
from participation.moderation.models import ReviewItem, subjects
from participation.moderation.permissions import can_decide, side_of, visible_items
from participation.people.models import User
from participation.people.views.doors import for_team

NOTES = ("ask", "advise", "hold", "escalate", "move")
"""The acts that come with words for the team."""


@for_team("contribution.moderate")
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The tab of ?voir=, filtered by ?source= and ?retard=."""
    context = fragments.queue(request.user, **asked(request.GET))
    return render(
        request, "moderation/queue.html", context | {"selected": None, "opened": None, "form": None, "page": ""}
    )


@for_team("contribution.moderate")
@require_safe
def message(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """One message and the panel to decide: alone on a phone, beside the queue on a wide screen."""
    return render_message(request, visible_item(request.user, item_id))


def asked(given: MultiValueDict) -> dict[str, object]:
    """What the address asks for; anything else is the first tab, whole."""
    tab, kind = given.get("voir", ""), given.get("source", "")
    return {
        "tab": tab if tab in {one.name for one in fragments.TABS} else "lire",
        "kind": kind if kind in subjects.every() else "",
        "late": given.get("retard") == "1",
    }


def visible_item(user: User, item_id: UUID) -> ReviewItem:
    """Raises NotAllowed when `user` does not see it."""
    item = (
        visible_items(user)
        .select_related("claimed_by", "reader", "structure")
        .with_decisions()
        .filter(pk=item_id)
        .first()
    )
    if item is None:
        raise NotAllowed
    return item


def render_message(
    request: HttpRequest,
    item: ReviewItem,
    *,
    form: Form | None = None,
    act: str = "",
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    """form, act: the form that came back with errors, and the name of what it was for; it keeps what was typed.

    refusal: why nothing was done, said above the panel.
    """
    version = {"version": item.version}
    forms: dict[str, Form] = {
        "publish": PublishForm.proposed(item),
        "refuse": RefuseForm(initial=version),
        **{name: NoteForm(initial=version, auto_id=f"{name}-%s") for name in NOTES},
    }
    if form is not None:
        forms[act] = form
    publish = forms["publish"]
    fresh = fragments.undoable(request.user)
    context = (
        fragments.queue(request.user)
        | fragments.beside(request.user, item)
        | {
            "selected": item,
            "undo": next((one for one in fresh if one.item_id == item.pk), None),
            "undoable": [one for one in fresh if one.item_id != item.pk][: fragments.UNDOABLE],
            "opened": item.pk,
            "decision": item.last_decision(),
            "forms": forms,
            "hides": publish.hides(item) if isinstance(publish, PublishForm) else 0,
            "form": form,
            "refusal": refusal,
            "page": reverse("moderation:message", args=[item.pk]) if form or refusal else "",
            "may_decide": can_decide(request.user, item),
            "hears": side_of(request.user, item),
            "holder": item.holder if item.holder_id != request.user.pk else None,
            "is_mine": item.holder_id == request.user.pk,
        }
    )
    return render(request, "moderation/queue.html", context, status=refusal.status if refusal else status)
