"""What every rule of answering begins with: whose answers these are, locked and unsealed, and may one still answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from kit.time import today
from participation.consultations.engine import keyring
from participation.consultations.engine.answers import Answer, with_texts
from participation.consultations.engine.codes import new_code
from participation.consultations.engine.form import Form
from participation.consultations.events import HelperSpoke, WorkerEntered
from participation.consultations.models import Consultation, Draft, KeptSheet, Mark, Questionnaire, Voice
from participation.consultations.permissions import can_answer_without_account, can_enter_for
from participation.people.models import User

from .visitors import count_visitor

log = logging.getLogger(__name__)
MESSAGE = ""
"""Where a question has its name, the free message has none."""


class ConsultationClosed(Stale):
    """The last day is over."""

    sentence = _("Cette consultation est finie. Merci à vous.")


class SpeaksForAnother(Stale):
    """The account already speaks in this consultation, for another person or for itself."""

    sentence = _("Ici, on répond pour une seule personne. Vous avez déjà répondu pour quelqu’un d’autre ou pour vous.")


class AlreadySent(Stale):
    """The answers are gone, without a name: nobody can find them again, not even to change them."""

    sentence = _("Vos réponses sont déjà envoyées. Merci à vous.")


class AlreadyAnswered(AlreadySent):
    """She has answered, alone or with somebody: nobody answers a second time for her, nor reads what she said."""

    sentence = _("Cette personne a déjà répondu. On ne répond pas deux fois.")


class OtherVersion(Stale):
    """What one answers or sends was read in another version than the one that is being answered."""

    sentence = _("Les questions ont changé pendant que vous répondiez. Regardez la question, puis répondez.")


class KeyMissing(Stale):
    """The consultation is open and its key is not where it was: nothing can be kept until somebody sees to it."""

    sentence = _("Nous ne pouvons pas garder de réponse pour le moment. Essayez demain, ou dites-le à l’accueil.")


@dataclass(frozen=True)
class Who:
    """Who answers. person: whose answers they are; by: whose account writes them. Both None for somebody who has but a
    code: a visitor without an account, or somebody who goes on from another phone. through: the channel by which a
    worker enters what somebody says, who has an account or not; "" for whoever answers herself or by a mandate.
    paper: number of the sheet it is on, 0 without. address: of the network a visitor comes from, "" without."""

    person: User | None = None
    by: User | None = None
    code: str = ""
    through: str = ""
    paper: int = 0
    address: str = ""

    @classmethod
    def self(cls, user: User) -> Who:
        return cls(person=user, by=user)

    @property
    def is_visitor(self) -> bool:
        """Nobody's account is behind this: only a code, that whoever likes is given."""
        return self.by is None and self.person is None and not self.paper

    @property
    def is_entered(self) -> bool:
        """A worker writes down what somebody says: she speaks for nobody, and does it for many."""
        return bool(self.through)

    @property
    def is_helped(self) -> bool:
        by_another = self.person is not None and self.by is not None and self.person.pk != self.by.pk
        return self.is_entered or by_another

    @property
    def channel(self) -> str:
        """Whoever writes in somebody's name helps her: it is never written as her own act."""
        return self.through or (Channel.ASSISTED if self.is_helped else Channel.SELF)

    def owner(self, key: keyring.Key) -> str:
        """The digest under which the answers are. Of a code, that of a visitor's: see `found_by_code`."""
        if self.person is not None:
            return owner_of(key, self.person.pk)
        return key.digest("owner", "paper", self.paper) if self.paper else key.digest("owner", "code", self.code)


@dataclass
class Letter:
    """What a draft holds, unsealed.

    questionnaire: number of the version that is answered. answers, channels: by name of the question. message: the free
    message of an anonymous consultation. code: goes on from another phone. receipt: its code. user: whose sheet it will
    be, where it is kept with a name; helper: who wrote some of it with her. territory: where she is supported.
    early: questions whose words have gone to the team already, because they spoke of danger. posted: how many messages
    of their own have left, where they leave one by one. sent_by: the worker who sent it, as long as nobody has changed
    it since. second: of a sheet of paper, what the second who typed it read, where it is not the same.
    """

    questionnaire: int
    code: str
    receipt: str = field(default_factory=new_code)
    answers: dict[str, Answer] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    message: str = ""
    user: str = ""
    helper: str = ""
    territory: str = ""
    channel: str = ""
    early: list[str] = field(default_factory=list)
    posted: int = 0
    sent_by: str = ""
    second: dict[str, Answer] | None = None

    @property
    def is_empty(self) -> bool:
        return not self.answers and not self.message

    @property
    def has_own_message(self) -> bool:
        """She wrote the message alone: whoever helps her neither reads nor changes it."""
        return bool(self.message) and self.channels.get(MESSAGE, Channel.SELF) == Channel.SELF


@dataclass
class Entered:
    """Somebody's answers, locked until the end of the transaction."""

    consultation: Consultation
    questionnaire: Questionnaire
    draft: Draft
    letter: Letter
    key: keyring.Key
    who: Who

    @property
    def form(self) -> Form:
        return self.questionnaire.form

    def require_version(self, version: int | None) -> None:
        """version: the one that was on the screen; None where the page did not say. Raises OtherVersion."""
        if version is not None and version != self.letter.questionnaire:
            raise OtherVersion

    def keep(self, **fields: Any) -> None:
        """Seal the letter again, and write it down."""
        sealed = self.key.seal(vars(self.letter))
        Draft.objects.filter(pk=self.draft.pk).update(sealed=sealed, day=today(), **fields)
        if not self.questionnaire.is_frozen:
            Questionnaire.objects.freeze(self.questionnaire.pk)


def enter(consultation: Consultation, who: Who, *, may: Callable[[User, Consultation, User | None], bool]) -> Entered:
    """The draft of whoever this is, made or locked, and opened.

    may: asked of whoever has an account, but of a worker who enters, whose right is its own. That a helper or a worker
    begins is written in the journal, once, unless the consultation is anonymous. Raises NotAllowed, ConsultationClosed,
    SpeaksForAnother, AlreadySent, KeyMissing.
    """
    key = key_of(consultation)
    draft = _draft(consultation, who, key)
    consultation = Consultation.objects.select_related("structure").get(pk=consultation.pk)
    require(_allowed(consultation, who, draft, key, can_enter_for if who.is_entered else may))
    if consultation.is_finished:
        raise ConsultationClosed
    if Mark.objects.filter(consultation=consultation, owner=draft.owner).exists():
        raise AlreadyAnswered if who.is_entered else AlreadySent
    letter = _open(consultation, who, draft, key)
    if who.person is None and draft.sent and letter.user:
        raise AlreadySent  # a code goes on with what is begun; what was sent with her name, she opens by entering
    if who.is_entered:
        _write_down(consultation, who, letter)
    elif who.by is not None:
        speak(consultation, who, draft.owner, key)
    version = Questionnaire.objects.get(consultation=consultation, number=letter.questionnaire)
    return Entered(consultation, version, draft, letter, key, who)


def glance(consultation: Consultation, who: Who) -> tuple[Letter | None, bool]:
    """What a page shows of somebody's answers, without writing anything: the letter, and whether it is sent. (None,
    True) once it is gone without a name, and to a worker once it is sent; (None, False) before the first answer."""
    try:
        key = keyring.find(settings.KEYS_DIR, consultation.pk)
    except keyring.KeyGone:
        return None, False
    owner = owner_behind(consultation, who, key)
    draft = Draft.objects.filter(consultation=consultation, sealed__isnull=False, owner=owner).first()
    if draft is None and (sheet := _sheet_of(consultation, who)):
        return None if who.is_entered else _from_sheet(sheet), True
    if draft is None:
        return None, Mark.objects.filter(consultation=consultation, owner=owner).exists()
    letter = Letter(**key.unseal(draft.sealed))
    by_code_alone = who.person is None and bool(letter.user)
    return None if draft.sent and (who.is_entered or by_code_alone) else letter, draft.sent


def key_of(consultation: Consultation) -> keyring.Key:
    """Raises ConsultationClosed, KeyMissing."""
    try:
        return keyring.find(settings.KEYS_DIR, consultation.pk)
    except keyring.KeyGone as gone:
        fresh = Consultation.objects.get(pk=consultation.pk)
        if fresh.is_finished:
            raise ConsultationClosed from gone
        if fresh.is_open:
            log.error("the key of an open consultation is missing: %s", consultation.pk)
        raise KeyMissing from gone


def owner_of(key: keyring.Key, user_id: UUID) -> str:
    return key.digest("owner", "account", user_id)


def owner_behind(consultation: Consultation, who: Who, key: keyring.Key) -> str:
    """The digest of whose voice this is. Of a code: of whoever began with it, even once her draft has been taken in,
    which leaves a `Voice` of the code: she does not answer, nor vote, a second time."""
    mine = who.owner(key)
    if who.person is not None or not who.code:
        return mine
    drafts = Draft.objects.filter(consultation=consultation, code=key.digest("code", who.code))
    if known := drafts.values_list("owner", flat=True).first():
        return known
    # A mark before a voice, as everywhere: in the other order PostgreSQL has her and the house wait for one another.
    if Mark.objects.filter(consultation=consultation, owner=mine).exists():
        return mine
    voices = Voice.objects.filter(consultation=consultation, speaker=mine)
    return voices.values_list("owner", flat=True).first() or mine


def _draft(consultation: Consultation, who: Who, key: keyring.Key) -> Draft:
    if who.person is None and not who.paper:
        if not who.code:
            raise NotAllowed
        owner = owner_behind(consultation, who, key)
        return Draft.objects.enter(consultation.pk, owner, key.digest("code", who.code))
    # Its real code is in the letter, once there is one.
    return Draft.objects.enter(consultation.pk, who.owner(key), key.digest("code", new_code()))


def _allowed(consultation: Consultation, who: Who, draft: Draft, key: keyring.Key, may: Callable[..., bool]) -> bool:
    if who.by is not None:
        return may(who.by, consultation, who.person)
    known = draft.sealed is not None or draft.owner != who.owner(key)
    return known or can_answer_without_account(consultation)


def _open(consultation: Consultation, who: Who, draft: Draft, key: keyring.Key) -> Letter:
    if draft.sealed is not None:
        return Letter(**key.unseal(draft.sealed))
    if sheet := _sheet_of(consultation, who):
        letter = _from_sheet(sheet)
        Draft.objects.filter(pk=draft.pk).update(code=key.digest("code", letter.code), sheet=sheet, sent=True)
        draft.refresh_from_db()
        return letter
    version = consultation.questionnaire_in_use()
    if version is None:
        raise ConsultationClosed
    if who.is_visitor:
        count_visitor("answers", address=who.address, key=key)
    letter = Letter(version.number, who.code or new_code())
    Draft.objects.filter(pk=draft.pk).update(code=key.digest("code", letter.code))
    if who.person is not None:
        letter.territory = str(territory_of_person(who.person) or "")
        letter.user = "" if consultation.is_anonymous else str(who.person.pk)
    return letter


def _sheet_of(consultation: Consultation, who: Who) -> KeptSheet | None:
    """What she sent with her name, or somebody entered for her, where there is no draft of it any more."""
    if consultation.is_anonymous or who.person is None:
        return None
    return KeptSheet.objects.filter(consultation=consultation, user=who.person).first()


def _from_sheet(sheet: KeptSheet) -> Letter:
    return Letter(
        sheet.questionnaire,
        new_code(),
        answers=with_texts(sheet.content, sheet.texts),
        channels=dict(sheet.channels),
        user=str(sheet.user_id),
        helper=str(sheet.helper_id or ""),
        territory=str(sheet.territory_id or ""),
        channel="" if sheet.channel in (Channel.SELF, Channel.ASSISTED) else sheet.channel,
    )


def territory_of_person(person: User) -> UUID | None:
    """The territory of the first structure that supports her."""
    return (
        person.memberships.filter(structure__isnull=False)
        .order_by("starts_on", "pk")
        .values_list("structure__territory_id", flat=True)
        .first()
    )


def _write_down(consultation: Consultation, who: Who, letter: Letter) -> None:
    """Who enters goes with the participation, by which way with the answers. No `Voice`: a worker enters for many."""
    if who.paper and letter.helper:
        return  # who typed it first
    first = letter.helper != str(who.by.pk)
    letter.helper, letter.channel = str(who.by.pk), str(who.through)
    if first and who.person is not None and not consultation.is_anonymous:
        told = WorkerEntered(person=who.person.pk, consultation=consultation.pk)
        record(told, by=who.by.pk, on_behalf=who.person.pk, channel=who.through)


def speak(consultation: Consultation, who: Who, owner: str, key: keyring.Key) -> None:
    """Write down, once, whose voice this account is here. Raises SpeaksForAnother."""
    speaker = owner_of(key, who.by.pk)
    known = Voice.objects.filter(consultation=consultation, speaker=speaker, owner=owner).exists()
    if not known and not Voice.objects.speaks(consultation.pk, speaker, owner):
        raise SpeaksForAnother
    if not known and who.is_helped and not consultation.is_anonymous:
        told = HelperSpoke(person=who.person.pk, consultation=consultation.pk)
        record(told, by=who.by.pk, on_behalf=who.person.pk, channel=Channel.ASSISTED)
