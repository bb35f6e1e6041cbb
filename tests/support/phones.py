"""Phones that answer twelve questions over HTTP in processes that are killed (SIGKILL): each phone remembers in a file
what it has sent and what was answered, loads its page again, and sends again what had no answer."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.test import Client

from participation.consultations.engine.answers import Answer
from participation.consultations.engine.form import Choice, Form, Kind, Question
from participation.consultations.models import Consultation
from tests.support.consultations import an_anonymous_one, fr

WAYS = ("matin", "midi", "soir")
SENT_TIMES = 10
"""« Envoyer » is pressed so many times."""
LAST = "finir/"
LOADED = 3
"""One page in so many is loaded before it is answered, and each one at which a phone starts again."""


def the_form() -> Form:
    """Twelve questions; the number of the first says which phone it was, and so do the words of the last."""
    moments = tuple(Choice(name, fr(name)) for name in WAYS)
    questions = [Question("telephone", Kind.NUMBER, fr("Lequel ?"), least=0)]
    questions += [
        Question(f"q{number}", Kind.ONE, fr(f"Question {number} ?"), list_name="moments", choices=moments)
        for number in range(2, 12)
    ]
    questions.append(Question("mots", Kind.SHORT, fr("Et en vos mots ?")))
    return Form("Douze questions", questions=tuple(questions))


def a_long_one() -> Consultation:
    return an_anonymous_one(form=the_form())


def said_by(phone: int) -> dict[str, Answer]:
    """What this phone answers, all of it."""
    draws = random.Random(phone)
    chosen = {f"q{number}": {"v": [draws.choice(WAYS)]} for number in range(2, 12)}
    return {"telephone": {"n": phone}} | chosen | {"mots": {"t": words_of(phone)}}


def words_of(phone: int) -> str:
    return f"Ce que dit le {phone}."


def answer(slug: str, folder: str, phones: list[int]) -> None:
    """These phones, one after the other, from where each stopped."""
    for phone in phones:
        _Phone(slug, Path(folder) / f"{phone}.jsonl", phone).go_on()


class _Phone:
    def __init__(self, slug: str, memory: Path, number: int) -> None:
        self.address, self.memory, self.number = f"/consultations/{slug}/", memory, number
        self.client = Client(SERVER_NAME="127.0.0.1")
        self.known = [json.loads(line) for line in memory.read_text().splitlines()] if memory.exists() else []
        for line in self.known:
            self.client.cookies.load(line.get("cookies", {}))

    def go_on(self) -> None:
        done = {line["page"] for line in self.known if line.get("done")}
        left = [(page, sent) for page, sent in self._steps() if page not in done]
        for number, (page, sent) in enumerate(left):
            if page != LAST and number % LOADED == 0:
                self._look(page)
            for _ in range(SENT_TIMES if page == LAST else 2):
                response = self.client.post(self.address + page, sent)
                assert response.status_code == 302, (page, response.status_code, response.content[:500])
            self._note({"page": page, "done": True})

    def _steps(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for place, said in enumerate(said_by(self.number).values(), start=1):
            yield f"question/{place}/", {"r": next(iter(said.values()))}
        yield LAST, {}

    def _look(self, page: str) -> None:
        """Load the page (again): a browser keeps its cookies at once, whatever becomes of the process that drew it."""
        response = self.client.get(self.address + page)
        assert response.status_code == 200, (page, response.status_code)
        self._note({"page": page})

    def _note(self, line: dict[str, Any]) -> None:
        cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        log = os.open(self.memory, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(log, (json.dumps(line | {"cookies": cookies}) + "\n").encode())
        os.close(log)
