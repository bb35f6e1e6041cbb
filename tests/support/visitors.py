"""People with a browser: they enter by the real doors, with what the demo's machines files say."""

from __future__ import annotations

import base64
import contextlib
import hmac
import json
import re
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PHONE = {"width": 360, "height": 740}
SMALL = {"width": 320, "height": 640}
COMPUTER = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Demo:
    """A running demo: its address, its folder, its accounts by key, and the lines it printed."""

    url: str
    var: Path
    accounts: dict[str, dict]
    said: list[str]
    # The open sessions by account: an authenticator's code works once, so nobody enters twice in 30 seconds.
    sessions: dict[str, dict] = field(default_factory=dict)

    def messages_to(self, address: str) -> list[str]:
        """Texts really handed to a gateway for this address, oldest first."""
        outbox = self.var / "outbox.jsonl"
        lines = outbox.read_text().splitlines() if outbox.exists() else []
        return [message["text"] for message in map(json.loads, lines) if message["to"] == address]


def totp(secret: str, at: float | None = None) -> str:
    """The six digits an authenticator would show (RFC 6238, 30 s, SHA-1) for a base32 secret."""
    counter = struct.pack(">Q", int((time.time() if at is None else at) // 30))
    digest = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, "sha1")
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


@dataclass
class Visitors:
    """A browser, and one context for each visitor. `with Visitors(demo, browser) as everybody:`"""

    demo: Demo
    browser: Browser
    _contexts: list[BrowserContext] = field(default_factory=list)
    _inside: dict[tuple, BrowserContext] = field(default_factory=dict)
    _windows: dict[str, Page] = field(default_factory=dict)

    def __enter__(self) -> Visitors:
        return self

    def __exit__(self, *_error: object) -> None:
        for context in self._contexts:
            context.close()

    def somebody(self, *, script: bool = True, viewport: dict | None = None, session: dict | None = None) -> Page:
        """A visitor nobody knows, or one who comes back with an open session."""
        context = self.browser.new_context(
            base_url=self.demo.url,
            java_script_enabled=script,
            viewport=viewport or PHONE,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            reduced_motion="reduce",
            storage_state=session,
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        return context.new_page()

    def inside(self, key: str, *, script: bool = True, viewport: dict | None = None) -> Page:
        """A page of somebody who has entered; the same session again for the same key and manner."""
        manner = (key, script, tuple((viewport or PHONE).values()))
        if manner not in self._inside:
            page = self.somebody(script=script, viewport=viewport, session=self.demo.sessions.get(key))
            if key not in self.demo.sessions and key != "anonymous":
                self.enter(page, key)
                self.demo.sessions[key] = page.context.storage_state()
            self._inside[manner] = page.context
            page.close()
        return self._inside[manner].new_page()

    @contextlib.contextmanager
    def window(self, key: str, *, viewport: dict | None = None) -> Iterator[Page]:
        """The one window of somebody who has entered, blank and bright again: opening one costs as much as a page."""
        if key not in self._windows:
            self._windows[key] = self.inside(key, viewport=viewport)
        page = self._windows[key]
        page.set_viewport_size(viewport or PHONE)
        page.emulate_media(color_scheme="light")
        try:
            yield page
        finally:
            page.goto("about:blank")

    def enter(self, page: Page, key: str) -> None:
        """By the door made for this account."""
        account = self.demo.accounts[key]
        if account["totp_secret"]:
            self._enter_as_staff(page, account)
        elif account["phone"]:
            self._enter_by_phone(page, account)
        else:
            self._enter_by_card(page, account)

    def _enter_by_phone(self, page: Page, account: dict) -> None:
        page.goto("/entrer/")
        page.get_by_label("Votre numéro de téléphone").fill(account["phone"])
        page.get_by_label("Non, d’autres gens").check()
        before = len(self.demo.messages_to(account["phone"]))
        page.get_by_role("button", name="Recevoir mon code").click()
        page.get_by_label("Code à 6 chiffres").fill(self.code_for(account["phone"], after=before))
        page.get_by_role("button", name="Entrer", exact=True).click()
        page.wait_for_url(lambda url: "/entrer/" not in url)

    def code_for(self, phone: str, *, after: int = 0) -> str:
        """The code of the newest SMS, once more than `after` have come."""
        deadline = time.monotonic() + 10
        while len(texts := self.demo.messages_to(phone)) <= after:
            if time.monotonic() > deadline:
                raise TimeoutError(f"no SMS came to {phone}")
            time.sleep(0.05)
        return re.search(r"\b\d{6}\b", texts[-1])[0]

    def _enter_by_card(self, page: Page, account: dict) -> None:
        page.goto("/entrer/carte/")
        page.get_by_label("Le nom écrit sur votre carte").fill(account["username"])
        page.get_by_label("Votre code", exact=True).fill(account["password"])
        page.get_by_role("button", name="Entrer", exact=True).click()
        page.wait_for_url(lambda url: "/entrer/" not in url)

    def _enter_as_staff(self, page: Page, account: dict) -> None:
        page.goto("/entrer/equipe/")
        page.locator("input[name=login]").fill(account["username"])
        page.get_by_label("Mot de passe").fill(account["password"])
        page.get_by_role("button", name="Continuer").click()
        page.locator("input[name=code]").fill(totp(account["totp_secret"]))
        page.get_by_role("button", name="Entrer", exact=True).click()
        page.wait_for_url(lambda url: "/entrer/" not in url)
