"""The ways a rule says no. Views let them pass; config.middleware turns each into its page."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Refusal(Exception):
    """A rule refused. `sentence` is what the person reads: plain, and says what to do."""

    status = 400
    sentence: "str | StrPromise" = _("Ce n’est pas possible pour le moment.")

    def __init__(self, sentence: "str | StrPromise | None" = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(str(self.sentence))


class NotAllowed(Refusal):
    """Not for this viewer: shown as the same 404 as what does not exist."""

    status = 404
    sentence = _("Cette page n’existe pas.")


class Stale(Refusal):
    """Somebody was faster: 409. Nothing typed may be lost, so views usually catch it themselves."""

    status = 409
    sentence = _("Quelqu’un a changé cette page pendant que vous écriviez.")


class TooFast(Refusal):
    """Too many tries: 429."""

    status = 429
    sentence = _("C’est trop rapide. Attendez quelques minutes, puis essayez encore.")


def require(allowed: bool) -> None:
    """Raise NotAllowed unless `allowed`. Reads as a sentence: require(can_book(by, session))."""
    if not allowed:
        raise NotAllowed
