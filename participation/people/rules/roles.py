"""The registry of who wants to know that somebody's roles changed.

The one use: cms keeps Wagtail's groups in step. Fill it in AppConfig.ready():
`from participation.people.rules import watch_roles; watch_roles(sync_groups)`.
"""

from collections.abc import Callable
from uuid import UUID

_watchers: list[Callable[[UUID], None]] = []


def watch_roles(watcher: Callable[[UUID], None]) -> None:
    """Call `watcher(user id)` in the transaction of each change of role, and at each entrance by the staff door.

    At the entrance too, because a dated role begins and ends without anybody's act.
    """
    _watchers.append(watcher)


def roles_changed(user_id: UUID) -> None:
    for watcher in _watchers:
        watcher(user_id)
