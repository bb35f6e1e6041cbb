"""Take the anonymous answers that wait away from who sent them, several at once: nobody can tell which came from whom.

The tables are written again whole, each in an order of its own, with new ids: what a database writes beside a row (its
place in the file, the transaction, the sequence) then says nothing. Sheets stay sealed until the last day, and are
sealed anew each time. Measured by `manage.py bench anonymity`.

Free words wait apart, sealed too (`HeldWords`): somebody has to read them before the last day, so they leave a few at a
time. What leaves is drawn among the words of at least twice `k_min` persons, `k_min` persons' at least, and `k_min`
persons' stay for the last day: the last ones are not alone, and nobody can tell with which others one's own left.
"""

from __future__ import annotations

import random
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, models, transaction

from participation.consultations.engine import keyring
from participation.consultations.engine.blurring import told_apart
from participation.consultations.engine.form import Form
from participation.consultations.engine.scattering import scatter_writing
from participation.consultations.models import (
    Consultation,
    Draft,
    HeldWords,
    Mark,
    Questionnaire,
    Receipt,
    Sheet,
    Voice,
)

from .put_away import Word, channel_of, counted, publish_words, receipt_of, territory_of, words_of
from .speaking import Letter, key_of

_random = random.SystemRandom()
# Whoever answers looks for a mark, then for a voice: taken in the same order, neither waits for the other.
REWRITTEN: tuple[type[models.Model], ...] = (Mark, Voice, Sheet, Receipt, HeldWords)
SEALED = ("questionnaire", "content", "channel", "territory_id")
"""What of a sheet is sealed."""


@dataclass(frozen=True)
class Opened:
    """A draft that was unsealed."""

    draft: Draft
    letter: Letter
    form: Form


@transaction.atomic
def flush_answers(consultation_id: UUID) -> int:
    """Take in what waits, if there is enough to hide among: how many sheets. 0 when fewer than `k_min` wait."""
    consultation = Consultation.objects.lock(consultation_id)
    waiting = Draft.objects.filter(consultation=consultation, sent=True)
    if not consultation.is_open or not consultation.is_anonymous or waiting.count() < consultation.k_min:
        return 0
    key = key_of(consultation)
    waiting.update(sent=True)  # the lock: nobody sends one of these again meanwhile
    opened = open_all(waiting, key)
    take_tables()
    added = _rows_of(consultation, opened, key)
    for sheet in added[Sheet]:
        seal_sheet(sheet, key)
    leaving, staying = _draw(_held(consultation, opened, key), consultation.k_min)
    publish_words(consultation, leaving)
    added[HeldWords] = [_hold(consultation, words, key) for words in staying]
    rewrite(added)
    return len(opened)


def open_all(drafts: models.QuerySet[Draft], key: keyring.Key) -> list[Opened]:
    """What these drafts hold, unsealed."""
    forms: dict[tuple[UUID, int], Form] = {}
    found = []
    for draft in drafts:
        letter = Letter(**key.unseal(draft.sealed))
        version = (draft.consultation_id, letter.questionnaire)
        if version not in forms:
            forms[version] = Questionnaire.objects.get(consultation=version[0], number=version[1]).form
        found.append(Opened(draft, letter, forms[version]))
    return found


def open_sheets(consultation: Consultation, opened: list[Opened], key: keyring.Key) -> None:
    """On the last day: the last answers with all the others, opened together. Marks are not needed any more."""
    added = _rows_of(consultation, opened, key)
    for sheet in Sheet.objects.filter(consultation=consultation, sealed__isnull=False):
        for name, value in key.unseal(sheet.sealed).items():
            setattr(sheet, name, value)
        sheet.sealed = None
        added[Sheet].append(sheet)
    Sheet.objects.filter(consultation=consultation).delete()
    _blur(consultation, added[Sheet])
    _scatter(consultation, added[Sheet])
    publish_words(consultation, _held(consultation, opened, key))
    rewrite(added | {Mark: [], Voice: []})


def _blur(consultation: Consultation, sheets: list[Sheet]) -> None:
    """Nobody is found by where she is supported: see engine.blurring."""
    # Of those that were sealed it is written in letters.
    told = told_apart(Counter(_plain(sheet.territory_id) for sheet in sheets), least=consultation.k_min)
    for sheet in sheets:
        if _plain(sheet.territory_id) not in told:
            sheet.territory_id = None


def _scatter(consultation: Consultation, sheets: list[Sheet]) -> None:
    """Nobody's words lead to her sheet because few wrote: see engine.scattering."""
    alike: dict[tuple, list[dict]] = defaultdict(list)
    for sheet in sheets:
        alike[sheet.questionnaire, sheet.channel, str(sheet.territory_id)].append(sheet.content)
    forms = {one.number: one.form for one in Questionnaire.objects.filter(consultation=consultation)}
    for (number, *_where), contents in alike.items():
        scatter_writing(forms[number], contents, draws=_random)


def seal_sheet(sheet: Sheet, key: keyring.Key) -> None:
    sheet.sealed = key.seal({name: _plain(getattr(sheet, name)) for name in SEALED})
    for name in SEALED:
        setattr(sheet, name, Sheet._meta.get_field(name).get_default())


def rewrite(added: dict[type[models.Model], list]) -> None:
    """Write the tables again, whole, with what is added: a new id for each row, a new order for each table."""
    _settle()
    for model in REWRITTEN:
        rows = [*model.objects.all(), *added.get(model, ())]
        _empty(model)
        for row in rows:
            row.pk = uuid.uuid4()
        _random.shuffle(rows)
        if model in (Sheet, HeldWords):
            _seal_again(rows)
        model.objects.bulk_create(rows, batch_size=500)


def take_tables() -> None:
    """PostgreSQL: hold the tables that are written again, before the queue of moderation. Whoever answers holds her
    draft, then reads these, then writes in that queue: in the same order, nobody waits in a circle. Raises
    OperationalError when somebody reads them for long, a copy for instance: it is done at the next round."""
    if connection.vendor != "postgresql":
        return
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in REWRITTEN)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        cursor.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")


def _rows_of(consultation: Consultation, opened: list[Opened], key: keyring.Key) -> dict[type[models.Model], list]:
    """Marks, sheets and receipts of these drafts, which are taken away. Their free words: see `_held`."""
    marks = [
        Mark(consultation=consultation, owner=one.draft.owner, helper=key.seal(one.letter.helper)) for one in opened
    ]
    sheets = [
        Sheet(
            consultation=consultation,
            questionnaire=one.letter.questionnaire,
            content=counted(one.letter, one.form),
            channel=channel_of(one.letter),
            territory_id=territory_of(one.letter),
        )
        for one in opened
    ]
    receipts = [Receipt(consultation=consultation, digest=receipt_of(consultation, one.letter)) for one in opened]
    Draft.objects.filter(pk__in=[one.draft.pk for one in opened]).delete()
    return {Mark: marks, Voice: _voices_of_codes(consultation, opened, key), Sheet: sheets, Receipt: receipts}


def _held(consultation: Consultation, opened: list[Opened], key: keyring.Key) -> list[list[Word]]:
    """The free words that waited, taken out, and those of these drafts: of each person, hers."""
    rows = HeldWords.objects.filter(consultation=consultation)
    waited = [[Word(**word) for word in key.unseal(row.sealed)] for row in rows]
    rows.delete()
    return [*waited, *(words for one in opened if (words := words_of(consultation, one.letter, one.form)))]


def _draw(persons: list[list[Word]], least: int) -> tuple[list[list[Word]], list[list[Word]]]:
    """Whose words leave, and whose stay: nobody's leave while fewer than twice `least` persons wrote some."""
    if len(persons) < 2 * least:
        return [], persons
    _random.shuffle(persons)
    return persons[least:], persons[:least]


def _hold(consultation: Consultation, words: list[Word], key: keyring.Key) -> HeldWords:
    return HeldWords(consultation=consultation, sealed=key.seal([vars(word) for word in words]))


def _voices_of_codes(consultation: Consultation, opened: list[Opened], key: keyring.Key) -> list[Voice]:
    """Who goes on with her code, on another phone, is still known to have answered."""
    codes = [(key.digest("owner", "code", one.letter.code), one.draft.owner) for one in opened]
    return [
        Voice(consultation=consultation, speaker=speaker, owner=owner) for speaker, owner in codes if speaker != owner
    ]


def _seal_again(rows: list[Sheet] | list[HeldWords]) -> None:
    """The same words under another seal: of two copies of the database nobody can tell which row is which."""
    keys: dict[UUID, keyring.Key | None] = {}
    for row in rows:
        if row.sealed is None:
            continue
        where = row.consultation_id
        if where not in keys:
            keys[where] = _key_if_there(where)
        if key := keys[where]:
            row.sealed = key.seal(key.unseal(row.sealed))


def _key_if_there(consultation_id: UUID) -> keyring.Key | None:
    """The lost key of one consultation keeps no other from going on."""
    try:
        return keyring.find(settings.KEYS_DIR, consultation_id)
    except keyring.KeyGone:
        return None


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def _settle() -> None:
    """PostgreSQL empties no table on which a check is still to be made."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _empty(model: type[models.Model]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        # PostgreSQL: a new file for the table, so that no dead row is left in the old one.
        cursor.execute(f"TRUNCATE {table}" if connection.vendor == "postgresql" else f"DELETE FROM {table}")  # noqa: S608
