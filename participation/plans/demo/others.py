"""Others than the two who write a plan: a structure it is opened to, a colleague who reads it in an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.ids import new_id
from outbox.models import Channel, Message
from participation.plans.engine.sharing import consent_words, months_after
from participation.plans.models import (
    GLASS_OPEN_FOR,
    REVIEW_WITHIN,
    BreakGlass,
    OnPhone,
    Pillar,
    Step,
    StepState,
    Verdict,
    Who,
)
from participation.plans.notices import GLASS_OVERDUE
from participation.plans.rules import (
    Details,
    answer_step,
    finish_step,
    give_consent,
    note_reading,
    open_glass,
    review_glass,
)

if TYPE_CHECKING:
    from participation.people.models import Structure, User
    from participation.plans.models import Section

    from .tale import Tale


def opens(tale: Tale, section: Section, structure: Structure, *, days: int) -> None:
    """She lets another structure read a part, and write there what it does, for three months from that day."""
    until = months_after(tale.day(days), 3)
    pillar = Pillar(section.pillar)
    money = pillar is Pillar.BUDGET
    words = consent_words(part=pillar.label, structure=structure.name, until=until, may_write=True, money=money)
    with tale.on(days, 14, 20):
        give_consent(
            section.pk,
            structure_id=structure.pk,
            until=until,
            may_write=True,
            words_seen="\n".join(words),
            on_phone=OnPhone.OWN,
            key=new_id(),
            by=tale.person,
        )


def brings(tale: Tale, section: Section, structure: Structure, worker: User) -> tuple[Step, Step]:
    """What the other structure does, in its own voice, and two steps of its own that she agrees to; one is for
    yesterday by now."""
    with tale.on(-63, 16):
        text = "Nous payons 40 euros de la facture d’électricité, chaque mois, jusqu’à l’été."
        tale.commits(worker, section, structure, text)
        steps = [
            tale.proposes(worker, section, title, Who.PARTNER, details=Details(partner=structure.pk))
            for title in ("Écrire au fournisseur d’électricité", "Demander l’aide du fonds énergie")
        ]
        paid, asked = (answer_step(one.pk, answer=StepState.AGREED, seen=one.seq, by=tale.person) for one in steps)
    for step, due in ((paid, -38), (asked, -6)):  # days that were to come, then
        Step.objects.filter(pk=step.pk).update(due_on=tale.day(due))
    return paid, asked


def is_done(tale: Tale, step: Step, worker: User) -> None:
    with tale.on(-41, 11):
        finish_step(step.pk, done=True, seen=step.seq, by=worker)
        Step.objects.filter(pk=step.pk).update(done_on=tale.day(-41))


def emergency(tale: Tale, colleague: User, coordinator: User) -> None:
    """Her référente was away that day: a colleague read her plan, and a second person checked that it was needed."""
    with tale.on(-20, 9, 5):
        reason = "Awa a appelé en larmes, Nadia est absente. Je dois savoir qui peut garder les enfants."
        glass = open_glass(tale.plan.pk, reason=reason, by=colleague)
        note_reading(tale.plan, by=colleague)
    with tale.on(-20, 17, 30):
        review_glass(glass.pk, verdict=Verdict.RIGHT, by=coordinator)
    day = (tale.day(-20) - tale.life.today).days
    opened, reviewed = tale.life.at(day, 9, 5), tale.life.at(day, 17, 30)
    BreakGlass.objects.filter(pk=glass.pk).update(
        opened_at=opened,
        expires_at=opened + GLASS_OPEN_FOR,
        review_due_at=opened + REVIEW_WITHIN,
        reviewed_at=reviewed,
    )
    # What was sent then is not sent again today, and nobody is reminded of what is done.
    told = Message.objects.filter(data__glass=str(glass.pk))
    told.exclude(kind=GLASS_OVERDUE).update(created_at=opened, due_at=opened, sent_at=opened, channel=Channel.SMS)
    told.filter(kind=GLASS_OVERDUE).update(created_at=opened, dropped_at=reviewed)
