"""Write to the other side: beside the plan, or about the plan, a part, a step."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import NotAllowed, Refusal, require
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.engine.talking import message_text
from participation.plans.engine.text import LONGEST_MESSAGE, written
from participation.plans.models import Message, ReadMark, Receipt, Thread, Topic, Voice, topic_of
from participation.plans.permissions import can_talk, side_of, team_of_person

from .refusals import refuse_if_closed


class NothingSaid(Refusal):
    sentence = _("Écrivez d’abord votre message.")


class NobodyReads(Refusal):
    """Nobody accompanies her: what she would write here would wait for ever."""

    sentence = _("Personne ne vous accompagne encore. Votre message ne serait pas lu. Passez dans un accueil.")


@transaction.atomic
def send_message(about: UUID, *, text: str, quick: str = "", seen: int, key: UUID, by: User) -> Message:
    """One message at the end of the thread; asked twice with one key, it is there once.

    about: the id of a person, a plan, a part or a step. quick: a Quick, said before what was typed. seen: the last
    message on the page, which who writes has read; what came meanwhile stays unread.
    Raises NotAllowed; PlanClosed; Unwritable; NothingSaid; NobodyReads; KeyUsedElsewhere.
    """
    topic = topic_of(about)
    if topic is None:
        raise NotAllowed
    thread = Thread.objects.lock(topic)
    require(can_talk(by, topic))
    voice = side_of(by, topic)
    if not Receipt.objects.is_new(key, author=by, target=about):
        return thread.messages.filter(author=by).latest("seq")
    text = written(message_text(quick, text), LONGEST_MESSAGE)
    _refuse(topic, voice, text)
    message = thread.say(text, author=by, voice=voice)
    ReadMark.objects.move(thread, by, seen=min(seen, message.seq - 1))
    notices.message_waits(message, topic.person)
    on_behalf = topic.person.pk if voice is Voice.PERSON and by.pk != topic.person.pk else None
    journal.record(events.MessageSent(thread=thread.pk, message=message.pk), by=by.pk, on_behalf=on_behalf)
    return message


def _refuse(topic: Topic, voice: Voice, text: str) -> None:
    if topic.plan is not None:
        refuse_if_closed(topic.plan)
    if not text.strip():
        raise NothingSaid
    if topic.plan is None and voice is Voice.PERSON and not team_of_person(topic.person):
        raise NobodyReads
