"""Somebody proposed a workshop, and the team answered."""

from django.utils.translation import gettext as _

from outbox.models import Message
from outbox.rules import queue_message
from workshops.models import Proposal


def proposal_answered(proposal: Proposal) -> None:
    """She reads there what the answer is: a screen that others see says only that there is one."""
    if proposal.author_id:
        key, data = f"proposal_answered:{proposal.pk}", {"proposal": proposal.pk}
        queue_message(kind="proposal_answered", to=proposal.author_id, data=data, key=key)


def answered(message: Message) -> str | None:
    proposal = Proposal.objects.filter(pk=message.data["proposal"]).first()
    if proposal is None or not proposal.is_answered:
        return None
    return _("Bonjour. Une réponse vous attend, dans votre espace.")
