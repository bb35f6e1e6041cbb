"""« Le téléphone de démonstration »: what a phone would show. Exists in the demo only."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from outbox.engine import outfile

SHOWN = 50


@require_safe
@never_cache
def telephone(request: HttpRequest) -> HttpResponse:
    """Every message of the demo, newest first; with ?a=<number>, those of one phone."""
    number = request.GET.get("a", "")
    messages = outfile.newest(Path(settings.OUTBOX_FILE), SHOWN)
    phones = {message.to: message for message in reversed(messages)}
    shown = [message for message in messages if not number or message.to == number]
    context = {"sent": shown, "phones": list(phones.values()), "number": number}
    return render(request, "outbox/telephone.html", context)
