"""The small copies of pictures, from the media folder. What was sent, and documents, are never served from there."""

from errno import ENAMETOOLONG

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from participation.people.views.doors import for_anyone

A_DAY = 24 * 60 * 60


@for_anyone
@require_safe
@cache_control(public=True, max_age=A_DAY)
def picture_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A copy made by prepare_pictures. A proxy in front may serve this one folder itself."""
    try:
        return serve(request, name, document_root=settings.MEDIA_ROOT / "images")
    except OSError as error:
        if error.errno != ENAMETOOLONG:
            raise
        raise Http404 from error
