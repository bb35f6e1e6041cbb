"""She types, erases, shows, by chance; the others read, come back, take the plan along: do they see a draft?"""

from __future__ import annotations

import random
import re

from django.conf import settings
from django.http import HttpResponse
from django.test import override_settings
from django.urls import reverse

from journal.models import head_seq
from kit.ids import new_id
from participation.plans.models import Draft, WordsVersion
from participation.plans.rules import Typed, save_own_words, show_own_words
from participation.plans.rules.save_own_words import in_her_box
from tests.support.clients import signed_in
from tests.support.people import a_user, give_mandate, number_apart
from tests.support.plans import Pair, a_pair

STEPS_A_PLAN = 250


def interleave(seed: int, steps: int) -> dict[str, int]:
    """So many steps. seen: looks of somebody else in which a word was that she has not shown; naive: those in which a
    page that shows what is in her box would have shown one."""
    number_apart(seed)
    luck, told = random.Random(seed), {"steps": 0, "looks": 0, "seen": 0, "naive": 0}
    with plain_static():
        while told["steps"] < steps:
            _one_plan(luck, told)
    return told


def plain_static() -> override_settings:
    """Pages are drawn where nobody has collected the static files."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain})


class Others:
    """Everybody who reads her plan, by every door."""

    def __init__(self, pair: Pair, luck: random.Random) -> None:
        helper = a_user("Lucie Diallo")
        give_mandate(pair.person, helper)
        team, help_, plan = signed_in(pair.worker), signed_in(helper), [pair.plan.pk]
        for client in (team, help_):
            client.defaults["SERVER_NAME"] = "127.0.0.1"  # the one that the demo's settings let in
        self.luck, self.stream = luck, f"plan:{pair.plan.pk}"
        self.doors = [
            (team, reverse("plans:team_plan", args=plan)),
            (team, reverse("plans:team_history", args=plan)),
            (team, reverse("plans:team_print", args=plan)),
            (team, reverse("desk:person", args=[pair.person.pk])),
            (team, "/equipe/"),
            (help_, reverse("plans:helped", args=plan)),
        ]
        self.live = [(team, 0), (help_, 0)]
        self.export = (team, reverse("plans:team_export", args=plan))

    def look(self) -> str:
        dice = self.luck.random()
        if dice < 0.25:  # a socket that comes back from where it was, or from the beginning
            number = self.luck.randrange(len(self.live))
            client, after = self.live[number]
            seq = self.luck.choice([after, 0])
            self.live[number] = (client, head_seq(self.stream))
            return _read(client.get(f"/live/?stream={self.stream}&after={seq}"))
        if dice < 0.3:
            client, where = self.export
            return _read(client.post(where))
        client, where = self.luck.choice(self.doors)
        return _read(client.get(where))


def _read(answer: HttpResponse) -> str:
    """A look that was refused shows nothing, and would prove nothing."""
    assert answer.status_code == 200, answer.status_code
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace")


def _one_plan(luck: random.Random, told: dict[str, int]) -> None:
    pair = a_pair()
    others, made = Others(pair, luck), 0
    for _ in range(STEPS_A_PLAN):
        told["steps"] += 1
        draft = Draft.objects.get(section=pair.section)
        box = in_her_box(draft)
        dice = luck.random()
        if dice < 0.45:
            made += 1
            text = f"{box} secret{made}q." if luck.random() < 0.8 or not box else " ".join(box.split()[1:])
            save_own_words(pair.section.pk, typed=Typed(text, draft.seq, new_id()), by=pair.person)
        elif dice < 0.55 and box.strip():
            show_own_words(pair.section.pk, typed=Typed(box, draft.seq, new_id()), by=pair.person)
        else:
            shown = set(re.findall(r"secret\d+q", " ".join(WordsVersion.objects.values_list("text", flat=True))))
            told["looks"] += 1
            told["naive"] += not set(re.findall(r"secret\d+q", box)) <= shown
            told["seen"] += not set(re.findall(r"secret\d+q", others.look())) <= shown
