"""Who reads a message now. With script the page asks by itself, quietly; without it, a button does."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from participation.moderation import rules
from participation.people.views.doors import for_team

from .read import render_message, visible_item


@for_team("contribution.moderate")
@require_POST
def claim(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Take it or keep it two minutes more. Quietly: 204, or 409 with who has it, in a sentence."""
    try:
        rules.claim_item(item_id, by=request.user)
    except rules.HeldByAnother as refusal:
        if _is_quiet(request):
            return HttpResponse(str(refusal.sentence), status=refusal.status, content_type="text/plain; charset=utf-8")
        return render_message(request, visible_item(request.user, item_id), refusal=refusal)
    return _done(request, item_id)


@for_team("contribution.moderate")
@require_POST
def take_over(request: HttpRequest, item_id: UUID) -> HttpResponse:
    rules.take_over(item_id, by=request.user)
    return _done(request, item_id)


@for_team("contribution.moderate")
@require_POST
def release(request: HttpRequest, item_id: UUID) -> HttpResponse:
    rules.release_item(item_id, by=request.user)
    return HttpResponse(status=204) if _is_quiet(request) else redirect("moderation:queue")


def _done(request: HttpRequest, item_id: UUID) -> HttpResponse:
    return HttpResponse(status=204) if _is_quiet(request) else redirect("moderation:message", item_id=item_id)


def _is_quiet(request: HttpRequest) -> bool:
    """Asked by the script of a page, which shows nothing of the answer but a refusal."""
    return request.POST.get("quiet") == "1"
