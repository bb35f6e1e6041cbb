"""People who book over HTTP, page after page as a phone without script does it, on servers of their own."""

from __future__ import annotations

import html
import http.client
import os
import re
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path

from django.test import Client

from participation.people.models import User

FIELD = re.compile(r'name="(csrfmiddlewaretoken|key)" value="([^"]+)"')
TICKS = os.sysconf("SC_CLK_TCK")


class Phone:
    """Somebody signed in, or a visitor, on one connection."""

    def __init__(self, address: str, user: User | None) -> None:
        client = Client()
        if user is not None:
            client.force_login(user)
        self.host = address.removeprefix("http://")
        self.cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        self.connection = http.client.HTTPConnection(self.host, timeout=60)

    def ask(self, path: str, sent: dict[str, str] | None = None) -> tuple[int, str, str]:
        """The status, the address one is sent on to, and the page."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Accept-Language": "fr", "Origin": f"http://{self.host}"}
        body = None
        if sent is not None:
            body = urllib.parse.urlencode(sent)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("POST" if sent is not None else "GET", path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location") or "", page.decode("utf-8", "replace")

    def book(self, path: str) -> bool:
        """The session's page, the form, and the page that says it: three requests."""
        _status, _to, page = self.ask(path)
        fields = {name: html.unescape(value) for name, value in FIELD.findall(page)}
        status, to, _page = self.ask(f"{path}reserver/", fields | {"people": "1"})
        return status == http.client.FOUND and "Votre place est réservée" in self.ask(to.partition("#")[0])[2]


def book_all(addresses: list[str], path: str, users: list[User], together: int) -> int:
    """How many of them have their place at the end."""
    phones = [Phone(addresses[number % len(addresses)], user) for number, user in enumerate(users)]
    with ThreadPoolExecutor(together) as hands:
        return sum(hands.map(lambda phone: phone.book(path), phones))


def spent_by_servers() -> float:
    """Seconds of processor time that the processes we started have used so far."""
    return sum(_spent(child.pid) for child in active_children() if child.pid)


def _spent(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
