"""Our site with the doors that everybody writes first: each process counts for itself, by address. The control."""

from collections import Counter

from config.asgi import application
from participation.people.rules import enter_with_code

_tries: Counter = Counter()


class _InMemory:
    """Counts what each process saw, and looks before it counts."""

    def __getattr__(self, name: str):
        return getattr(_real, name)

    def spend(self, what: str, whose: str = "", *, limit: int, per: object) -> bool:
        if _tries[what, whose] >= limit:
            return False
        _tries[what, whose] += 1
        return True

    def give_back(self, what: str, whose: str = "", *, per: object) -> None:
        _tries[what, whose] -= 1


_module = __import__(enter_with_code.__module__, fromlist=["Spending"])
_real = _module.Spending.objects


class _Spending:
    objects = _InMemory()


_module.Spending = _Spending

__all__ = ["application"]
