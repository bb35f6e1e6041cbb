"""Which structure reads words, and who of it is named in them."""

from collections.abc import Iterable
from uuid import UUID

from participation.moderation.engine.pointing import named_in, speaks_ill
from participation.people.models import Membership, Structure, User, dated
from participation.people.permissions import TEAM


def choose_reader(structure_id: UUID, text: str) -> tuple[Structure, bool]:
    """The structure that reads, and whether the words speak ill of the one that owns the subject.

    Another one of the territory reads what criticises a structure; where there is none, the structure itself does, and
    two of its team (settle.require_second_reader).
    """
    owner = Structure.objects.get(pk=structure_id)
    if not speaks_ill(text, [owner.name]):
        return owner, False
    return other_reader(owner) or owner, True


def other_reader(structure: Structure, but: Iterable[UUID] = ()) -> Structure | None:
    """A structure of the same territory with somebody who reads, always the same one; None where there is none.

    but: structures that do not read it either.
    """
    at_work = Membership.objects.filter(dated(), role__in=TEAM, user__is_active=True)
    return (
        Structure.objects.filter(territory=structure.territory_id, pk__in=at_work.values("structure_id"))
        .exclude(pk__in={structure.pk, *but})
        .order_by("name", "pk")
        .first()
    )


def team_named_in(text: str, structure: Structure) -> set[UUID]:
    """Those of the team of this structure whose name the words say: somebody else reads them."""
    team = User.objects.filter(
        pk__in=Membership.objects.filter(dated(), role__in=TEAM, structure=structure).values("user_id")
    )
    return named_in(text, dict(team.values_list("pk", "name")))


def structure_that_reads(person: User) -> UUID | None:
    """For words that belong to no structure: one of hers, else one of the territory where she sits, else any with
    somebody who reads; None where nobody does."""
    at_work = Membership.objects.filter(dated(), role__in=TEAM, user__is_active=True).exclude(user=person)
    reading = Structure.objects.filter(pk__in=at_work.values("structure_id")).order_by("name", "pk")
    hers = Membership.objects.filter(dated(), user=person)
    near = (
        reading.filter(pk__in=hers.values("structure_id")),
        reading.filter(territory__in=hers.values("territory_id")),
        reading,
    )
    return next((found for one in near if (found := one.values_list("pk", flat=True).first())), None)
