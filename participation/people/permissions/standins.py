"""Who may stand in for a référent: named by whoever runs the structure or by the référent herself, answered by her."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from participation.people.models import Membership, Referent, Role, dated

from .table import Column, Tie, allows
from .ties import ties_to_person, ties_to_structure

if TYPE_CHECKING:
    from .ties import Viewer

ACCOMPANIES = Tie(Column.REFERENT, "R")


def can_name_stand_in(user: "Viewer", relation: Referent) -> bool:
    """Whoever runs the structure, as for the référent; or the référent herself, for her own days off: who stands in
    is who will keep her meetings (« meeting.plan »). Never a stand-in, who would hand on what was only lent to him."""
    if relation.stands_in_for_id is not None:
        return False
    if allows("roles", ties_to_structure(user, relation.structure_id)):
        return True
    own = relation.worker_id == user.pk
    return own and allows("meeting.plan", ties_to_person(user, relation.person) & {ACCOMPANIES})


def possible_stand_ins(relation: Referent) -> QuerySet[Membership]:
    """The others who work today in the structure of this relation, as memberships with `user`."""
    team = Membership.objects.filter(dated(), role=Role.WORKER, structure=relation.structure_id, user__is_active=True)
    others = team.exclude(user_id__in=(relation.worker_id, relation.person_id))
    return others.select_related("user", "structure").order_by("user__name", "pk")


def can_accept_stand_in(user: "Viewer", stand_in: Referent) -> bool:
    """To accept somebody, or to choose somebody else, opens her plan to them: it is a consent, hers alone."""
    return allows("consent.give", ties_to_person(user, stand_in.person))


def can_refuse_stand_in(user: "Viewer", stand_in: Referent) -> bool:
    return allows("consent.revoke", ties_to_person(user, stand_in.person))
