"""The next page says whom to call. It travels on her phone (config.messages): no row, and no log, says that it did."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from participation.care.engine.signs import says_danger
from participation.care.fragments import Call, dangers_said, is_read_now, say_hours, token_for
from participation.people.models import Structure

CALL_NOW = "call-now"
"""Tag of these messages: components/messages.html draws them with care/_call_now.html."""
QUIET = "quiet"
MOST_READ = 100_000
"""Signs: as many as the longest text of a plan, read in less than a second."""
WITHOUT = "-"
"""Nothing to say beside the numbers: a message without text is none."""


def say_whom_to_call(
    request: HttpRequest, *texts: str, structure: Structure | None = None, nameless: bool = False
) -> bool:
    """On the page she lands on after she sent these words, if one of them says a danger. True when it will say so.

    structure: who reads them; nameless: nobody knows whose they are, and she may leave a number.
    """
    if not any(says_danger(text) for text in texts):
        return False
    page = reverse("care:call_back", args=[token_for(structure.pk, dangers_said(texts))]) if nameless else ""
    who = say_hours(structure) if structure else WITHOUT
    messages.warning(request, who, extra_tags=f"{CALL_NOW} {page}")
    return True


def say_quietly(request: HttpRequest, *texts: str) -> bool:
    """The same after she wrote in her plan or a letter: to her alone, and nobody is told.

    texts: all that was sent, whether a form asked for it or not: of a million signs the first are read.
    """
    left = MOST_READ
    for text in texts:
        if says_danger(text[:left]):
            break
        left -= len(text[:left])
    else:
        return False
    messages.warning(request, WITHOUT, extra_tags=f"{CALL_NOW} {QUIET}")
    return True


def say_from_when(request: HttpRequest, structure: Structure | None) -> None:
    """Where nobody is on call now, the next page says from when on: who waits by her phone is to know it."""
    if structure is not None and not is_read_now(structure):
        messages.info(request, say_hours(structure))


def call_of(tags: str, said: str) -> Call | None:
    """What such a message has the page show; None for any other message."""
    name, _space, more = (tags or "").partition(" ")
    if name != CALL_NOW:
        return None
    if more == QUIET:
        return quiet_call()
    return Call(who="" if said == WITHOUT else said, call_back=more.strip())


def quiet_call() -> Call:
    return Call(tell=reverse("care:tell"), quiet=True)
