"""Erase what somebody put in the library or proposed, and that the network never published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex, Revision, UploadedFile

from cms.models import NewsComment
from kit.time import say_day
from participation.people.engine.takeaway import PIECE, Attachment, Column, Sheet
from participation.people.rules.keepers import Keeper

from .leave_comment import erase_comments

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile

    from participation.people.models import User


def keeper() -> Keeper:
    return Keeper("cms", erase=erase_media, export=taken_along, last_contact=last_signs_in_pages)


def erase_media(person: User) -> None:
    """Her drafts, with their revisions; her pictures and documents, with their files, sizes and places in the index.

    What a page still shows stays, without her name: it is the network's word, signed by a structure.
    """
    erase_comments(person)
    for page in Page.objects.filter(owner=person, first_published_at=None, live=False).order_by("-depth"):
        page.specific.delete()
        PageLogEntry.objects.filter(page=page.pk).delete()  # their labels are titles
    for model in (get_image_model(), get_document_model()):
        for item in model.objects.filter(uploaded_by_user=person).order_by("pk"):
            if not ReferenceIndex.get_references_to(item).exists():
                _erase_item(item)
    for upload in UploadedFile.objects.filter(uploaded_by_user=person):
        _forget_file(upload.file)
        upload.delete()


def _erase_item(item: models.Model) -> None:
    tags = list(item.tags.values_list("pk", flat=True))
    log = ModelLogEntry.objects.for_instance(item)
    log.delete()
    item.delete()  # Wagtail takes its files away when the transaction ends well, those of its sizes too
    Tag.objects.filter(pk__in=tags).exclude(pk__in=TaggedItem.objects.values("tag")).delete()


def _forget_file(file: FieldFile) -> None:
    transaction.on_commit(lambda: file.delete(save=False), robust=True)


def taken_along(user: User) -> Iterable[Sheet | Attachment]:
    """The list of what she wrote or put here, and the files themselves."""
    columns = [Column("titre", _("Titre")), Column("quand", _("Quand"))]
    pages = Page.objects.filter(owner=user).order_by("latest_revision_created_at", "pk")
    rows = [(page.title, say_day(page.latest_revision_created_at or page.first_published_at)) for page in pages]
    yield _comments(user)
    if rows:
        yield Sheet("pages", _("Les pages que j’ai écrites"), columns, rows)
    for model in (get_image_model(), get_document_model()):
        for item in model.objects.filter(uploaded_by_user=user).order_by("pk"):
            yield Attachment(item.file.name.rsplit("/", 1)[-1], lambda file=item.file: _pieces(file))


def _comments(user: User) -> Sheet:
    columns = [
        Column("nouvelle", _("Actualité")),
        Column("texte", _("Mon commentaire")),
        Column("etat", _("État")),
        Column("publie", _("Ce qui est publié")),
        Column("quand", _("Quand")),
    ]
    hers = NewsComment.objects.filter(author=user).select_related("page", "review").order_by("created_at", "pk")
    rows = [
        (
            one.page.title,
            one.review.text,
            one.review.get_state_display(),
            one.review.published_text,
            say_day(one.created_at),
        )
        for one in hers
    ]
    return Sheet("commentaires", _("Mes commentaires"), columns, rows)


def _pieces(file: FieldFile) -> Iterator[bytes]:
    with file.open("rb") as opened:
        yield from opened.chunks(PIECE)


def last_signs_in_pages(user_ids: Collection[UUID]) -> dict[UUID, dt.datetime]:
    """When each last wrote in a page, or under one."""
    written = Revision.objects.filter(Q(user__in=user_ids)).values_list("user").annotate(last=Max("created_at"))
    said = NewsComment.objects.filter(author__in=user_ids).values_list("author").annotate(last=Max("created_at"))
    last = dict(said.order_by())
    for user_id, at in written.order_by():
        last[user_id] = max(at, last.get(user_id, at))
    return last
