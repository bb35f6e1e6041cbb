"""People who take part in an anonymous consultation through the site, and the same people on a site that means well and
is naive: what each leaves behind is given to tests.support.attacker."""

from __future__ import annotations

import itertools
import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client

from kit.ids import new_id
from kit.rewriting import rewrite_database
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.form import Choice, Form, Kind, Question
from participation.consultations.models import Consultation, Contribution, Mark, Sheet, Statement, StatementVote, Vote
from participation.consultations.rules import Who, add_statements, cast_vote, tend
from participation.consultations.rules.propose_statement import STATEMENT
from participation.consultations.rules.put_away import KIND
from participation.consultations.rules.speaking import owner_of, territory_of_person
from participation.moderation.rules import submit_for_review
from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, User
from tests.support.attacker import ANSWER, DANGER, PERSON, PROPOSAL, VOTES, WORDS, Attacker
from tests.support.consultations import YES, an_anonymous_one, close, fr
from tests.support.people import StructureFactory, a_coordinator, a_person

FLUSH_AT = 7
"""The house takes in what waits after so many have sent."""
ASKED = 5
"""Statements: each person's votes are hers alone, for 243 persons."""
EAGER = 170
"""How often some change their minds."""
EVERY = 40
"""One person in so many writes very much, another votes very often."""
IN_DANGER = (5, 12, 20, 29)
"""Of so many, those who write words of danger."""
ALONE = 2
"""Persons of a territory where there are no others."""
LONGEST = 4_900
SYLLABLES = [first + then for first in ("b", "ch", "d", "f", "l", "m", "p", "r", "s", "tr") for then in "aeéiou"]


@dataclass(frozen=True)
class Voice:
    """What one person does. number: her place in the log. words, proposal, danger: "" for who writes none. late: her
    words come just after her session has closed, then once more. danger: what she writes, or proposes, that leaves at
    once."""

    number: int
    person: User
    option: str
    words: str
    proposal: str
    votes: tuple[int, ...]
    late: bool
    eager: bool
    danger: str = ""


def options_of(people: int, seed: int) -> list[str]:
    """The names of the answers. Of the seed, too: what an earlier crowd said lies in the same tables."""
    return [f"c{seed % 10}{number:03}" for number in range(people)]


def a_consultation_of(people: int, seed: int) -> tuple[Consultation, list[Statement]]:
    """Each may choose an option of her own: then a right guess can be told."""
    options = tuple(Choice(name, fr(f"Réponse {name}")) for name in options_of(people, seed))
    questions = (
        Question("samedi", Kind.STATEMENT, fr("L’accueil doit ouvrir le samedi.")),
        Question("choix", Kind.ONE, fr("Laquelle ?"), list_name="choix", choices=options),
        Question("pourquoi", Kind.LONG, fr("Pourquoi ?")),
        Question("autrement", Kind.LONG, fr("Et autrement ?")),
    )
    consultation = an_anonymous_one(form=Form("Les horaires", questions=questions))
    said = [f"Il faut une {number}e prise." for number in range(ASKED)]
    return consultation, add_statements(consultation.pk, said, by=a_coordinator(consultation.structure))


@dataclass
class Crowd:
    """Who spoke, and who looks at what they leave."""

    consultation: Consultation
    voices: list[Voice]
    attacker: Attacker
    remembered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Account -> all that the rows of its sessions ever held, by name."""

    def copy(self, *, files: bool = False) -> None:
        """The attacker takes a copy. A voter is told by the votes, which are hers alone."""
        last: dict[str, dict[UUID, int]] = defaultdict(dict)
        votes = StatementVote.objects.filter(statement__consultation=self.consultation).order_by("turn")
        for voter, statement, vote in votes.values_list("voter", "statement_id", "vote"):
            last[voter][statement] = vote
        numbers = {voice.votes: voice.number for voice in self.voices}
        asked = Statement.objects.filter(consultation=self.consultation, review=None).order_by("number")
        statements = list(asked.values_list("pk", flat=True))
        for voter, hers in last.items():
            self.attacker.learn(VOTES, voter, numbers[tuple(hers[one] for one in statements)])
        settle()
        self.attacker.copy(files=files)
        self.remember()

    @property
    def sessions_that_tell(self) -> set[str]:
        """What the sessions of some ever held and those of others never did."""
        held = [*self.remembered.values()]
        return set.union(*held) - set.intersection(*held)

    def remember(self) -> None:
        """Unpack the rows of the sessions: they bear the id of an account."""
        for session in Session.objects.all():
            content = session.get_decoded()
            self.remembered[content.get("_auth_user_id", "")].update(content)


def everybody_speaks(people: int, seed: int, *, naive: bool = False, files_at: int = 0) -> Crowd:
    """Sign in, answer, write, send, vote, propose, one after the other, in an order that is not that of the accounts.

    The attacker copies the database before and after each time the house takes in what waits; files_at: and the files
    at so many of these moments.
    """
    draws = random.Random(seed)
    consultation, statements = a_consultation_of(people, seed)
    crowd = Crowd(consultation, _voices(consultation, options_of(people, seed), draws), Attacker())
    key = keyring.find(settings.KEYS_DIR, consultation.pk)
    with_files = set(draws.sample(range(1, 1 + people // FLUSH_AT), files_at))
    act = speak_naively if naive else speak_here
    for voice in crowd.voices:
        _learn(crowd.attacker, voice, key)
        crowd.attacker.log[voice.number] = time.time()
        act(consultation, statements, voice)
        crowd.remember()
        turn, left = divmod(voice.number + 1, FLUSH_AT)
        if not left and not naive:
            crowd.copy(files=turn in with_files)
            tend()
            crowd.copy(files=turn in with_files)
    return crowd


def _voices(consultation: Consultation, options: list[str], draws: random.Random) -> list[Voice]:
    people = len(options)
    places = [consultation.structure] * (people - people // 4 - ALONE) + [StructureFactory()] * (people // 4)
    persons = [a_person(structure) for structure in [*places, *[StructureFactory()] * ALONE]]
    votes = list(itertools.islice(itertools.product((1, 0, -1), repeat=ASKED), people))
    for some in (options, persons, votes):
        draws.shuffle(some)
    found = []
    for number, (person, option, hers) in enumerate(zip(persons, options, votes, strict=True)):
        words = _said("mot", draws.randrange(20, 400), draws) if draws.random() < 0.8 else ""
        if number % EVERY == 3:
            words = _said("mot", LONGEST, draws)
        proposal = _said("idee", draws.randrange(20, 100), draws) if draws.random() < 0.6 else ""
        late, eager = bool(words) and draws.random() < 0.4, number % EVERY == 31
        danger = f"urgence{number:03} je veux mourir" if number % EVERY in IN_DANGER else ""
        found.append(Voice(number, person, option, words, proposal, hers, late, eager, danger))
    return found


def _said(sign: str, length: int, draws: random.Random) -> str:
    """So many signs, with a word at the beginning that nobody else says."""
    text = f"{sign}{draws.randrange(10**9):09}"
    while len(text) < length:
        text += f" {draws.choice(SYLLABLES)}{draws.choice(SYLLABLES)}"
    return text


def _learn(attacker: Attacker, voice: Voice, key: keyring.Key) -> None:
    """What tells her things from those of others. She is told whose each digest is, without the key: it must not help
    her further."""
    for sign in (voice.person.pk.hex, voice.person.phone.lstrip("+"), owner_of(key, voice.person.pk)):
        attacker.learn(PERSON, sign, voice.number)
    attacker.learn(ANSWER, voice.option, voice.number)
    for kind, text in ((WORDS, voice.words), (PROPOSAL, voice.proposal), (DANGER, voice.danger)):
        if text:
            attacker.learn(kind, text.split()[0], voice.number)


# Here


def speak_here(consultation: Consultation, statements: list[Statement], voice: Voice) -> None:
    address, client = consultation.get_absolute_url(), Client(SERVER_NAME="127.0.0.1")
    enter(client, voice.person)
    posts = [("question/1/", {"r": "yes"}), ("question/2/", {"r": voice.option})]
    if voice.words:
        posts.append(("question/3/", {"r": voice.words}))
    if len(voice.words) >= LONGEST:
        posts.append(("question/4/", {"r": voice.words[13:]}))
    elif voice.danger and voice.number % 2:
        posts.append(("question/4/", {"r": voice.danger}))
    for page, sent in [*posts, ("finir/", {})]:
        if page == "question/3/" and voice.late:
            _post_too_late(client, address + page, sent, voice.person)
        _post(client, address + page, sent)
    if voice.eager:
        for vote in itertools.islice(itertools.cycle(Vote), EAGER):
            cast_vote(consultation, statements[0].pk, vote, who=Who.self(voice.person))
    for statement, vote in zip(statements, voice.votes, strict=True):
        _post(client, f"{address}affirmations/", {"statement": statement.pk, "vote": vote, "key": new_id()})
    dangerous = voice.danger if not voice.number % 2 else ""
    for text in filter(None, (voice.proposal, dangerous)):
        _post(client, f"{address}affirmations/ajouter/", {"text": text, "key": new_id()})


def enter(client: Client, person: User) -> None:
    """By the code of an SMS, as everybody does."""
    _post(client, "/entrer/", {"phone": person.phone, "whose": "mine"})
    asked = EntryCode.objects.filter(phone=person.phone).latest("created_at")
    _post(client, "/entrer/code/", {"code": code_for(asked.pk)})


def _post(client: Client, address: str, sent: dict, status: int = 302) -> None:
    response = client.post(address, sent)
    assert response.status_code == status, (address, response.status_code, response.content[:300])


def _post_too_late(client: Client, address: str, sent: dict, person: User) -> None:
    """Her words are put aside, sealed; she comes back and writes them once more."""
    ended = now()
    Session.objects.filter(pk=client.session.session_key).update(expire_date=ended)
    _post(client, address, sent, status=403)
    enter(client, person)


# What is usually called anonymous


@transaction.atomic
def speak_naively(consultation: Consultation, statements: list[Statement], voice: Voice) -> None:
    """Tables without a common key, ids drawn at random, no moment: what is usually called anonymous."""
    enter(Client(SERVER_NAME="127.0.0.1"), voice.person)
    key = keyring.find(settings.KEYS_DIR, consultation.pk)
    Mark.objects.create(consultation=consultation, owner=owner_of(key, voice.person.pk), helper=b"")
    content = {"samedi": YES, "choix": {"v": [voice.option]}}
    Sheet.objects.create(consultation=consultation, questionnaire=1, content=content)
    drawn = random.SystemRandom()
    voter = f"{drawn.getrandbits(256):064x}"
    for statement, vote in zip(statements, voice.votes, strict=True):
        StatementVote.objects.create(statement=statement, voter=voter, turn=1, vote=vote)
    make: list[tuple[str, str, Callable[..., Contribution | Statement]]] = [
        (KIND, voice.words, lambda text, pk: Contribution(id=pk, consultation=consultation, text=text)),
        (STATEMENT, voice.proposal, lambda text, pk: _a_statement(consultation, text, pk)),
    ]
    for kind, text, build in make:
        if text:
            target = build(text, UUID(int=drawn.getrandbits(128), version=4))
            target.review = submit_for_review(kind, target, by=None, day=now().date())
            target.save()


def _a_statement(consultation: Consultation, text: str, pk: UUID) -> Statement:
    return Statement(id=pk, consultation=consultation, text=text, number=Statement.objects.count() + 1)


# When it is over


def over(crowd: Crowd) -> None:
    """The last day is over: what the house does then, and what she then copies."""
    close(crowd.consultation)
    tend()
    rewrite_database()
    told = set(Sheet.objects.filter(consultation=crowd.consultation).values_list("territory_id", flat=True))
    for voice in crowd.voices:
        place = territory_of_person(voice.person)
        crowd.attacker.places[voice.number] = str(place) if place in told else ""
    crowd.copy(files=True)


def settle() -> None:
    """Everything a database still holds in memory is in its files."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
