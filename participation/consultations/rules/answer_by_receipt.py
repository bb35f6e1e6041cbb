"""Without an account: whoever has the receipt sends other words, or asks two others to read hers again."""

from uuid import UUID

from kit.refusals import require
from participation.consultations.models import Consultation, Contribution
from participation.moderation.rules import appeal_item, correct_words

from .find_receipt import find_receipt


def correct_by_receipt(consultation: Consultation, *, code: str, contribution_id: UUID, seen: int, text: str) -> None:
    """See `correct_words`. Raises also what `find_receipt` does, and NotAllowed for words of another receipt."""
    hers = contribution_of(consultation, code=code, contribution_id=contribution_id)
    correct_words(hers.review_id, seen=seen, text=text, by=None)


def appeal_by_receipt(consultation: Consultation, *, code: str, contribution_id: UUID, seen: int, note: str) -> None:
    """See `appeal_item`. Raises also what `find_receipt` does, and NotAllowed for words of another receipt."""
    hers = contribution_of(consultation, code=code, contribution_id=contribution_id)
    appeal_item(hers.review_id, seen=seen, note=note, by=None)


def contribution_of(consultation: Consultation, *, code: str, contribution_id: UUID) -> Contribution:
    """One of the messages of this receipt. Raises as above."""
    found = {one.pk: one for one in find_receipt(consultation, code=code).contributions}
    require(contribution_id in found)
    return found[contribution_id]
