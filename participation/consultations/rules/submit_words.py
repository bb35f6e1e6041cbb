"""Give free words that are kept with a name to moderation. Only other rules do."""

from collections.abc import Mapping

from django.db.models import Q

from participation.consultations.models import Consultation, Contribution, KeptSheet
from participation.moderation.rules import submit_for_review

from .put_away import KIND


def submit_words(
    consultation: Consultation, sheet: KeptSheet, texts: Mapping[str, str], receipts: Mapping[str, str]
) -> None:
    """Hers, with who helped; the same words of one question go once. Under the lock of her draft, or of all of them.

    receipts: question -> the digest under which her code finds these words; of words she changed, it finds the last.
    """
    for name, text in texts.items():
        receipt = receipts.get(name)
        before = Contribution.objects.filter(consultation=consultation, question=name)
        before = before.filter(Q(author=sheet.user) if sheet.user else Q(receipt=receipt, receipt__isnull=False))
        if before.filter(Q(text=text) | Q(review__decisions__seen_text=text)).exists():  # sent, or changed since
            continue
        before.filter(receipt=receipt).update(receipt=None)
        contribution = Contribution(
            consultation=consultation,
            author=sheet.user,
            helper=sheet.helper,
            question=name,
            text=text,
            channel=sheet.channel,
            receipt=receipt,
        )
        contribution.review = submit_for_review(KIND, contribution, by=None, channel=sheet.channel)
        contribution.save()
