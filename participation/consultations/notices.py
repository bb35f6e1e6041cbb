"""What we send about consultations. Never what is in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from outbox.rules import queue_message
from participation.people.notices import render_something_new

if TYPE_CHECKING:
    from outbox import models as outbox
    from participation.consultations.models import Consultation

RECOMMENDATIONS_HANDED = "recommendations_handed"


def recommendations_handed(consultation: Consultation, addressees: Iterable[UUID]) -> None:
    """Each addressee, once for each handing over."""
    for user_id in addressees:
        key = f"{RECOMMENDATIONS_HANDED}:{consultation.pk}:{user_id}:{consultation.recommendations.handed().count()}"
        queue_message(kind=RECOMMENDATIONS_HANDED, to=user_id, data={"consultation": consultation.pk}, key=key)


def render_recommendations_handed(message: outbox.Message) -> str | None:
    return render_something_new(message)
