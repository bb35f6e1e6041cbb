"""`manage.py pictures`: every page as a telephone and a computer show it, in light and dark, seen by each account."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from PIL import Image
from playwright.sync_api import Error, sync_playwright

from config.pictures import PICTURES, Picture, Step
from tests.support.visitors import Demo, Visitors

CHROMIUM = Path("/usr/bin/chromium")
SIZES = ({"width": 360, "height": 740}, {"width": 1280, "height": 900})
THEMES = (("light", ""), ("dark", "-sombre"))
GAP = 24
README_PHONE = (
    ("anonymous", "/"),
    ("moussa", "/mon-projet/"),
    ("moussa", "/consultations/horaires-des-accueils/question/1/"),
    ("anonymous", "/ateliers/"),
)
README_COMPUTER = next(picture for picture in PICTURES if picture.name == "equipe-moderation-lire")


class Command(BaseCommand):
    help = "Prend en image chaque page, à 360 et 1280 pixels, en clair et en sombre, vue par chaque compte."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, default=settings.ROOT / "var" / "pictures", metavar="DOSSIER")
        parser.add_argument("--only", metavar="MOT", default="", help="celles dont le nom contient ce mot")
        parser.add_argument("--readme", action="store_true", help="refaire les deux images du README, dans docs/")

    def handle(self, *, out: Path, only: str, readme: bool, **options: object) -> None:
        if not CHROMIUM.exists():
            raise CommandError("Il manque chromium.\n    apt install chromium")
        if readme:
            return self._take_for_readme(settings.ROOT / "docs")
        chosen = [picture for picture in PICTURES if only in picture.name]
        if not chosen:
            raise CommandError(
                f"Aucune image ne contient « {only} ». {', '.join(picture.name for picture in PICTURES)}"
            )
        out.mkdir(parents=True, exist_ok=True)
        missed = []
        with (
            tempfile.TemporaryDirectory(prefix="pp-pictures-") as var,
            _demo(Path(var)) as address,
            _visitors(address, Path(var)) as visitors,
        ):
            for picture in chosen:
                try:
                    self._take(picture, visitors, out)
                except Error as error:
                    missed.append(picture.name)
                    self.stderr.write(f"{picture.name} : {str(error).splitlines()[0]}")
        self.stdout.write(f"{4 * (len(chosen) - len(missed))} images dans {out}")
        if missed:
            raise CommandError(f"Sans image : {', '.join(missed)}")

    def _take(self, picture: Picture, visitors: Any, out: Path) -> None:
        for size in SIZES:
            page = visitors.inside(picture.who, viewport=size)
            try:
                page.goto("/")  # brings the letters: they never come late in a page that is already there
                page.goto(picture.address)
                for step in picture.steps:
                    _do(page, step)
                # As tall as the page, so that what stays at the bottom of the screen is at the bottom of the picture.
                tall = page.evaluate("document.documentElement.scrollHeight")
                page.set_viewport_size(size | {"height": max(size["height"], tall)})
                for theme, ending in THEMES:
                    page.emulate_media(color_scheme=theme)
                    page.screenshot(path=out / f"{picture.name}-{size['width']}{ending}.png", full_page=True)
            finally:
                page.close()
        self.stdout.write(picture.name)
        self.stdout.flush()

    def _take_for_readme(self, out: Path) -> None:
        """Four screens of a phone side by side, and one of a computer: as they come up, not as tall as the page."""
        out.mkdir(exist_ok=True)
        with (
            tempfile.TemporaryDirectory(prefix="pp-pictures-") as var,
            _demo(Path(var)) as address,
            _visitors(address, Path(var)) as visitors,
        ):
            phone, computer = SIZES
            taken = [_screen(visitors, who, where, phone) for who, where in README_PHONE]
            strip = Image.new(
                "RGB", (sum(one.width for one in taken) + GAP * (len(taken) - 1), taken[0].height), "white"
            )
            for place, one in enumerate(taken):
                strip.paste(one, (place * (one.width + GAP), 0))
            strip.quantize(256).save(out / "phone.png", optimize=True)
            screen = _screen(visitors, README_COMPUTER.who, README_COMPUTER.address, computer, README_COMPUTER.steps)
            screen.quantize(256).save(out / "moderation.png", optimize=True)
        self.stdout.write(f"2 images dans {out}")


def _screen(visitors: Any, who: str, address: str, size: dict[str, int], steps: tuple[Step, ...] = ()) -> Image.Image:
    page = visitors.inside(who, viewport=size)
    try:
        page.goto("/")
        page.goto(address)
        for step in steps:
            _do(page, step)
        page.wait_for_load_state("networkidle")
        page.evaluate("scrollTo(0, 0)")
        return Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    finally:
        page.close()


def _do(page: Any, step: Step) -> None:
    if step.act == "write":
        page.get_by_label(step.what).fill(step.text)
    elif step.act == "tick":
        page.get_by_label(step.what).check()
    else:
        # From its first letter: « À lire » is not « Lire ».
        where = page.get_by_role("listitem").filter(has_text=step.text).last if step.text else page
        where.get_by_role(step.act, name=re.compile(f"^{re.escape(step.what)}")).first.click()
        page.wait_for_load_state()


@contextmanager
def _demo(var: Path) -> Iterator[str]:
    """A demo of its own, on a free port, for as long as the block lasts."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    words = [sys.executable, "manage.py", "demo", "--port", "0", "--var", str(var)]
    with subprocess.Popen(words, cwd=settings.ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = []
            for line in process.stdout or ():
                said.append(line)
                if ready := re.match(r"READY (\S+)", line):
                    yield ready[1]
                    return
            raise CommandError("La démonstration n’a pas démarré.\n" + "".join(said))
        finally:
            process.terminate()


@contextmanager
def _visitors(address: str, var: Path) -> Iterator[Any]:
    """Visitors with a browser, who enter by the real doors."""

    accounts = {account["key"]: account for account in json.loads((var / "demo.json").read_text())["accounts"]}
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        with Visitors(Demo(url=address, var=var, accounts=accounts, said=[]), browser) as visitors:
            yield visitors
        browser.close()
