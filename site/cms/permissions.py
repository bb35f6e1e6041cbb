"""Who may propose, change and publish news, and keep the other pages: read from the one table of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from wagtail.models import Page, ReferenceIndex

from participation.consultations.models import Consultation, Question
from participation.people.models import Role, Structure
from participation.people.permissions import Column, Tie, allows, is_staff, memberships, ties_to_structure
from participation.places.models import Place
from workshops.models import Session, Workshop

if TYPE_CHECKING:
    from wagtail.documents.models import AbstractDocument

    from participation.people.permissions.ties import Viewer

PROPOSE = "Proposer"
PUBLISH = "Publier"
KEEP = "Tenir le site"
"""The names of the groups of `/gestion/`. They follow the roles (rules.sync_groups): nobody is put in one by hand."""

_OWN_TIE = {
    Role.WORKER: Tie(Column.COLLEAGUE, "E"),
    Role.COORDINATOR: Tie(Column.COORDINATOR, "E"),
    Role.TERRITORY: Tie(Column.TERRITORY, "T"),
    Role.PLATFORM: Tie(Column.PLATFORM, "Y"),
}
"""What each staff role is to its own structure, territory or platform."""


class News(Protocol):
    """What is asked of a piece of news, whose model lies above: whose it is."""

    owner_id: UUID | None
    structure_id: UUID


def _roles(action: str) -> list[Role]:
    return [role for role, tie in _OWN_TIE.items() if allows(action, {tie})]


def _holds(user: Viewer, roles: list[Role]) -> bool:
    return memberships(user).filter(role__in=roles).exists()


def can_propose_news(user: Viewer, structure_id: UUID) -> bool:
    return is_staff(user) and allows("news.propose", ties_to_structure(user, structure_id))


def can_publish_news(user: Viewer, structure_id: UUID) -> bool:
    return is_staff(user) and allows("news.publish", ties_to_structure(user, structure_id))


def can_change_news(user: Viewer, page: News) -> bool:
    """One's own proposals, and whatever one may publish."""
    if can_publish_news(user, page.structure_id):
        return True
    return page.owner_id == user.pk and can_propose_news(user, page.structure_id)


def can_keep_pages(user: Viewer) -> bool:
    """The first page and the plain ones are settings of a territory or of the platform."""
    return _holds(user, [role for role in _roles("settings") if role != Role.COORDINATOR])


def can_enter(user: Viewer) -> bool:
    """Whether `/gestion/` exists for this user."""
    return bool(groups_of(user))


def structures_where(user: Viewer, action: str) -> QuerySet[Structure]:
    """Those where the user's roles grant the action today."""
    held = memberships(user).filter(role__in=_roles(action))
    return Structure.objects.filter(
        Q(pk__in=held.values("structure_id")) | Q(territory_id__in=held.values("territory_id"))
    )


class Keeping(NamedTuple):
    """How a kind of object of another room is kept in `/gestion/`: by which action, and which structure owns it."""

    action: str
    owner: str


KEPT: dict[type[Model], Keeping] = {
    Place: Keeping("place.manage", "structure"),
    Workshop: Keeping("workshop.manage", "structure"),
    Session: Keeping("workshop.manage", "workshop__structure"),
    Consultation: Keeping("consultation.manage", "structure"),
    Question: Keeping("consultation.manage", "consultation__structure"),
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
    return is_staff(user) and allows(keeping.action, ties_to_structure(user, getattr(instance, f"{owner}_id")))


def groups_of(user: Viewer) -> frozenset[str]:
    """Names of the groups that the user's roles open today."""
    held = set(memberships(user).values_list("role", flat=True))
    opens = {
        PROPOSE: set(_roles("news.propose")),
        PUBLISH: set(_roles("news.publish")),
        KEEP: set(_roles("settings")) - {Role.COORDINATOR},
    }
    return frozenset(name for name, roles in opens.items() if held & roles)


def can_read_document(user: Viewer, document: AbstractDocument) -> bool:
    """Everybody, once a published page points to it; editors before."""
    pages = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    published = Page.objects.live().filter(pk__in=[int(pk) for pk in pages.values_list("object_id", flat=True)])
    return published.exists() or can_enter(user)
