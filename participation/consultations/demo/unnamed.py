"""An anonymous consultation in progress: every kind of question, three languages, with and without an account."""

from __future__ import annotations

import datetime as dt
import random

from kit.demo import Life
from kit.time import now
from participation.consultations.engine.codes import new_code
from participation.consultations.engine.form import Choice, Condition, Form, Group, Kind, Operator, Question, Words
from participation.consultations.models import Anonymity, Consultation, Rereading, Vote
from participation.consultations.rules import (
    Who,
    add_statements,
    answer_question,
    cast_vote,
    flush_answers,
    leave_message,
    send_answers,
)
from participation.people.models import Role, User

from .samples import opened, publish, said_by

VISITORS = 34
STATEMENTS = (
    "Il faut des prises pour charger les téléphones.",
    "Les chiens doivent pouvoir entrer.",
    "On devrait pouvoir venir sans rendez-vous.",
    "Le bruit me gêne.",
    "Je veux aider à l’accueil.",
)
SAID = (
    "Une table calme, loin de la porte.",
    "Des prises pour charger le téléphone.",
    "Qu’on me dise bonjour par mon prénom.",
    "Un coin pour les enfants.",
    "Un café le matin, même petit.",
    "Moins de bruit dans le couloir.",
    "Un endroit pour poser mon sac.",
    "Qu’on m’explique les papiers avec des mots simples.",
    "Une affiche avec les horaires, en grand.",
    "Pouvoir attendre dehors quand il fait beau.",
    "Une personne qui parle ma langue, une fois par semaine.",
)


def texts(fr: str, falc: str = "", ar: str = "", hint: str = "") -> dict[str, Words]:
    said = {"fr": Words(fr, hint)}
    if falc:
        said["falc"] = Words(falc)
    if ar:
        said["ar"] = Words(ar)
    return said


FORM = Form(
    "Se sentir bien à l’accueil",
    languages=("fr", "falc", "ar"),
    groups=(Group("vous", texts("Vous et l’accueil", "Vous et l’accueil", "أنت ومكان الاستقبال")),),
    questions=(
        Question(
            "bienvenue",
            Kind.NOTE,
            texts(
                "Répondez aux questions que vous voulez. Passez les autres.",
                "Vous pouvez passer une question.",
                "أجب عن الأسئلة التي تريدها، وتخط الباقي.",
            ),
        ),
        Question(
            "ambiance",
            Kind.FACES,
            texts("À l’accueil, je me sens…", "Je me sens comment à l’accueil\xa0?", "في مكان الاستقبال أشعر أنني…"),
            list_name="visages",
            group="vous",
            choices=(
                Choice("mal", texts("Mal", "Mal", "سيئ")),
                Choice("moyen", texts("Pas très bien", "Pas très bien", "ليس جيدا")),
                Choice("bien", texts("Bien", "Bien", "جيد")),
                Choice("tres_bien", texts("Très bien", "Très bien", "جيد جدا")),
            ),
        ),
        Question(
            "fois",
            Kind.NUMBER,
            texts(
                "Combien de fois venez-vous par semaine\xa0?",
                "Combien de fois par semaine\xa0?",
                "كم مرة تأتي في الأسبوع؟",
            ),
            least=0,
            most=7,
            group="vous",
        ),
        Question(
            "seul",
            Kind.YES_NO,
            texts(
                "Trouvez-vous un endroit calme pour parler\xa0?",
                "Il y a un endroit calme pour parler\xa0?",
                "هل تجد مكانا هادئا للحديث؟",
            ),
            group="vous",
        ),
        Question(
            "ou",
            Kind.SHORT,
            texts("Quel endroit\xa0?", "C’est où\xa0?", "أي مكان؟"),
            relevant=Condition("seul", Operator.IS, "yes"),
            group="vous",
        ),
        Question(
            "manque",
            Kind.SEVERAL,
            texts("Qu’est-ce qui vous manque le plus\xa0?", "Il manque quoi\xa0?", "ما الذي ينقصك أكثر؟"),
            list_name="manques",
            at_most=2,
            with_other=True,
            choices=(
                Choice("douche", texts("Une douche", "Une douche", "حمام")),
                Choice("repas", texts("Un repas chaud", "Un repas chaud", "وجبة ساخنة")),
                Choice(
                    "papiers", texts("De l’aide pour les papiers", "De l’aide pour les papiers", "مساعدة في الأوراق")
                ),
                Choice("calme", texts("Du calme", "Du calme", "الهدوء")),
            ),
        ),
        Question(
            "prenom",
            Kind.STATEMENT,
            texts("L’équipe connaît mon prénom.", "L’équipe sait mon prénom.", "الفريق يعرف اسمي."),
        ),
        Question(
            "mieux",
            Kind.LONG,
            texts("Qu’est-ce qui serait mieux\xa0?", "Vous voulez quoi de mieux\xa0?", "ما الذي سيكون أفضل؟"),
        ),
        Question(
            "venir",
            Kind.ONE,
            texts("Comment venez-vous\xa0?", "Vous venez comment\xa0?", "كيف تأتي؟"),
            list_name="trajets",
            choices=(
                Choice("pied", texts("À pied", "À pied", "مشيا")),
                Choice("bus", texts("En bus", "En bus", "بالحافلة")),
                Choice("voiture", texts("En voiture", "En voiture", "بالسيارة")),
            ),
        ),
    ),
)


def build(life: Life) -> None:
    if not life.sample:
        return
    intro = "Nous voulons un accueil où chacun et chacune se sent bien. Dites ce qui va, et ce qui manque."
    dates = (life.at(-6, 9), life.at(15, 20))
    consultation = opened(life, FORM, "se-sentir-bien", intro, dates, anonymity=Anonymity.ANONYMOUS)
    Rereading.objects.create(
        questionnaire=consultation.questionnaire_in_use(), language="falc", on=life.day(-12), readers=4
    )
    persons = User.objects.filter(memberships__role=Role.PERSON).distinct().order_by("created_at", "pk")
    known = [Who.self(person) for person in persons if person != life.people["moussa"]]
    draws = random.Random(7)  # noqa: S311
    for number, who in enumerate([*known, *(Who(code=new_code()) for _ in range(VISITORS))]):
        _answer(consultation, who, number, draws)
    _vote(consultation, known, life, draws)
    flush_answers(consultation.pk)
    for contribution in consultation.contributions.order_by("pk"):
        publish(life, contribution, at=now() - dt.timedelta(minutes=30))


def _vote(consultation: Consultation, people: list[Who], life: Life, draws: random.Random) -> None:
    statements = add_statements(consultation.pk, STATEMENTS, by=life.people["claire"])
    for who in people:
        for statement in statements:
            vote = draws.choices((Vote.AGREE, Vote.DISAGREE, Vote.UNSURE), (5, 2, 1))[0]
            cast_vote(consultation, statement.pk, vote, who=who)


def _answer(consultation: Consultation, who: Who, number: int, draws: random.Random) -> None:
    for question in FORM.asked:
        if question.kind is Kind.LONG:
            said = {"t": SAID[number]} if number < len(SAID) else None
        elif question.kind is Kind.NUMBER:
            said = {"n": draws.choice((1, 2, 2, 3, 5))}
        elif question.kind is Kind.SHORT:
            said = None
        elif question.kind is Kind.SEVERAL:
            said = {"v": draws.sample(question.values[:-1], 2)}
        else:
            said = said_by(question, draws.choices((0, 1, 2, 3), (3, 4, 6, 2))[0] % (len(question.values) + 1))
        if said is not None:
            answer_question(consultation, question.name, answer=said, who=who)
    if number == len(SAID):
        leave_message(consultation, text="Merci de demander.", who=who)
    send_answers(consultation, who=who)
