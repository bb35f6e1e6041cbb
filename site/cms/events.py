"""What happens to news."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class NewsPublished(Event):
    """A piece of news is on the public pages: new, or changed. `page` and `revision` are Wagtail's ids."""

    page: int
    revision: int

    def streams(self) -> tuple[str, ...]:
        return ("news",)


@dataclass(frozen=True, kw_only=True)
class SessionChanged(Event):
    """A coordinator changed the seats, the hour or the place of a session, in `/gestion/`."""

    session: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"session:{self.session}",)
