"""Others than the two who write a plan: a structure it is opened to, a colleague who reads it in an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.ids import new_id
from outbox.models import Channel, Message
from participation.plans.engine.sharing import consent_words, months_after
from participation.plans.models import GLASS_OPEN_FOR, REVIEW_WITHIN, BreakGlass, OnPhone, Pillar, Verdict
from participation.plans.notices import GLASS_OVERDUE
from participation.plans.rules import give_consent, note_reading, open_glass, review_glass

if TYPE_CHECKING:
    from participation.people.models import Structure, User
    from participation.plans.models import Section

    from .tale import Tale


def opens(tale: Tale, section: Section, structure: Structure, *, days: int) -> None:
    """She lets another structure read a part, and propose steps there, for three months from that day."""
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
