"""Erase somebody: every room takes away what it holds, and her account goes last."""

import secrets

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q
from django.db.models.deletion import CASCADE, SET_NULL, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from kit.refusals import require
from outbox.models import Message
from participation.people.models import ArchivedRecord, EntryCode, User
from participation.people.permissions.erasing import works_here

from .end_sessions import end_sessions
from .keepers import every


def erase_person(person: User, *, by: User | None) -> None:
    """All that every room holds about her, then the account. In the caller's transaction, which holds her request.

    by: None for the house itself. Raises NotAllowed for an account that serves somebody's work.
    """
    require(not works_here(person))
    for keeper in every():
        for kept in keeper.archive(person) if keeper.archive else ():
            ArchivedRecord.objects.create(person=person.pk, **vars(kept))
    end_sessions(person, by=by)
    for keeper in every():
        if keeper.erase:
            keeper.erase(person)
    _close(User.objects.get(pk=person.pk))


def erase_account(person: User) -> None:
    """What this room holds and no key ties to the account: her sessions, codes asked for, messages sent."""
    addresses = [address for address in (person.phone, person.email) if address]
    EntryCode.objects.filter(phone__in=addresses).delete()
    Message.objects.filter(Q(to=person.pk) | Q(address__in=addresses) | Q(data__person=str(person.pk))).delete()
    _forget_sessions(str(person.pk), addresses)


def _forget_sessions(user_id: str, addresses: list[str]) -> None:
    """Those she opened, and those where her number was typed to ask for a code."""
    hers = []
    for session in Session.objects.iterator(chunk_size=500):
        content = session.get_decoded()
        if content.get(SESSION_KEY) == user_id or any(address in repr(content) for address in addresses):
            hers.append(session.pk)
    Session.objects.filter(pk__in=hers).delete()


def _close(person: User) -> None:
    """The account goes; or, where others' pages rest on it (a helper's step in somebody's plan), an empty one stays."""
    try:
        with transaction.atomic():
            person.delete()
    except (ProtectedError, RestrictedError):
        _empty(person)


def _empty(person: User) -> None:
    for relation in User._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: person.pk})
        if relation.on_delete is CASCADE:
            rows.delete()
        elif relation.on_delete is SET_NULL:
            rows.update(**{relation.field.name: None})
    for field in User._meta.many_to_many:
        getattr(person, field.name).clear()
    emptied = User(
        pk=person.pk,
        name=_("Compte effacé"),
        username=f"efface-{secrets.token_hex(8)}",
        is_active=False,
        created_at=person.created_at,
    )
    emptied.set_unusable_password()
    models.Model.save(emptied, force_update=True)
