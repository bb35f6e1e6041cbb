"""What the tests forbid that Django and pytest-socket let pass.

Undefined template variables, orders nobody asked for, and the ways out of this machine other than `connect()`.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.models import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler

ROOT = Path(__file__).resolve().parents[2]
OUR_TEMPLATES = str(ROOT / "templates")
OURS = ("config", "cms", "outbox", "live", "journal", "participation", "workshops")


class UndefinedVariable(AssertionError):
    """A template of ours uses a variable that its view does not pass."""


class FailsWhenShown(str):
    """`string_if_invalid` of the tests: fails in our templates, is nothing at all in those of others.

    Django asks whether it is true, then whether it holds "%s", then formats it with the variable's name. Answering
    « false » outside our templates leaves third-party templates exactly as they are in production.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return _template_being_rendered().startswith(OUR_TEMPLATES)

    def __contains__(self, part: object) -> bool:
        return part == "%s" or super().__contains__(part)

    def __mod__(self, variable: object) -> str:
        raise UndefinedVariable(f"{{{{ {variable} }}}} is not defined in {_template_being_rendered()}")


def _template_being_rendered() -> str:
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "render_annotated":
            return str(getattr(getattr(frame.f_locals.get("self"), "origin", None), "name", ""))
        frame = frame.f_back
    return ""


@contextlib.contextmanager
def shuffled() -> Iterator[None]:
    """Rows of our models come back in a different order each time, unless an order is asked for."""
    original = SQLCompiler.get_order_by

    def get_order_by(self: SQLCompiler) -> list[Any]:
        order = original(self)
        query = self.query
        module = getattr(query.model, "__module__", "") if query.model else ""
        if (
            order
            or type(self) is not SQLCompiler
            or module.split(".")[0] not in OURS
            or query.distinct
            or query.combinator
            or query.group_by is not None
            or query.subquery
            or not (query.default_cols or query.select)  # counts, and whether something exists
        ):
            return order
        by_chance = OrderBy(Random()).resolve_expression(query, allow_joins=True, reuse=None)
        sql, params = self.compile(by_chance)
        return [(by_chance, (sql, params, False))]

    SQLCompiler.get_order_by = get_order_by
    try:
        yield
    finally:
        SQLCompiler.get_order_by = original


class LeavesTheMachine(AssertionError):
    """A test asks for somebody's address, or sends a datagram outside."""


def _is_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    with contextlib.suppress(ValueError):
        address = ipaddress.ip_address(str(name).partition("%")[0])
        return address.is_loopback or address.is_unspecified
    return name == socket.gethostname()


@contextlib.contextmanager
def closed() -> Iterator[None]:
    """No name is looked up and nothing is sent to another machine. pytest-socket watches `connect()` alone."""
    look_up = socket.getaddrinfo
    ways_out = ("sendto", "connect_ex")
    originals = {name: getattr(socket.socket, name) for name in ways_out}

    def getaddrinfo(host: Any, *others: Any, **options: Any) -> list[Any]:
        if not _is_here(host):
            raise LeavesTheMachine(f"whose address is {host}")
        return look_up(host, *others, **options)

    def guarded(name: str) -> Any:
        def go_out(self: socket.socket, *others: Any) -> Any:
            where = others[-1]  # the address is the last argument of both
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(where[0]):
                raise LeavesTheMachine(f"{name} {where}")
            return originals[name](self, *others)

        return go_out

    socket.getaddrinfo = getaddrinfo
    for name in ways_out:
        setattr(socket.socket, name, guarded(name))
    try:
        yield
    finally:
        socket.getaddrinfo = look_up
        for name in ways_out:
            delattr(socket.socket, name)
