"""What somebody had written in a form that cannot be taken: kept or shown again, so that it is not lost."""

import re

from django.http import HttpRequest

# Fields of our forms where one word alone is already something said: a name, « oui », « seul ».
FREE_WORDS = ("text", "title", "aim", "guest", "name", "reason")
# Never shown again and never kept: what opens a door, by the words such names are made of.
SECRET = re.compile(
    r"password|(?:^|[_-])(?:pass|code|pin|otp|token|secret|credential|phone|username|login)s?\d*(?:$|[_-])",
    re.IGNORECASE,
)


def typed_words(request: HttpRequest) -> list[str]:
    """The free words of this POST, as they were typed; none for another request."""
    return [value for name, value in typed_fields(request) if is_free_words(name, value)]


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field of this POST but those that open a door, in the order of the form."""
    return [
        (name, value) for name, values in request.POST.lists() if not SECRET.search(name) for value in values if value
    ]


def is_free_words(name: str, value: str) -> bool:
    """Whether somebody wrote this, rather than pressed it: a known name, or letters with a space between them.

    In one pass: it is asked of whatever is sent, up to a million signs, before anybody is known.
    """
    *before_last, _last = value.split() or [""]
    return bool(value.strip()) and (name in FREE_WORDS or any(letter.isalpha() for letter in "".join(before_last)))
