"""What we send about accounts, and where each account wants to be written to."""

import datetime as dt
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from kit.ids import new_id
from kit.time import now
from outbox.addresses import Address
from outbox.engine import hours
from outbox.models import Channel, Message
from outbox.rules import queue_message
from participation.people.engine import codes, numbers
from participation.people.models import (
    Contact,
    EntryCode,
    Membership,
    PhoneReset,
    Referent,
    Role,
    Spending,
    Territory,
    User,
    accompanying,
    dated,
)

ENTRY_CODE = "entry_code"
CARD_GIVEN = "card_given"
PIN_CHANGED = "pin_changed"
PERSON_MET = "person_met"
KEYS_CHANGED = "keys_changed"
REFERENT_NAMED = "referent_named"
STAND_IN_NAMED = "stand_in_named"
STAND_IN_ANSWERED = "stand_in_answered"
NEWS = "news_in_her_space"
REACHED_OTHERWISE = "reached_otherwise"
ERASED = "erased"
PHONE_RESET = "phone_reset"
TOLD_ELSEWHERE, DAY = 3, dt.timedelta(days=1)
WRITTEN = ("sms", "email")


def entry_code_asked(entry: EntryCode, *, by_voice: bool, held_back: bool) -> None:
    """held_back: the row alone, which costs as much as a message and is none (rules.request_code)."""
    queue_message(
        kind=ENTRY_CODE,
        address=entry.phone,
        channel=Channel.VOICE if by_voice else Channel.SMS,
        data={"entry": entry.pk},
        key=f"{ENTRY_CODE}:{entry.pk}",
        held_back=held_back,
    )


def card_given(person: User, card_key: UUID) -> None:
    """So that a card made behind her back is known to her."""
    queue_message(kind=CARD_GIVEN, to=person.pk, data={}, key=f"{CARD_GIVEN}:{card_key}")


def pin_changed(person: User, change_key: UUID) -> None:
    """So that a PIN changed on a phone left open is known to her."""
    queue_message(kind=PIN_CHANGED, to=person.pk, data={}, key=f"{PIN_CHANGED}:{change_key}")


def keys_changed(person: User, what: str) -> None:
    """So that a passkey added on a phone left open is known to her. what: told once for each."""
    queue_message(kind=KEYS_CHANGED, to=person.pk, data={}, key=f"{KEYS_CHANGED}:{what}")


def person_met(person: User, worker_id: UUID, day: dt.date) -> None:
    queue_message(kind=PERSON_MET, to=person.pk, data={}, key=f"{PERSON_MET}:{person.pk}:{worker_id}:{day}")


def referent_named(person: User, referent_id: UUID) -> None:
    """Who may read her plan has changed: she is told to look, and nothing of it is in the message."""
    queue_message(kind=REFERENT_NAMED, to=person.pk, data={}, key=f"{REFERENT_NAMED}:{referent_id}")


def stand_in_named(stand_in: Referent) -> bool:
    """Whether a message goes to her: if not, somebody tells her face to face."""
    data, key = {"stand_in": stand_in.pk}, f"{STAND_IN_NAMED}:{stand_in.pk}"
    queue_message(kind=STAND_IN_NAMED, to=stand_in.person_id, data=data, key=key)
    address = address_of(stand_in.person_id)
    return address is not None and address.channel in WRITTEN


def stand_in_answered(stand_in: Referent, answered_at: dt.datetime) -> None:
    """To who named the stand-in, who is away and who stands in: the answer itself is on their page."""
    for worker in {stand_in.named_by_id, stand_in.stands_in_for.worker_id, stand_in.worker_id} - {None}:
        key = f"{STAND_IN_ANSWERED}:{stand_in.pk}:{answered_at.timestamp()}:{worker}"
        queue_message(kind=STAND_IN_ANSWERED, to=worker, data={"stand_in": stand_in.pk}, key=key)


def news_in_her_space(person: User, what: str) -> None:
    """Something happened that she finds in her space: nothing of it is in the message. what: told once for each."""
    queue_message(kind=NEWS, to=person.pk, data={}, key=f"{NEWS}:{what}")


def reached_otherwise(person: User, before: Address | None, change_key: UUID) -> None:
    """To where she was reached until now, by the words of any news: messages that go elsewhere are not a secret to her.

    before: None, or a number to call: nobody is told by it. « Jamais de SMS », said today, holds from today on.
    """
    after = address_of(person.pk)
    if before is None or before.channel not in WRITTEN or (after and before[:2] == after[:2]):
        return
    if before.channel == Channel.SMS and Contact.objects.filter(user=person, never_sms=True).exists():
        return
    # Nobody proved that number hers: a form sent again and again must not ring somebody else's telephone.
    if not Spending.objects.spend("told elsewhere of", str(person.pk), limit=TOLD_ELSEWHERE, per=DAY):
        return
    if not Spending.objects.spend("told elsewhere at", _short(before.value), limit=1, per=DAY):
        return
    queue_message(
        kind=REACHED_OTHERWISE,
        address=before.value,
        channel=before.channel,
        data={"person": person.pk},
        key=f"{REACHED_OTHERWISE}:{change_key}",
        due_at=hours.opens_at(now(), before.since, before.until),
    )


def help_asked(helper_id: UUID | None, request_id: UUID) -> None:
    """To the account of that number or name; without one to nobody, in as many writes: who asks cannot tell."""
    queue_message(kind=NEWS, to=helper_id or new_id(), data={}, key=f"{NEWS}:help:{request_id}")


def phone_reset(person: User, reset: PhoneReset, before: str | None) -> None:
    """To the number of before, to her e-mail, and to the new number: whoever did not ask for it can say so.

    Not to a number that was never to get an SMS: somebody may read it.
    """
    silent = Contact.objects.filter(user=person, never_sms=True).exists()
    told = (person.email,) if silent else (person.email, before, person.phone)
    for address in sorted({address for address in told if address}):
        queue_message(kind=PHONE_RESET, address=address, data={}, key=f"{PHONE_RESET}:{reset.pk}:{_short(address)}")


def _short(address: str) -> str:
    """What tells two addresses apart, without being one: keys outlive the addresses."""
    return salted_hmac("participation.people.notices", address, algorithm="sha256").hexdigest()[:16]


def render_phone_reset(message: Message) -> str:
    return _("Votre entrée a changé. Ce n'est pas vous ? Demandez à l'accueil.")


def erased(person_id: UUID, request_id: UUID) -> Message:
    """The last message: it leaves while the number is still known."""
    return queue_message(kind=ERASED, to=person_id, data={}, key=f"{ERASED}:{request_id}")


def render_erased(message: Message) -> str:
    return _("C'est fait, comme demandé. Une question ? Passez dans un accueil.")


def render_stand_in_named(message: Message) -> str | None:
    """The words of any news; None when it ended, or when she answered before it was sent."""
    unanswered = Referent.objects.filter(pk=message.data["stand_in"], refused_at=None, agreed_at=None)
    return render_something_new(message) if unanswered.exists() else None


def render_stand_in_answered(message: Message) -> str:
    return _("Une personne a répondu. Sa réponse est dans votre espace d'équipe.")


def render_something_new(message: Message) -> str:
    return _("Il y a du nouveau dans votre espace. Allez voir quand vous voulez.")


def render_reached_otherwise(message: Message) -> str | None:
    """The words of any news; None once the account is closed, or when « jamais de SMS » was said meanwhile."""
    person = User.objects.filter(pk=message.data["person"], is_active=True)
    if message.channel == Channel.SMS:
        person = person.exclude(contact__never_sms=True)
    return render_something_new(message) if person.exists() else None


def render_entry_code(message: Message) -> str | None:
    """The code, made here and written nowhere else; the same words whoever has the number. None once it is used or too
    old."""
    entry = EntryCode.objects.live(now()).filter(pk=message.data["entry"]).first()
    if entry is None:
        return None
    code = codes.code_for(entry.pk)
    if message.channel == Channel.VOICE:
        figures = codes.say_slowly(code)
        return _("Bonjour. Voici votre code. %(code)s Encore une fois. %(code)s Ne le donnez à personne.") % {
            "code": figures
        }
    return _("%(code)s est votre code. Il marche 10 minutes. Ne le donnez à personne.") % {"code": code}


def render_card_given(message: Message) -> str:
    return _("Une carte pour entrer a été faite pour vous. Vous ne savez pas pourquoi ? Demandez à l'accueil.")


def render_pin_changed(message: Message) -> str:
    return _("Votre code personnel a changé. Ce n'est pas vous ? Demandez à l'accueil.")


def render_keys_changed(message: Message) -> str:
    return _("Une clé pour entrer a changé. Ce n'est pas vous ? Demandez à l'accueil.")


def render_person_met(message: Message) -> str:
    return _("Votre numéro a été vérifié avec vous. Ce n'est pas vrai ? Demandez à l'accueil.")


def may_enter(phone: str) -> bool:
    """Known, or welcome: some territory has its door open."""
    return User.objects.filter(phone=phone).exists() or Territory.objects.filter(open_door=True).exists()


def address_of(user_id: UUID) -> Address | None:
    """Where to reach an account without harm: what was agreed with her, else a mobile by SMS, else an e-mail address.

    Never an SMS to a landline, nor to whoever said « jamais de SMS »: those who have a team are called by it (at the
    number agreed, else the one she enters with). None for a closed account, or when nothing is left.
    """
    user = User.objects.filter(pk=user_id, is_active=True).select_related("contact").first()
    if user is None:
        return None
    contact = contact_of(user)
    email = Address("email", user.email) if user.email else None
    return written_to(user) or _by_her_team(user, contact.phone or user.phone or "", contact) or email


def written_to(user: User) -> Address | None:
    """Where a machine may write to her; None when only a voice reaches her, or nothing. Asks nothing where her contact
    came with her."""
    contact = contact_of(user)
    number = contact.phone or user.phone or ""
    if number and numbers.is_mobile(number) and not contact.never_sms:
        return Address("sms", number, contact.hours_from, contact.hours_until, contact.signature)
    return Address("email", user.email) if user.email and not contact.phone else None


def contact_of(user: User) -> Contact:
    """What was agreed with her; without anything agreed, what everybody has."""
    return getattr(user, "contact", None) or Contact(user=user)


def _by_her_team(user: User, number: str, contact: Contact) -> Address | None:
    if number and has_a_team(user):
        return Address("call", number, contact.hours_from, contact.hours_until)
    return None


def has_a_team(user: User) -> bool:
    """Whether there is somebody to call her: a structure supports her, or a worker accompanies her."""
    supported = Membership.objects.filter(dated(), user=user, role=Role.PERSON).exists()
    return supported or Referent.objects.filter(accompanying(), person=user).exists()
