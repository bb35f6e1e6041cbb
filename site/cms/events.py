"""What happens to news."""

from dataclasses import dataclass

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class NewsPublished(Event):
    """A piece of news is on the public pages: new, or changed. `page` and `revision` are Wagtail's ids."""

    page: int
    revision: int

    def streams(self) -> tuple[str, ...]:
        return ("news",)
