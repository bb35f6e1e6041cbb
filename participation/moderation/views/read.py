"""The queue, and one message opened in it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.refusals import NotAllowed
from participation.moderation import fragments
from participation.moderation.forms import PublishForm, RefuseForm
from participation.moderation.models import ReviewItem
from participation.moderation.permissions import pending_count, visible_items
from participation.people.models import User
from participation.people.views.doors import for_team


@for_team("contribution.moderate")
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """À lire; with ?voir=fait, what was decided."""
    if request.GET.get("voir") == "fait":
        context = {"items": fragments.done(request.user), "waiting": pending_count(request.user), "opened": None}
        return render(request, "moderation/done.html", context)
    return render(
        request,
        "moderation/queue.html",
        fragments.queue(request.user) | {"selected": None, "opened": None, "form": None},
    )


@for_team("contribution.moderate")
@require_safe
def message(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """One message and the panel to decide: alone on a phone, beside the queue on a wide screen."""
    return render_message(request, visible_item(request.user, item_id))


def visible_item(user: User, item_id: UUID) -> ReviewItem:
    """Raises NotAllowed when `user` does not see it."""
    item = visible_items(user).with_decisions().filter(pk=item_id).first()
    if item is None:
        raise NotAllowed
    return item


def render_message(
    request: HttpRequest,
    item: ReviewItem,
    *,
    publish: PublishForm | None = None,
    refuse: RefuseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """publish, refuse: the form that came back with errors, if any; it keeps what was typed."""
    context = fragments.queue(request.user) | {
        "selected": item,
        "opened": item.pk,
        "decision": item.last_decision(),
        "publish_form": publish or PublishForm.proposed(item),
        "refuse_form": refuse or RefuseForm(initial={"version": item.version}),
        "form": publish or refuse,
    }
    return render(request, "moderation/queue.html", context, status=status)
