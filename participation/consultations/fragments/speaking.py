"""What other pages show of consultations: the newest outcome, the state of one's messages, where one is."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from journal.models import Channel, Entry
from kit.time import say_day
from participation.consultations.events import HelperSpoke
from participation.consultations.models import Consultation, Contribution, KeptSheet, Questionnaire, Topic
from participation.consultations.rules import (
    Who,
    erase_participation,
    erase_sittings,
    erase_topics,
    glance,
    last_signs_in_consultations,
)
from participation.moderation.events import MessageSubmitted
from participation.moderation.models import names_shown
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from participation.people.rules.keepers import Keeper

from .asking import form_of, label, say_answer
from .export_committee import sheets_of_committee
from .export_plenaries import sheets_of_plenaries
from .export_rooms import sheets_of_rooms


def latest_outcome() -> Consultation | None:
    """The newest « Vous avez dit, nous avons décidé », for the home page: `.said`, `.decided`, `.outcome_at`."""
    return Consultation.objects.with_outcome().first()


def state_of_my_messages(user: User) -> QuerySet[Contribution]:
    """Her messages with their review, newest first, for `consultations/_my_message.html`."""
    mine = Contribution.objects.filter(author=user).select_related("review", "consultation", "helper")
    return mine.order_by("-created_at", "-pk")


def messages_here(consultation: Consultation, *, person: User, by: User) -> QuerySet[Contribution]:
    """Her messages in this consultation; to her helper, those she wrote with this very helper."""
    sent = state_of_my_messages(person).filter(consultation=consultation)
    return sent if person.pk == by.pk else sent.filter(helper=by)


def name_to_sign(consultation: Consultation, who: Who) -> str:
    """The name that others see of her, where she may put it under a message; "" where she may not, or has none."""
    hers = who.person is not None and who.channel == Channel.SELF and not consultation.is_anonymous
    return names_shown([who.person.pk]).get(who.person.pk, "") if hers else ""


def keeper() -> Keeper:
    """What this room does with what it holds about somebody."""
    return Keeper("consultations", erase=_erase, export=_everything, last_contact=last_signs_in_consultations)


def _erase(person: User) -> None:
    erase_sittings(person)
    erase_topics(person)
    erase_participation(person)


def _everything(user: User) -> Iterable[Sheet]:
    yield from _sheets(user)
    yield from sheets_of_committee(user)
    yield from sheets_of_plenaries(user)
    yield from sheets_of_rooms(user)


def _sheets(user: User) -> Iterable[Sheet]:
    asked = Column("consultation", _("Consultation"))
    columns = [asked, Column("question", _("Question")), Column("reponse", _("Réponse"))]
    columns += [Column("moyen", _("Comment")), Column("quand", _("Quand")), Column("aide", _("Avec l’aide de"))]
    kept = KeptSheet.objects.filter(user=user).select_related("consultation", "helper").order_by("sent_at", "pk")
    rows = [row for sheet in kept for row in _rows_of(sheet)]
    yield Sheet("reponses", _("Mes réponses aux consultations"), columns, [*rows, *_rows_not_sent(user)])
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
    topics = dict(Topic.objects.filter(review__in=written.values()).values_list("review", "text"))
    said |= {
        entry: _("Un thème proposé pour une plénière : « %(text)s »") % {"text": topics[pk]}
        for entry, pk in written.items()
        if pk in topics
    }
    return {entry: str(words) for entry, words in said.items()}


def _rows_of(sheet: KeptSheet) -> Iterable[tuple[str, ...]]:
    version = Questionnaire.objects.get(consultation=sheet.consultation_id, number=sheet.questionnaire)
    for question in version.form.asked:
        if question.name not in sheet.content:
            continue
        said = say_answer(
            version.form, question, sheet.content[question.name], words=sheet.texts.get(question.name, "")
        )
        how = Channel(sheet.channels.get(question.name, sheet.channel)).label
        helper = sheet.helper.get_full_name() if sheet.helper and how != Channel.SELF.label else ""
        text = label(version.form, question.words)
        yield sheet.consultation.title, text, said, str(how), say_day(sheet.sent_at), helper


def _rows_not_sent(user: User) -> Iterable[tuple[str, ...]]:
    """What she has begun and not sent. What was sent without a name cannot be found again."""
    for consultation in Consultation.objects.open().exclude(drafts=None):
        letter, sent = glance(consultation, Who.self(user))
        if letter is None or sent:
            continue
        form, helper = form_of(consultation, letter), User.objects.filter(pk=letter.helper or None).first()
        for question in form.asked:
            if question.name in letter.answers:
                said = say_answer(form, question, letter.answers[question.name])
                how = Channel(letter.channels.get(question.name, Channel.SELF)).label
                by = helper.get_full_name() if helper and how != Channel.SELF.label else ""
                text = label(form, question.words)
                yield consultation.title, text, said, str(how), str(_("Pas encore envoyé")), by
