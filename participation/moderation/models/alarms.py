"""Whom to wake when words of danger arrive. Upper rooms fill it in their AppConfig.ready(); this room imports none."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .items import ReviewItem

Alarm = Callable[["ReviewItem"], None]
_alarms: list[Alarm] = []
_followers: list[Alarm] = []


def register(alarm: Alarm) -> None:
    """Add what is called with each item whose words speak of danger, in the transaction that receives them.

    Called again when the author sends other words for the same item. Last of all, after the journal: whoever writes in
    its own stream too then holds that of moderation first, however many items one transaction receives.
    """
    _alarms.append(alarm)


def sound(item: "ReviewItem") -> None:
    """The words of this item may say a danger."""
    for alarm in _alarms:
        alarm(item)


def follow(follower: Alarm) -> None:
    """Add what is called with each item that other words or another reader were given, and that says no danger: what
    was raised for its first words goes where they are read now. In the same transaction, and last of all."""
    _followers.append(follower)


def moved(item: "ReviewItem") -> None:
    """This item has other words or another reader, and does not sound."""
    for follower in _followers:
        follower(item)
