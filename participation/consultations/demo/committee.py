"""The committee at work: what was said of the meals, read by two, not always put in the same place."""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from journal.demo import retell
from kit.demo import Life
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.form import Form, Kind, Question
from participation.consultations.models import (
    Card,
    CardNote,
    Coding,
    College,
    Consultation,
    Seat,
    Settlement,
    Theme,
)
from participation.consultations.rules import (
    Who,
    answer_question,
    close_consultation,
    code_card,
    deal_cards,
    name_theme,
    note_card,
    say_college,
    send_answers,
    settle_card,
)
from participation.people.models import Membership, Role, User
from participation.people.rules import grant_role

from .samples import fr, opened, publish, said_by, say

MEALS = Form(
    "Les repas du midi",
    questions=(Question("repas", Kind.STATEMENT, fr("Je mange bien le midi.")),),
)
MEMBERS = (
    ("kader", College.CONCERNED),
    ("denise", College.CONCERNED),
    ("jean-marc", College.CONCERNED),
    ("ming", College.PROFESSIONAL),
)
THEMES = (
    ("Horaires", "Quand on parle d’un jour ou d’une heure."),
    ("Ce qu’on mange", "Quand on parle des plats, du chaud, de ce qu’on ne mange pas."),
    ("La salle", "Quand on parle des tables, du bruit, de la place, du matériel."),
    ("Être ensemble", "Quand on parle des gens, de l’ambiance, de la cuisine faite à plusieurs."),
)
# What was said, then the themes Kader and Denise put it under; None: not read yet.
SAID = (
    ("Le repas de midi est froid quand on arrive à 13 h.", (2,), (1, 2)),
    ("Il faut un micro-ondes et des tables.", (3,), (3,)),
    ("J’aime bien cuisiner avec les autres le jeudi.", (4,), (4,)),
    ("On mange trop tôt, à 11 h 30 je n’ai pas faim.", (1,), (1,)),
    ("Des plats sans porc, et le dire sur l’affiche.", (2,), (2,)),
    ("La salle est trop petite, on attend debout.", (3,), (3,)),
    ("Le dimanche c’est fermé et c’est le jour le plus long.", (1,), (4,)),
    ("Trop de bruit. Je prends mon assiette et je mange dehors.", (3,), (3,)),
    ("Manger chaud le midi, c’est important.", None, (2,)),
    ("J’aimerais que les enfants puissent manger avant.", None, (1,)),
    ("Merci aux bénévoles, ils sont gentils.", None, None),
    ("Un repas de chez nous une fois par mois, on peut le faire.", None, None),
)


def build(life: Life) -> None:
    if not life.sample:
        return
    _members(life)
    meals = _meals(life)
    kader, denise = life.people["kader"], life.people["denise"]
    with _on(meals, life.at(-12, 14)):
        deal_cards(meals.pk, by=kader)
        themes = [name_theme(meals.pk, name=name, rule=rule, by=kader) for name, rule in THEMES]
    cards = {card.text: card for card in Card.objects.filter(sorting=meals.pk).readable().with_words()}
    with _on(meals, life.at(-8, 10)):
        for text, his, hers in SAID:
            for member, chosen in ((kader, his), (denise, hers)):
                if chosen is not None:
                    code_card(cards[text].pk, themes=[themes[n - 1].pk for n in chosen], by=member)
    with _on(meals, life.at(-2, 15)):
        _talk(cards[SAID[6][0]], themes, kader, denise)


def _members(life: Life) -> None:
    for key, college in MEMBERS:
        member = life.people[key]
        if not Membership.objects.filter(user=member, role=Role.COMMITTEE).exists():
            grant_role(member, Role.COMMITTEE, territory=life.territory, by=life.people["ines"])
        say_college(life.territory.pk, college=college, by=member)
    Membership.objects.filter(role=Role.COMMITTEE).update(starts_on=life.day(-60))
    Seat.objects.update(said_at=life.at(-59, 10))


def _meals(life: Life) -> Consultation:
    """Finished two weeks ago; open until everything is said, by the rules everybody follows."""
    opens_at, closes_at = life.at(-40, 9), life.at(-14, 20)
    intro = "Que pensez-vous des repas ? Dites ce qui est bien, et ce qui manque."
    consultation = opened(life, MEALS, "les-repas", intro, (opens_at, life.at(1, 20)))
    persons = User.objects.filter(memberships__role=Role.PERSON, created_at__lt=opens_at)
    authors = itertools.cycle(persons.distinct().order_by("pk"))
    for day, (author, (text, _his, _hers)) in enumerate(zip(authors, SAID, strict=False), start=-38):
        publish(life, say(consultation, author, text, at=life.at(day, 12, 20)), at=life.at(day, 16))
    for number, person in enumerate(persons.distinct().order_by("pk")):
        who = Who.self(person)
        answer_question(consultation, "repas", answer=said_by(MEALS.question("repas"), number % 2), who=who)
        send_answers(consultation, who=who)
    consultation = close_consultation(consultation.pk, by=life.people["claire"])
    keyring.destroy(settings.KEYS_DIR, consultation.pk)  # as the next tick of the house would
    consultation.closes_at = closes_at
    consultation.save(update_fields=["closes_at"])
    return consultation


def _talk(card: Card, themes: list[Theme], kader: User, denise: User) -> None:
    """They talked about Sunday: Denise still thinks that it is about being alone, and it stays written."""
    note_card(card.pk, text="Pour moi il parle du jour de fermeture.", key=uuid.uuid4(), by=kader)
    settle_card(card.pk, themes=[themes[0].pk], seen=0, by=kader)
    note_card(
        card.pk,
        text="Il parle d’être seul. Ouvrir le dimanche ne suffit pas.",
        dissent=True,
        key=uuid.uuid4(),
        by=denise,
    )


@contextmanager
def _on(consultation: Consultation, told: dt.datetime) -> Iterator[None]:
    """What happens inside gets this date."""
    begun = now()
    yield
    retell([f"sorting:{consultation.pk}"], since=begun, at=told)
    for rows in (Coding, Settlement, CardNote):
        rows.objects.filter(card__sorting=consultation.pk, at__gte=begun).update(at=told)
