"""Open a person's plan, with its first part: « Ce que je veux »."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import NotAllowed, Refusal, require
from participation.people.models import Membership, Referent, Role, User, accompanying, dated
from participation.plans import events
from participation.plans.engine.life import Act, Mover, after
from participation.plans.models import Draft, Pillar, Plan, Section, Voice, Words
from participation.plans.models.words import BORN_WITH_PART
from participation.plans.permissions import can_open_plan


class NoStructure(Refusal):
    """No structure accompanies her yet."""

    sentence = _("Pour commencer votre projet, passez dans un accueil. L’équipe vous aide.")


@transaction.atomic
def open_plan(person_id: UUID, *, by: User) -> Plan:
    """Her open plan: a new one, or the one she already has. Asking twice opens one.

    Raises NotAllowed; NoStructure.
    """
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    require(can_open_plan(by, person))
    structure_id = structure_of(person)
    if structure_id is None:
        raise NoStructure
    try:
        with transaction.atomic():  # the constraint on open plans decides between two at once
            voice = Voice.PERSON if by.pk == person.pk else Voice.TEAM
            state = after(None, Act.OPEN, Mover(voice))
            plan = Plan.objects.create(person=person, structure_id=structure_id, state=state, changed_by=voice)
    except IntegrityError:
        return Plan.objects.open().get(person=person)
    begin_section(plan, Pillar.WISH, rank=0, by=by)
    journal.record(events.PlanOpened(plan=plan.pk), by=by.pk)
    return plan


def begin_section(plan: Plan, pillar: Pillar, *, rank: int, by: User, aim: str = "") -> Section:
    """A section with the words of each voice and her draft, all empty."""
    section = Section.objects.create(plan=plan, pillar=pillar, rank=rank, aim=aim, opened_by=by)
    Words.objects.bulk_create(Words(section=section, box=box) for box in BORN_WITH_PART)
    Draft.objects.create(section=section)
    return section


def structure_of(person: User) -> UUID | None:
    """The structure her plan would belong to: her référent's, else the first one she belongs to."""
    of_referent = Referent.objects.filter(accompanying(), person=person).order_by("starts_on", "pk")
    own = Membership.objects.filter(dated(), user=person, role=Role.PERSON).order_by("starts_on", "pk")
    return (
        of_referent.values_list("structure_id", flat=True).first() or own.values_list("structure_id", flat=True).first()
    )
