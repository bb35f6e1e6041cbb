"""`GET /live/`: the same entries, where sockets are blocked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from live import wire
from live.looking import Follower, look


@require_safe
@never_cache
def catch_up(request: HttpRequest) -> HttpResponse:
    """{"entries": [frames], "seq": the last one, "reload": whether it is too far}. Signed out, denied, unknown: 404."""
    try:
        stream, after = wire.wish(request.GET.get("stream", ""), request.GET.get("after", "0"))
    except wire.Unreadable as error:
        raise Http404 from error
    follower = Follower(request.session.session_key or "", stream, after, asked=True, by_get=True)
    delivery = look([follower], ask_all=True)[follower]
    if delivery.close in (wire.SIGNED_OUT, wire.NOT_YOURS):
        raise Http404
    body = wire.catch_up_body(delivery.frames, delivery.after, reload=delivery.close is not None)
    return HttpResponse(body, content_type="application/json")
