"""People who answer an anonymous consultation through the site, and the same people on a site that means well and is
naive: what each leaves behind is given to tests.support.attacker."""

from __future__ import annotations

import random

from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from kit.rewriting import rewrite_database
from participation.consultations.engine import keyring
from participation.consultations.engine.form import Choice, Form, Kind, Question
from participation.consultations.models import Consultation, Mark, Sheet
from participation.consultations.rules import tend
from participation.consultations.rules.speaking import owner_of
from participation.people.models import User
from tests.support.attacker import Truth
from tests.support.clients import signed_in
from tests.support.consultations import YES, an_anonymous_one, close, fr
from tests.support.people import a_person

FLUSH_AT = 7
"""The house takes in what waits after so many have sent."""


def a_consultation_of(people: int) -> Consultation:
    """Each may choose an option of her own: then a right guess can be told."""
    options = tuple(Choice(f"c{number:03}", fr(f"Réponse {number}")) for number in range(people))
    questions = (
        Question("samedi", Kind.STATEMENT, fr("L’accueil doit ouvrir le samedi.")),
        Question("choix", Kind.ONE, fr("Laquelle ?"), list_name="choix", choices=options),
    )
    return an_anonymous_one(form=Form("Les horaires", questions=questions))


def everybody_answers(people: int, seed: int, *, naive: bool = False) -> tuple[Consultation, Truth]:
    """Sign in, answer, send, one after the other, in an order that is not that of the accounts."""
    draws = random.Random(seed)
    consultation, truth = a_consultation_of(people), Truth()
    options = [f"c{number:03}" for number in range(people)]
    persons = [a_person(consultation.structure) for _ in range(people)]
    draws.shuffle(options)
    draws.shuffle(persons)
    for number, (person, option) in enumerate(zip(persons, options, strict=True), start=1):
        truth.chosen[person.pk.hex] = option
        truth.sent.append(person.pk.hex)
        answer = answer_naively if naive else answer_here
        answer(consultation, person, option, signed_in(person, SERVER_NAME="127.0.0.1"))
        if number % FLUSH_AT == 0 and not naive:
            tend()
    return consultation, truth


def answer_here(consultation: Consultation, person: User, option: str, client: Client) -> None:
    address = consultation.get_absolute_url()
    for page, sent in (("question/1/", {"r": "yes"}), ("question/2/", {"r": option}), ("finir/", {})):
        response = client.post(address + page, sent)
        assert response.status_code == 302, (page, response.content[:300])


@transaction.atomic
def answer_naively(consultation: Consultation, person: User, option: str, client: Client) -> None:
    """Two tables without a common key, ids drawn at random, no moment: what is usually called anonymous."""
    key = keyring.find(settings.KEYS_DIR, consultation.pk)
    Mark.objects.create(consultation=consultation, owner=owner_of(key, person.pk), helper=b"")
    content = {"samedi": YES, "choix": {"v": [option]}}
    Sheet.objects.create(consultation=consultation, questionnaire=1, content=content)


def over(consultation: Consultation) -> None:
    """The last day is over: what the house does then."""
    close(consultation)
    tend()
    rewrite_database()
    settle()


def settle() -> None:
    """Everything a database still holds in memory is in its files."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
