"""What other pages show of consultations: the newest outcome, the state of one's messages, where one is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from kit.time import say_day
from participation.consultations.engine.tally import shown
from participation.consultations.events import HelperSpoke
from participation.consultations.models import Answer, Choice, Consultation, Contribution, Participation, Question
from participation.consultations.rules import erase_participation, last_signs_in_consultations
from participation.moderation.events import MessageSubmitted
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from participation.people.rules.keepers import Keeper

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def latest_outcome() -> Consultation | None:
    """The newest « Vous avez dit, nous avons décidé », for the home page: `.said`, `.decided`, `.outcome_at`."""
    return Consultation.objects.with_outcome().first()


def state_of_my_messages(user: User) -> QuerySet[Contribution]:
    """Her messages with their review, newest first, for `consultations/_my_message.html`."""
    mine = Contribution.objects.filter(author=user).select_related("review", "consultation", "helper")
    return mine.order_by("-created_at", "-pk")


def messages_here(consultation: Consultation, *, person: User, by: User) -> QuerySet[Contribution]:
    """Her messages in this consultation; to her helper, those she wrote with this very helper."""
    sent = state_of_my_messages(person).filter(consultation=consultation)
    return sent if person.pk == by.pk else sent.filter(helper=by)


def people_who_answered(consultation: Consultation) -> int:
    return Participation.objects.filter(consultation=consultation, answers__isnull=False).distinct().count()


@dataclass(frozen=True)
class Progress:
    """Where somebody is: how many questions there are, how many she answered, the number of the next one.

    next_number: 1 for the first; None when only the message is left.
    """

    total: int
    answered: int
    next_number: int | None

    @property
    def started(self) -> bool:
        return self.answered > 0

    @property
    def left(self) -> int:
        return self.total - self.answered


def progress(consultation: Consultation, user: "User | AnonymousUser") -> Progress:
    """She goes on after the last question she answered; nothing is left once all have an answer."""
    positions = list(consultation.questions.values_list("position", flat=True))
    mine = Participation.objects.filter(consultation=consultation, user_id=user.pk)
    found = mine.annotate(answered=Count("answers")).values_list("position", "answered").first()
    position, answered = found or (0, 0)
    after = (number for number, place in enumerate(positions, start=1) if place > position)
    following = next(after, None) if answered < len(positions) else None
    return Progress(len(positions), answered, following)


@dataclass(frozen=True)
class Result:
    """One question with its counts: (choice, number of people or None when hidden); no rows when too few answered."""

    question: Question
    rows: list[tuple[Choice, int | None]]


def results(consultation: Consultation) -> list[Result]:
    """The counts that may be shown, question by question."""
    counts: dict[object, dict[str, int]] = {}
    answers = Answer.objects.filter(question__consultation=consultation).values_list("question_id", "value")
    for question_id, value, number in answers.annotate(number=Count("pk")).order_by("question_id", "value"):
        counts.setdefault(question_id, {})[value] = number
    found = []
    for question in consultation.questions.prefetch_related("options"):
        choices = question.choices()
        mine = counts.get(question.pk, {})
        visible = shown({choice.value: mine.get(choice.value, 0) for choice in choices})
        found.append(Result(question, [(choice, visible[choice.value]) for choice in choices] if visible else []))
    return found


def keeper() -> Keeper:
    """What this room does with what it holds about somebody."""
    return Keeper("consultations", erase=erase_participation, export=_sheets, last_contact=last_signs_in_consultations)


def _sheets(user: User) -> Iterable[Sheet]:
    asked = Column("consultation", _("Consultation"))
    columns = [asked, Column("question", _("Question")), Column("reponse", _("Réponse"))]
    columns += [Column("moyen", _("Comment")), Column("quand", _("Quand"))]
    answers = Answer.objects.filter(participation__user=user).select_related("question__consultation")
    rows = [
        (
            answer.question.consultation.title,
            answer.question.text,
            _said(answer),
            answer.get_channel_display(),
            say_day(answer.at),
        )
        for answer in answers.prefetch_related("question__options").order_by("at", "pk")
    ]
    yield Sheet("reponses", _("Mes réponses aux consultations"), columns, rows)
    columns = [
        asked,
        Column("quand", _("Quand")),
        Column("texte", _("Mon message")),
        Column("moyen", _("Comment")),
        Column("aide", _("Avec l’aide de")),
        Column("etat", _("État")),
        Column("publie", _("Ce qui est publié")),
        Column("raison", _("Pourquoi il n’est pas publié")),
    ]
    sent = Contribution.objects.filter(author=user).select_related("review", "consultation", "helper")
    rows = [
        (
            one.consultation.title,
            say_day(one.created_at),
            one.text,
            one.get_channel_display(),
            one.helper.get_full_name() if one.helper else "",
            one.review.get_state_display(),
            one.review.published_text,
            one.review.get_reason_display(),
        )
        for one in sent.order_by("created_at", "pk")
    ]
    yield Sheet("messages", _("Mes messages"), columns, rows)


def say_what_was_done(entries: Sequence[Entry]) -> Mapping[UUID, str]:
    """To the person, what a helper did here in her name: entry id -> a sentence."""
    begun = {entry.pk: UUID(entry.targets["consultation"]) for entry in entries if entry.verb == HelperSpoke.__name__}
    titles = dict(Consultation.objects.filter(pk__in=begun.values()).values_list("pk", "title"))
    said = {
        entry: _("Des réponses à « %(title)s »") % {"title": titles[pk]} for entry, pk in begun.items() if pk in titles
    }
    written = {entry.pk: UUID(entry.targets["item"]) for entry in entries if entry.verb == MessageSubmitted.__name__}
    about = dict(Contribution.objects.filter(review__in=written.values()).values_list("review", "consultation__title"))
    said |= {
        entry: _("Un message écrit : « %(title)s »") % {"title": about[pk]}
        for entry, pk in written.items()
        if pk in about
    }
    return {entry: str(words) for entry, words in said.items()}


def _said(answer: Answer) -> object:
    """The words of the choice, as they were on her screen."""
    return next((choice.text for choice in answer.question.choices() if choice.value == answer.value), answer.value)
