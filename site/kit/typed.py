"""What somebody had written in a form that cannot be taken: shown again, so that it is not lost."""

from django.http import HttpRequest

# The fields of our forms where one writes sentences. Never a number, a code or a password.
FREE_WORDS = ("text", "title", "aim", "guest", "name")


def typed_words(request: HttpRequest) -> list[str]:
    """The free words of this POST, as they were typed; none for another request."""
    return [words for name in FREE_WORDS if (words := request.POST.get(name, "")).strip()]
