"""`manage.py bench flags`: what is found of what is marked in the sentences of the test set, those read while the rules
were written and those held out, and what the rule of before (numbers and e-mail addresses) finds of it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from participation.moderation.engine.flags import DANGERS, INSULT, PERSONAL, Flag, dangers, flags
from tests.support.sentences import Score, score, sentences, sets

LONG = 10_000  # signs
NUMBER = re.compile(r"(?<!\d)(?:(?:\+|00)33[ .\-]?(?:\(0\))?|0)[ .\-]?[1-9](?:[ .\-]?\d{2}){4}(?!\d)")
EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,63}){1,4}")


def run(options: Any) -> Iterator[str]:
    read = {name: sentences(path) for name, path in sets().items()}
    yield f"flags.sentences: {sum(len(some) for some in read.values())}"
    yield f"flags.held_out: {len(read.get('held_out', []))}"
    for name, some in read.items():
        prefix = "" if name == "seen" else f"{name}_"
        total = score(some, flags, dangers)
        yield from _figures(prefix, total)
        naive = score(some, _numbers_and_addresses, lambda text: [])
        yield f"flags.{prefix}naive_recall: {naive.recall(PERSONAL):.1f} %"
        yield f"flags.{prefix}naive_precision: {naive.precision(PERSONAL):.1f} %"
    yield f"flags.cpu: {_cost([one.text for some in read.values() for one in some]):.2f} ms a sentence"
    yield f"flags.cpu_of_a_long_text: {_cost([('mon voisin Karim, 12 rue des Lilas ' * LONG)[:LONG]]):.0f} ms"


def _figures(prefix: str, total: Score) -> Iterator[str]:
    yield f"flags.{prefix}recall: {total.recall(PERSONAL):.1f} %"
    yield f"flags.{prefix}precision: {total.precision(PERSONAL):.1f} %"
    yield f"flags.{prefix}child_for_name: {total.child_for_name}"
    yield f"flags.{prefix}danger_recall: {total.recall(DANGERS):.1f} %"
    yield f"flags.{prefix}danger_precision: {total.precision(DANGERS):.1f} %"
    for kind in (*sorted(PERSONAL), INSULT, *sorted(DANGERS)):
        marked = total.found[kind] + total.missed[kind]
        yield f"flags.{prefix}{kind}: {total.found[kind]} of {marked}, {total.made_up[kind]} made up"


def _numbers_and_addresses(text: str) -> list[Flag]:
    """The rule of before."""
    rules = {"phone": NUMBER, "email": EMAIL}
    return [Flag(kind, *match.span()) for kind, rule in rules.items() for match in rule.finditer(text)]


def _cost(texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        flags(text)
        dangers(text)
    return 1000 * (time.process_time() - began) / len(texts)
