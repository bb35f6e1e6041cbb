"""Send one's answers: from now on they count, and one has a receipt."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.consultations.engine.form import Form
from participation.consultations.models import Consultation, KeptSheet, Receipt
from participation.consultations.permissions import can_answer
from participation.moderation.engine.danger import is_danger

from .keep_sheet import keep_sheet
from .put_away import publish_words, receipt_of, receipts_of, words_of
from .speaking import AlreadyAnswered, Entered, Letter, Who, enter
from .submit_words import submit_words


class NothingSaid(Refusal):
    sentence = _("Vous n’avez encore rien répondu. Répondez à une question au moins.")


@transaction.atomic
def send_answers(consultation: Consultation, *, who: Who, version: int | None = None) -> Letter:
    """The letter that was sent; its `receipt` is to be shown, once. Sent ten times, it is sent once, with one receipt.

    Anonymous: it waits, sealed, for the next flush; words of danger leave at once, without anything else of it. What
    stays to be seen of these: their day, and, from their place in the journal, between which two other things they
    came; who copied the whole database just before and just after, or reads its log, sees which draft (a digest) and,
    on a shared phone, which session moved meanwhile. No row says that it is hers.
    Otherwise it is kept with her name, and she may still change it; words of danger leave at once too. Before she sends
    them they are hers alone (`fragments.calling`). version: the one in which she has just read them again. Raises
    NotAllowed, ConsultationClosed, OtherVersion, SpeaksForAnother, AlreadySent (AlreadyAnswered to a worker, unless she
    has just sent it herself), NothingSaid.
    """
    entered = enter(consultation, who, may=can_answer)
    letter = entered.letter
    if entered.draft.sent:
        if who.is_entered and letter.sent_by != str(who.by.pk):
            raise AlreadyAnswered
        return letter
    entered.require_version(version)
    return send_entered(entered)


def send_entered(entered: Entered) -> Letter:
    """The end of every rule that sends, under its lock. Raises NothingSaid."""
    letter, who = entered.letter, entered.who
    if letter.is_empty:
        raise NothingSaid
    letter.sent_by = str(who.by.pk) if who.by is not None and who.is_entered else ""
    if entered.consultation.is_anonymous:
        _warn(entered.consultation, letter, entered.form)
        entered.keep(sent=True)
        return letter
    sheet = keep_sheet(entered.consultation, letter, entered.form, draft=entered.draft)
    Receipt.objects.get_or_create(
        digest=receipt_of(entered.consultation, letter), defaults={"consultation": entered.consultation}
    )
    _warn_with_her_name(entered, sheet.pk)
    entered.keep(sent=True, sheet=sheet)
    return letter


def _warn(consultation: Consultation, letter: Letter, form: Form) -> None:
    urgent = [word for word in words_of(consultation, letter, form) if is_danger(word.text)]
    publish_words(consultation, [urgent])
    letter.early = sorted({*letter.early, *(word.question for word in urgent)})


def _warn_with_her_name(entered: Entered, sheet_id: UUID) -> None:
    """What else she wrote waits for the last day: she may change it until then."""
    sheet = KeptSheet.objects.select_related("user", "helper").get(pk=sheet_id)
    urgent = {name: text for name, text in sheet.texts.items() if is_danger(text)}
    if urgent:
        receipts = receipts_of(entered.consultation, entered.letter, entered.form, urgent)
        submit_words(entered.consultation, sheet, urgent, receipts)
