"""What stands above the queue, whatever waits in it. Upper rooms fill it in their AppConfig.ready()."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from participation.people.models import User

Pin = Callable[["User"], SafeString]
_pins: list[Pin] = []


def register(pin: Pin) -> None:
    """Add a function user -> html of a rendered template, "" when there is nothing above the queue for this user.

    A piece that is live brings its own section, with the name of its stream.
    """
    _pins.append(pin)


def above(user: "User") -> list[SafeString]:
    """The pieces of the pins that have something to show."""
    return [piece for pin in _pins if (piece := pin(user))]
