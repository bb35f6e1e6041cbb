"""The life of the demo: what each room's `demo.build(life)` finds there, and leaves for the rooms above."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from kit import time


@dataclass(frozen=True)
class Account:
    """One line of `demo.json`: how to enter as somebody. What an account does not have is None."""

    key: str
    role: str
    name: str
    username: str | None
    phone: str | None
    password: str | None
    totp_secret: str | None
    structure: str | None


@dataclass
class Life:
    """Who is who in the demo, and dates around today.

    sample: False with --empty: only structures, staff and places. A room may add attributes of its own, by name.
    """

    sample: bool = True
    people: dict[str, Any] = field(default_factory=dict)  # key -> User, "moussa", "nadia", ...
    structures: dict[str, Any] = field(default_factory=dict)  # key -> Structure, "tilleuls", ...
    accounts: list[Account] = field(default_factory=list)
    today: dt.date = field(default_factory=time.today)

    def account(
        self,
        key: str,
        *,
        role: str,
        user: Any,
        password: str | None = None,
        totp_secret: str | None = None,
        structure: str | None = None,
    ) -> None:
        """Remember the user under `key`, and how to enter as them, for the banner and `demo.json`."""
        self.people[key] = user
        self.accounts.append(
            Account(
                key=key,
                role=role,
                name=user.get_full_name(),
                username=user.username,
                phone=user.phone,
                password=password,
                totp_secret=totp_secret,
                structure=structure,
            )
        )

    def accounts_as_data(self) -> dict[str, list[dict[str, str | None]]]:
        """What `demo.json` holds."""
        return {"accounts": [asdict(account) for account in self.accounts]}

    def day(self, n: int) -> dt.date:
        """The date `n` days from today; before today when negative."""
        return self.today + dt.timedelta(days=n)

    def at(self, n: int, hour: int, minute: int = 0) -> dt.datetime:
        """That moment of the day `n` days from today, on a Paris clock."""
        return dt.datetime.combine(self.day(n), dt.time(hour, minute), tzinfo=time.PARIS)
