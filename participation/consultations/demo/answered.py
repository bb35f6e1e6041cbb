"""What became of some messages: one not published, one that others read again, one reported, one that waits."""

import datetime as dt

from kit.demo import Life
from kit.time import now, today
from participation.consultations.models import Consultation, Contribution
from participation.moderation.engine.delays import answer_due
from participation.moderation.models import Concern, Decision, Reason, ReviewItem
from participation.moderation.permissions import can_moderate
from participation.moderation.rules import appeal_item, number_of, refuse_item, report_words
from participation.people.models import User

from .samples import PUBLISHED, say

NOT_PUBLISHED = "Fermez à la tête du voisin du dessus, lui c’est un sale menteur."
READ_AGAIN = "Le samedi, Sandrine est la seule qui prend le temps. Elle est d’accord que je le dise."
LATE = "Ouvrez aussi le dimanche, une fois par mois."


def build(life: Life) -> None:
    if not life.sample:
        return
    consultation = Consultation.objects.get(slug="horaires-des-accueils")
    awa, iryna, moussa = (life.people[key] for key in ("awa", "iryna", "moussa"))
    refused = _refused(
        life, consultation, awa, NOT_PUBLISHED, Reason.INSULT, "Dites ce qu’il faut changer, sans parler du voisin."
    )
    Decision.objects.filter(item=refused).update(at=now() - dt.timedelta(hours=2))
    again = _refused(life, consultation, iryna, READ_AGAIN, Reason.PRIVATE, "")
    appeal_item(again.pk, seen=1, note="Sandrine a lu mon message, elle veut bien.", by=iryna)
    week = dt.timedelta(days=7)
    late = say(consultation, iryna, LATE, at=now() - week)
    ReviewItem.objects.filter(pk=late.review_id).update(due_on=answer_due(today() - week))
    reported = Contribution.objects.published().get(consultation=consultation, text=PUBLISHED[-1])
    report_words(
        reported.review_id,
        concern=Concern.PRIVATE,
        words="On reconnaît ma voisine et ses enfants.",
        number=number_of(reported.review_id, moussa.pk),
        by=moussa,
    )


def _refused(life: Life, consultation: Consultation, author: User, text: str, reason: Reason, more: str) -> ReviewItem:
    item = say(consultation, author, text, at=now() - dt.timedelta(hours=26)).review
    team = (life.people["samira"], life.people["claire"])
    by = next(user for user in team if can_moderate(user, item))
    refuse_item(item.pk, seen=0, reason=reason, more=more, by=by)
    ReviewItem.objects.filter(pk=item.pk).update(decided_at=now() - dt.timedelta(hours=2))
    return item
