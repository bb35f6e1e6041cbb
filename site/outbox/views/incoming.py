"""`/passerelle/reponses/`: where the operator hands on what people answer by SMS. For machines."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from outbox import gateways
from outbox.rules import take_incoming


@csrf_exempt  # nobody's cookie is asked for: the signature says who it is
@require_POST
@never_cache
def incoming(request: HttpRequest) -> HttpResponse:
    """200 once it is taken, the second time too: an operator tries again until it hears that. 401, 400: it need not."""
    if not gateways.hears():
        raise Http404
    try:
        heard = gateways.hear(request.headers, request.body)
    except gateways.NotSigned:
        return JsonResponse({"error": "signature"}, status=401)
    except gateways.Unreadable:
        return JsonResponse({"error": "body"}, status=400)
    return JsonResponse({"new": take_incoming(heard)})
