"""The picture that comes with words: to those who read them first, then to everybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kit.refusals import NotAllowed, require
from participation.moderation.models import ReviewPicture
from participation.moderation.permissions import can_see_picture
from participation.people.views.doors import for_anyone


@for_anyone
@require_safe
def picture(request: HttpRequest, item_id: UUID) -> HttpResponse:
    found = ReviewPicture.objects.select_related("item__structure").filter(pk=item_id).first()
    if found is None:
        raise NotAllowed
    require(can_see_picture(request.user, found.item))
    response = HttpResponse(bytes(found.content), content_type="image/webp")
    # Taken away, it is gone from the next page on.
    response["Cache-Control"] = "private, no-cache" if found.item.shows_picture else "no-store"
    return response
