"""What every decision shares: say no to the second decider, or write the decision down."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from journal.models import Channel
from journal.rules import record_all
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import midnight, now, say_ago, today
from participation.moderation import events, notices
from participation.moderation.models import Decision, Outcome, ReviewItem, State, Verdict, subjects, that_stood
from participation.moderation.permissions import can_decide
from participation.people.models import User

EVENTS = {
    Verdict.PUBLISHED: events.MessagePublished,
    Verdict.REFUSED: events.MessageRefused,
    Verdict.UNDONE: events.DecisionUndone,
    Verdict.HELD: events.MessageHeld,
    Verdict.ASKED: events.OpinionAsked,
    Verdict.ADVISED: events.OpinionGiven,
    Verdict.ESCALATED: events.MessageEscalated,
    Verdict.MOVED: events.MessageMoved,
    Verdict.KEPT: events.MessageKept,
    Verdict.CORRECTED: events.WordsCorrected,
    Verdict.APPEALED: events.AppealMade,
    Verdict.HEARD: events.AppealHeard,
}
# What changes for its author: the rest is the team's alone.
TOLD = {Verdict.PUBLISHED, Verdict.REFUSED, Verdict.UNDONE, Verdict.CORRECTED, Verdict.APPEALED}
# What she waits for, and is told of outside too.
ANSWERS = {Verdict.PUBLISHED, Verdict.REFUSED}
# What changes the public page, and what the upper room has to hear.
HEARD = {Verdict.PUBLISHED, Verdict.REFUSED, Verdict.UNDONE, Verdict.CORRECTED}


class AlreadyDecided(Stale):
    """Somebody decided first. `decision` says who, what and when."""

    def __init__(self, item: ReviewItem) -> None:
        self.item = item
        self.decision = item.last_decision()
        super().__init__(_say(self.decision))


class HeldByAnother(Stale):
    """A colleague reads it now: her lease has not ended."""

    def __init__(self, item: ReviewItem) -> None:
        self.item = item
        who = item.claimed_by.get_short_name() if item.claimed_by else _("Quelqu’un de l’équipe")
        said = _("%(who)s lit ce message. Attendez un peu, ou prenez sa suite.") % {"who": who}
        super().__init__(said)


class ReportedSince(Stale):
    """A reader of the site said something of it that was not on the screen."""

    sentence = _lazy("Quelqu’un vient de signaler ce message. Lisez ce qu’il dit, puis décidez.")


def _say(decision: Decision | None) -> str:
    if decision is None:
        return _("Ce message attend encore d’être lu.")
    sentence = {
        Verdict.PUBLISHED: _("%(who)s a publié ce message, %(when)s."),
        Verdict.REFUSED: _("%(who)s n’a pas publié ce message, %(when)s."),
        Verdict.UNDONE: _("%(who)s a remis ce message à lire, %(when)s."),
        Verdict.HELD: _("%(who)s a mis ce message de côté, %(when)s."),
        Verdict.ASKED: _("%(who)s a demandé un avis sur ce message, %(when)s."),
        Verdict.ADVISED: _("%(who)s a donné un avis sur ce message, %(when)s."),
        Verdict.ESCALATED: _("%(who)s a confié ce message à la coordination, %(when)s."),
        Verdict.MOVED: _("%(who)s a confié ce message à une autre structure, %(when)s."),
        Verdict.KEPT: _("%(who)s a laissé ce message en ligne, %(when)s."),
        Verdict.CORRECTED: _("La personne a changé son message, %(when)s. Lisez-le de nouveau."),
        Verdict.APPEALED: _("La personne demande une autre lecture, %(when)s."),
        Verdict.HEARD: _("%(who)s a donné son avis sur ce message, %(when)s."),
    }[Verdict(decision.verdict)]
    who = decision.by.get_full_name() if decision.by else _("Quelqu’un de l’équipe")
    return sentence % {"who": who, "when": say_ago(decision.at)}


def item_for(item_id: UUID, *, by: User) -> ReviewItem:
    """The item, read after it was taken, for who may decide on it. Raises NotAllowed, HeldByAnother."""
    item = find_item(item_id)
    require(can_decide(by, item))
    if item.holder_id not in (None, by.pk):
        raise HeldByAnother(item)
    return item


def take_hers(items: QuerySet[ReviewItem], item_id: UUID, *, seen: int) -> bool:
    """Take it for its author, whose page shows the version `seen`: the lock, as ReviewItemQuerySet.take.

    What the team did since among itself, to put it aside or to ask for an opinion, changes nothing of what she read.
    """
    if items.take(item_id, seen=seen):
        return True
    since = Decision.objects.filter(item=item_id, version__gt=seen).order_by("-version")
    last = since.first()
    return last is not None and not since.filter(verdict__in=TOLD).exists() and items.take(item_id, seen=last.version)


def find_item(item_id: UUID) -> ReviewItem:
    """The item, whoever asks. Raises NotAllowed when there is none."""
    item = ReviewItem.objects.select_related("structure", "reader", "claimed_by").filter(pk=item_id).first()
    if item is None:
        raise NotAllowed
    return item


def replayed(
    item: ReviewItem, *, seen: int, verdict: Verdict, by: User | None, without_picture: bool = False, **said: str
) -> ReviewItem:
    """The item again, when this very decision was already written: a button pressed twice, an answer that got lost.

    said: its reason, more, text, note, as far as it has any. Raises AlreadyDecided otherwise.
    """
    same = dict.fromkeys(("reason", "more", "text", "note"), "") | said
    decision = item.decisions.filter(version=seen + 1, verdict=verdict, by=by, **same).first()
    if decision is None or (verdict == Verdict.PUBLISHED and not _shows_as_asked(decision, item, without_picture)):
        raise AlreadyDecided(item)
    return item


def _shows_as_asked(decision: Decision, item: ReviewItem, without_picture: bool) -> bool:
    """Whether this publication left the picture out, or in, as it is asked again; once left out, it stays out."""
    following = item.decisions.filter(version__gt=decision.version).order_by("version").first()
    left_out = following.left_out_before if following else item.picture_left_out
    return left_out == (without_picture or decision.left_out_before)


def settle(
    item: ReviewItem,
    *,
    verdict: Verdict,
    by: User | None,
    note: str = "",
    channel: str = Channel.SELF,
    answers: Outcome | None = None,
    reports: int | None = None,
    **becomes: object,
) -> ReviewItem:
    """Write the decision on an item that was just taken: state, history, the upper room, the journal last.

    note: what colleagues read of it. by: nobody for what its author does; of words that are nobody's, that is written
    with the day alone, as they were. answers: what those who reported it are told, None where that still waits;
    reports: how many of them the decider read, None: all. becomes: the fields of the item that change; the decision
    keeps what they were. Raises ReportedSince.
    """
    day = today() if by is None and item.author_id is None else None
    was_reported = item.reported_at is not None
    to_tell = _close_reports(item, answers, read=reports) if answers else set()
    decision = Decision(
        item=item,
        version=item.version,
        revision=item.revision,
        round=item.round,
        verdict=verdict,
        reason=becomes.get("reason", "") if verdict == Verdict.REFUSED else "",
        more=becomes.get("more", "") if verdict == Verdict.REFUSED else "",
        text=becomes.get("published_text", "") if verdict == Verdict.PUBLISHED else "",
        note=note,
        seen_text=item.text,
        state_before=item.state,
        shown_before=item.published_text,
        left_out_before=item.picture_left_out,
        wants_opinion_before=item.wants_opinion,
        decided_before=item.decided_at,
        by=by,
        **({"at": midnight(day)} if day else {}),
    )
    reader_id = item.reader_id
    becomes |= {"claimed_by": None, "claimed_until": None}
    for name, value in becomes.items():
        setattr(item, name, value)
    item.save(update_fields=list(becomes))
    decision.save(force_insert=True)
    if verdict in HEARD:
        subjects.find(item.subject_kind).decided(item)
    author = item.author_id if verdict in TOLD else None
    left = {"left": reader_id} if item.reader_id != reader_id else {}
    appealed = State.APPEALED in (decision.state_before, item.state)
    told = [EVENTS[verdict](item=item.pk, author=author, appealed=appealed, **left)]
    if verdict in ANSWERS and item.author_id:
        to_tell.add(item.author_id)
    for user_id in sorted(to_tell):  # in one order, whoever is the author: two decisions do not wait for each other
        notices.words_answered(user_id)
    if was_reported or becomes.get("reported_at"):
        whose = item.reports.exclude(by=None).values_list("by_id", flat=True).order_by("by_id").distinct()
        told += [events.ReportMoved(item=item.pk, author=reporter) for reporter in whose]
    record_all(told, by=by.pk if by else None, channel=channel, day=day)
    return item


def answer_reports(items: Iterable[ReviewItem], outcome: Outcome) -> None:
    """Whoever reported one of them may read what came of it, by the decision that is being written.

    Each is told once, and all in one order: two that answer at once wait for each other, and never in a circle.
    """
    for reporter_id in sorted(set().union(*(_close_reports(item, outcome) for item in items))):
        notices.words_answered(reporter_id)


def _close_reports(item: ReviewItem, outcome: Outcome, *, read: int | None = None) -> set[UUID]:
    """Answer those that wait: whose they are, of those who have an account. Raises ReportedSince."""
    waiting = item.reports.filter(outcome="")
    whose = list(waiting.values_list("by_id", flat=True))
    if read is not None and len(whose) > read:  # of one version, there are never fewer
        raise ReportedSince
    waiting.update(outcome=outcome, answered_at=now(), version=item.version)
    return {one for one in whose if one is not None}


class NeedsTwo(Refusal):
    """One reader does not decide this alone."""

    status = 409
    sentence = _lazy("Ce message se lit à deux. Demandez un avis à un ou une collègue, ou attendez sa réponse.")


def require_second_reader(item: ReviewItem, *, by: User) -> None:
    """Who asked for an opinion waits for it; words about one's own structure, that no other reads, are read by two.

    Raises NeedsTwo.
    """
    question, advice = opinions_on(item)
    advised = advice is not None and advice.by_id != by.pk
    asked_by_her = question is not None and question.by_id == by.pk
    at_home = item.about_team and item.reader_id == item.structure_id
    if not advised and (asked_by_her or at_home):
        raise NeedsTwo


def opinions_on(item: ReviewItem) -> tuple[Decision | None, Decision | None]:
    """(the question that waits for an opinion, the last opinion given) on this text, without what was taken back.

    A new question leaves what was said before it behind. Put aside, a question still waits; decided or passed on, no
    more.
    """
    question = advice = None
    for act in that_stood(item.decisions.filter(revision=item.revision).order_by("version")):
        if act.verdict == Verdict.ASKED:
            question, advice = act, None
        elif act.verdict == Verdict.ADVISED:
            question, advice = None, act
        elif act.verdict != Verdict.HELD:
            question = None
    return question, advice
