"""What we send about accounts, and where each account wants to be written to."""

from uuid import UUID

from django.utils.translation import gettext as _

from kit.time import now
from outbox.addresses import Address
from outbox.models import Message
from outbox.rules import queue_message
from participation.people.engine import codes, numbers
from participation.people.models import EntryCode, Territory, User

ENTRY_CODE = "entry_code"
CARD_GIVEN = "card_given"
REFERENT_NAMED = "referent_named"


def entry_code_asked(entry: EntryCode) -> None:
    queue_message(kind=ENTRY_CODE, address=entry.phone, data={"entry": entry.pk}, key=f"{ENTRY_CODE}:{entry.pk}")


def card_given(person: User, card_key: UUID) -> None:
    """So that a card made behind her back is known to her."""
    queue_message(kind=CARD_GIVEN, to=person.pk, data={}, key=f"{CARD_GIVEN}:{card_key}")


def referent_named(person: User, referent_id: UUID) -> None:
    """Who may read her plan has changed: she is told to look, and nothing of it is in the message."""
    queue_message(kind=REFERENT_NAMED, to=person.pk, data={}, key=f"{REFERENT_NAMED}:{referent_id}")


def render_referent_named(message: Message) -> str:
    return _("Il y a du nouveau dans votre espace. Allez voir quand vous voulez.")


def render_entry_code(message: Message) -> str | None:
    """The code, made here and written nowhere else. None once it is used or too old."""
    entry = EntryCode.objects.live(now()).filter(pk=message.data["entry"]).first()
    if entry is None:
        return None
    if not may_enter(entry.phone):
        return _("Aucun compte ne va avec ce numéro. Passez dans un accueil, on vous aide.")
    return _("%(code)s est votre code. Il marche 10 minutes. Ne le donnez à personne.") % {
        "code": codes.code_for(entry.pk)
    }


def render_card_given(message: Message) -> str:
    return _("Une carte pour entrer a été faite pour vous. Vous ne savez pas pourquoi ? Demandez à l'accueil.")


def may_enter(phone: str) -> bool:
    """Known, or welcome: some territory has its door open."""
    return User.objects.filter(phone=phone).exists() or Territory.objects.filter(open_door=True).exists()


def address_of(user_id: UUID) -> Address | None:
    """A mobile by SMS, else an e-mail address; never an SMS to a landline. None for a closed account."""
    user = User.objects.filter(pk=user_id, is_active=True).only("phone", "email").first()
    if user is None:
        return None
    if user.phone and numbers.is_mobile(user.phone):
        return Address("sms", user.phone)
    return Address("email", user.email) if user.email else None
