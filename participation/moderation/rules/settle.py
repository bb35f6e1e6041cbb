"""What every decision shares: say no to the second decider, or write the decision down."""

from uuid import UUID

from django.utils.translation import gettext as _

from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from kit.time import now, say_ago
from participation.moderation.events import DecisionUndone, MessagePublished, MessageRefused
from participation.moderation.models import Decision, ReviewItem, State, Verdict, subjects
from participation.moderation.permissions import can_moderate
from participation.people.models import User

STATES = {Verdict.PUBLISHED: State.PUBLISHED, Verdict.REFUSED: State.REFUSED, Verdict.UNDONE: State.PENDING}
EVENTS = {Verdict.PUBLISHED: MessagePublished, Verdict.REFUSED: MessageRefused, Verdict.UNDONE: DecisionUndone}


class AlreadyDecided(Stale):
    """Somebody decided first. `decision` says who, what and when."""

    def __init__(self, item: ReviewItem) -> None:
        self.item = item
        self.decision = item.last_decision()
        super().__init__(_say(self.decision))


def _say(decision: Decision | None) -> str:
    if decision is None:
        return _("Ce message attend encore d’être lu.")
    sentence = {
        Verdict.PUBLISHED: _("%(who)s a publié ce message, %(when)s."),
        Verdict.REFUSED: _("%(who)s n’a pas publié ce message, %(when)s."),
        Verdict.UNDONE: _("%(who)s a remis ce message à lire, %(when)s."),
    }[Verdict(decision.verdict)]
    who = decision.by.get_full_name() if decision.by else _("Quelqu’un de l’équipe")
    return sentence % {"who": who, "when": say_ago(decision.at)}


def item_for(item_id: UUID, *, by: User) -> ReviewItem:
    """The item, read after it was taken. Raises NotAllowed when it does not exist for `by`."""
    item = ReviewItem.objects.select_related("structure").filter(pk=item_id).first()
    if item is None:
        raise NotAllowed
    require(can_moderate(by, item))
    return item


def replayed(
    item: ReviewItem, *, seen: int, verdict: Verdict, by: User, reason: str = "", text: str = ""
) -> ReviewItem:
    """The item again, when this very decision was already written: a button pressed twice, an answer that got lost.

    Raises AlreadyDecided otherwise.
    """
    if item.decisions.filter(version=seen + 1, verdict=verdict, by=by, reason=reason, text=text).exists():
        return item
    raise AlreadyDecided(item)


def settle(item: ReviewItem, *, verdict: Verdict, by: User, reason: str = "", text: str = "") -> ReviewItem:
    """Write the decision on an item that was just taken: state, history, the upper room, the journal last."""
    item.state = STATES[verdict]
    item.reason, item.published_text = reason, text
    item.decided_at = None if verdict is Verdict.UNDONE else now()
    item.save(update_fields=["state", "reason", "published_text", "decided_at"])
    item.decisions.create(version=item.version, verdict=verdict, reason=reason, text=text, by=by)
    subjects.find(item.subject_kind).decided(item)
    record(EVENTS[verdict](item=item.pk), by=by.pk)
    return item
