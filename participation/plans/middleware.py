"""What a person writes in her plan or her letters may say a danger. She alone is shown whom to call."""

from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from kit.typed import typed_words
from participation.care.views.saying import say_quietly

HERS = ("/mon-projet/", "/messages/")
OF_A_HELPER = ("/mon-projet/aide/", "/messages/aide/")


class NumbersForHer(MiddlewareMixin):
    """On the next page, whatever form of hers it was. Nobody is told, nothing is kept, no log says that it happened.

    Here and not in each view, so that no form of her pages is left out. Inside the middleware of messages.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        path = request.path_info
        if request.method != "POST" or not path.startswith(HERS) or path.startswith(OF_A_HELPER):
            return response
        if (
            response.status_code in (302, 303)
            and request.user.is_authenticated
            and say_quietly(request, *typed_words(request))
        ):
            # The numbers stand at the top: a page that opens at its last message would hide them.
            response.headers["Location"] = response.headers["Location"].partition("#")[0]
        return response
