"""A browser without a window, for many visitors at once: cookies, the token of forms, and an address of its own."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

TOKEN = "x" * 32  # the form's token is only compared with the cookie's


@dataclass
class Page:
    status: int
    text: str
    location: str


@dataclass
class Knocker:
    """site: « http://127.0.0.1:8001 »; address: what a proxy would say of where it comes from."""

    site: str
    address: str = "192.0.2.1"
    cookies: dict[str, str] = field(default_factory=lambda: {"csrftoken": TOKEN})

    def get(self, path: str) -> Page:
        return self._ask("GET", path)

    def post(self, path: str, **typed: str) -> Page:
        return self._ask("POST", path, urlencode(typed | {"csrfmiddlewaretoken": TOKEN}))

    def _ask(self, method: str, path: str, body: str | None = None) -> Page:
        connection = http.client.HTTPConnection(urlsplit(self.site).netloc, timeout=60)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-For": self.address,
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            for line in response.headers.get_all("Set-Cookie") or ():
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            text = response.read().decode()
            return Page(response.status, text, response.headers.get("Location", ""))
        finally:
            connection.close()


def title_of(page: Page) -> str:
    return re.sub(r"\s+", " ", page.text.partition("<h1>")[2].partition("</h1>")[0])
