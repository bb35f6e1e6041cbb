"""The addresses of one's own answers, or of those of a person one helps; and whose answers they are."""

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from participation.consultations.models import Consultation
from participation.people.models import User


@dataclass(frozen=True)
class Way:
    """helped: the person in whose name one answers; None for oneself."""

    consultation: Consultation
    by: User
    helped: User | None = None

    @property
    def person(self) -> User:
        return self.helped or self.by

    @property
    def start(self) -> str:
        """Where one begins: the first question, or the message when nothing else is asked."""
        return self.question(1) if self.consultation.questions.exists() else self.message

    def question(self, number: int) -> str:
        return self._address("question", number)

    @property
    def message(self) -> str:
        return self._address("message")

    @property
    def finish(self) -> str:
        return self._address("finish")

    @property
    def thanks(self) -> str:
        return self._address("thanks")

    def _address(self, name: str, *args: object) -> str:
        if self.helped is None:
            return reverse(f"consultations:{name}", args=[self.consultation.slug, *args])
        return reverse(f"consultations:{name}_for", args=[self.consultation.slug, self.helped.pk, *args])


def way_of(user: User, slug: str, person_id: UUID | None) -> Way:
    """Raises Http404 for a consultation that is not announced, or a person who does not exist. Whether the user may is
    the caller's to ask."""
    consultation = get_object_or_404(Consultation.objects.announced(), slug=slug)
    if person_id is None or person_id == user.pk:
        return Way(consultation, user)
    return Way(consultation, user, get_object_or_404(User, pk=person_id))
