"""A reader of the site says that something is wrong with published words, and reads what came of it."""

import datetime as dt
import hashlib
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce, Least
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, TooFast, require
from kit.time import now, today
from participation.moderation.engine.delays import answer_due
from participation.moderation.events import MessageReported
from participation.moderation.models import AWAITED, Care, Concern, Report, ReviewItem
from participation.people.models import Spending, User

from .settle import find_item

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Those of numbers that are written down: none that looks like another."""
LENGTH, HALF = 10, 5
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
OF_ONE_MESSAGE, OF_ONE_ACCOUNT = 30, 20
"""Reports in a day: by visitors, of one message; by somebody with an account."""
OF_ALL_VISITORS, TRIES = 300, 100
"""In an hour: reports of all visitors together; wrong numbers tried by all. No address is kept to count by."""


class TooManyReports(TooFast):
    sentence = _("Beaucoup de messages sont signalés en ce moment. Essayez demain, ou appelez un accueil.")


class TooManyTries(TooFast):
    sentence = _("Trop d’essais. Attendez une heure, puis essayez encore.")


class NoSuchReport(Refusal):
    sentence = _("Nous ne trouvons pas ce numéro. Regardez bien chaque lettre.")


def number_of(item_id: UUID, key: UUID) -> str:
    """« ABCDE FGHJK »: what a visitor is given to read the answer. key: of the form; sent twice, it has one number,
    and nobody chooses which."""
    digest = int(salted_hmac("participation.moderation.report", f"{item_id}:{key}", algorithm="sha256").hexdigest(), 16)
    signs = "".join(SIGNS[digest // len(SIGNS) ** place % len(SIGNS)] for place in range(LENGTH))
    return f"{signs[:HALF]} {signs[HALF:]}"


def find_report(number: str) -> Report:
    """What a visitor reported. A right number is no try. Raises TooManyTries, NoSuchReport."""
    found = Report.objects.told().filter(receipt=receipt_of(number), by=None).first()
    if found is None:
        if not Spending.objects.spend("numbers of reports", limit=TRIES, per=HOUR):
            raise TooManyTries
        raise NoSuchReport
    return found


def receipt_of(number: str) -> str:
    """The digest under which a report is kept; number: as she was given it, spaces and small letters are the same."""
    return hashlib.sha256("".join(number.split()).upper().encode()).hexdigest()


@transaction.atomic
def report_words(item_id: UUID, *, concern: Concern, words: str = "", number: str, by: User | None) -> Report:
    """The words stay where they are until somebody has read them again; the team sees them in its queue.

    number: `number_of` the form, given to whoever has no account; the same number twice is one report.
    by: her account, or nobody. Raises TooManyReports, and NotAllowed when these words are not shown.
    """
    moment, due_on = now(), answer_due(today(), urgent=concern == Concern.DANGER)
    # The lock, whether it was reported before or not. What was promised before is never put off.
    promised = When(AWAITED, then=Least(F("due_on"), Value(due_on)))
    ReviewItem.objects.shown().filter(pk=item_id).update(
        reported_at=Coalesce("reported_at", Value(moment)), due_on=Case(promised, default=Value(due_on))
    )
    item = find_item(item_id)
    require(item.is_published)
    receipt = receipt_of(number)
    if earlier := Report.objects.filter(receipt=receipt, item=item).first():
        return earlier
    if by and (waiting := item.reports.filter(by=by, outcome="").first()):
        return waiting
    _count(item, by)
    report = Report.objects.create(item=item, concern=concern, words=words, by=by, receipt=receipt)
    if concern == Concern.DANGER:
        ReviewItem.objects.filter(pk=item.pk, care_level=Care.NONE).update(care_level=Care.WORRY)
    record(MessageReported(item=item.pk, appealed=item.is_appealed), by=by.pk if by else None)
    return report


def _count(item: ReviewItem, by: User | None) -> None:
    """One more. Where the limit is reached nothing is counted, and the refusal gives nothing back."""
    if by is not None:
        limits = [("reports by", str(by.pk), OF_ONE_ACCOUNT, DAY)]
    else:
        limits = [("reports of", str(item.pk), OF_ONE_MESSAGE, DAY), ("reports", "", OF_ALL_VISITORS, HOUR)]
    for what, whose, limit, per in limits:
        if not Spending.objects.spend(what, whose, limit=limit, per=per):
            raise TooManyReports
