"""Who may propose, change and publish news, and keep the other pages: read from the one table of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page, ReferenceIndex

from participation.consultations.models import Consultation
from participation.people.models import Structure
from participation.people.permissions import (
    NEAR,
    allows,
    keeps_pages,
    structures_where,
    ties_to_anything,
    ties_to_person,
    ties_to_structure,
)
from participation.places.models import Place
from workshops.models import Session, Workshop

if TYPE_CHECKING:
    from wagtail.documents.models import AbstractDocument

    from participation.people.permissions.ties import Viewer

PROPOSE = "Proposer"
PUBLISH = "Publier"
KEEP = "Tenir le site"
MANAGE = "Tenir le réseau"
"""The names of the groups of `/gestion/`. They follow the roles (rules.sync_groups): nobody is put in one by hand."""


class News(Protocol):
    """What is asked of a piece of news, whose model lies above: whose it is."""

    owner_id: UUID | None
    structure_id: UUID


def can_propose_news(user: Viewer, structure_id: UUID) -> bool:
    return allows("news.propose", ties_to_structure(user, structure_id))


def can_publish_news(user: Viewer, structure_id: UUID) -> bool:
    return allows("news.publish", ties_to_structure(user, structure_id))


def can_change_news(user: Viewer, page: News) -> bool:
    """One's own proposals, and whatever one may publish."""
    if can_publish_news(user, page.structure_id):
        return True
    return page.owner_id == user.pk and can_propose_news(user, page.structure_id)


def can_comment(user: Viewer) -> bool:
    """Whoever has an account, in her own name."""
    return user.is_authenticated and allows("contribution.post", ties_to_person(user, user))


def can_keep_pages(user: Viewer) -> bool:
    """The first page and the plain ones are settings of a territory or of the platform."""
    return keeps_pages(user)


def can_enter(user: Viewer) -> bool:
    """Whether `/gestion/` exists for this user."""
    return bool(groups_of(user))


def offered_structures(user: Viewer, action: str) -> QuerySet[Structure]:
    """Those in whose name the user may do it today, for a list to choose from."""
    return Structure.objects.filter(pk__in=structures_where(user, action))


class Keeping(NamedTuple):
    """How a kind of object of another room is kept in `/gestion/`: by which action, and which structure owns it."""

    action: str
    owner: str


KEPT: dict[type[Model], Keeping] = {
    Place: Keeping("place.manage", "structure"),
    Workshop: Keeping("workshop.manage", "structure"),
    Session: Keeping("workshop.manage", "workshop__structure"),
    Consultation: Keeping("consultation.manage", "structure"),
}


def kept(user: Viewer, model: type[Model]) -> QuerySet:
    """The objects of this kind that the user may keep up to date."""
    keeping = KEPT[model]
    return model.objects.filter(**{f"{keeping.owner}__in": structures_where(user, keeping.action)})


def can_keep(user: Viewer, instance: Model) -> bool:
    keeping = KEPT[type(instance)]
    *road, owner = keeping.owner.split("__")
    for step in road:
        instance = getattr(instance, step)
    return allows(keeping.action, ties_to_structure(user, getattr(instance, f"{owner}_id")))


def groups_of(user: Viewer) -> frozenset[str]:
    """Names of the groups that the user's ties open today. What is one's own, or of somebody one helps, opens none."""
    ties = ties_to_anything(user) - NEAR
    opens = {
        PROPOSE: allows("news.propose", ties),
        PUBLISH: allows("news.publish", ties),
        KEEP: keeps_pages(user),
        MANAGE: any(allows(keeping.action, ties) for keeping in KEPT.values()),
    }
    return frozenset(name for name, granted in opens.items() if granted)


def can_read_document(user: Viewer, document: AbstractDocument) -> bool:
    """Everybody, once a published page points to it; editors before."""
    pages = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    published = Page.objects.live().filter(pk__in=[int(pk) for pk in pages.values_list("object_id", flat=True)])
    return published.exists() or can_enter(user)
