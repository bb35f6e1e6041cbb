"""« Le téléphone de démonstration »: what a phone would show, and may answer. Exists in the demo only."""

from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from outbox import gateways
from outbox.engine import outfile
from outbox.gateways import file
from outbox.rules import take_incoming

SHOWN, LONGEST = 50, 160


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def telephone(request: HttpRequest) -> HttpResponse:
    """Every message of the demo, newest first; with ?a=<number>, those of one phone, which may answer."""
    number = request.GET.get("a", "")
    messages = outfile.newest(Path(settings.OUTBOX_FILE), SHOWN, Path(settings.INCOMING_FILE))
    phones = {message.to: message for message in reversed(messages)}
    if request.method == "POST":
        return _answer(request.POST.get("text", ""), number if number in phones else "")
    shown = [message for message in messages if not number or message.to == number]
    by_sms = number in phones and phones[number].channel == "sms" and gateways.hears()
    context = {"sent": shown, "phones": list(phones.values()), "number": number, "answers": by_sms}
    return render(request, "outbox/telephone.html", context)


def _answer(text: str, number: str) -> HttpResponse:
    """As an operator hands it on: signed, and read by the same gateway."""
    if number and text.strip():
        take_incoming(gateways.hear(*file.answer(number=number, text=text.strip()[:LONGEST])))
    return redirect(f"{reverse('demo:telephone')}?{urlencode({'a': number})}")
