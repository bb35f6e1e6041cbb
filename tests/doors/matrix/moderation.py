"""The doors of moderation: what is read, decided, heard again."""

from django.http import HttpResponse

from kit.time import now
from participation.consultations.models import College, Seat
from participation.moderation.models import LEASE, Reason, ReviewItem, State, Verdict, Voice
from participation.moderation.rules import publish_item
from participation.people.models import User
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import HER_MESSAGE, World
from tests.support.people import StructureFactory, a_worker


def _item(world: World) -> tuple:
    return (world.item.pk,)


def _decided(world: World, who: str, response: HttpResponse) -> bool:
    return not ReviewItem.objects.pending().filter(pk=world.item.pk).exists()


def _decide(world: World, who: str) -> None:
    """It was published by whoever knocks, a moment ago."""
    from_door = world.actors[who] or world.nadia
    publish_item_as(world, from_door)


def publish_item_as(world: World, user: User) -> None:
    """Without the rule, which asks the table that is being tried."""
    publish_item(world.item.pk, seen=world.item.version, by=user)


def _as_read(who: str) -> str:
    """The words on the screen; a visitor has none there, and is given back what she types."""
    return "Ouvrez le samedi" if who == rights.ANONYMOUS else HER_MESSAGE


def _moved(world: World, who: str, response: HttpResponse) -> bool:
    """The version moves with each act."""
    return ReviewItem.objects.filter(pk=world.item.pk, version__gt=world.item.version).exists()


def _taken(world: World, who: str, response: HttpResponse) -> bool:
    return ReviewItem.objects.filter(pk=world.item.pk, claimed_by__isnull=False).exists()


def _noted(world: World, who: str) -> dict[str, object]:
    return {"version": world.item.version, "note": "Qu’en pensez-vous ?"}


def _refused(world: World, who: str) -> None:
    ReviewItem.objects.filter(pk=world.item.pk).update(state=State.REFUSED, reason=Reason.PRIVATE, decided_at=now())


def _appealed(world: World, who: str) -> None:
    """Fatou asked for another reading; who sits in the committee said that he was accompanied himself."""
    _refused(world, who)
    ReviewItem.objects.filter(pk=world.item.pk).update(state=State.APPEALED, round=2)
    kader = world.actors[rights.COMMITTEE]
    Seat.objects.get_or_create(user=kader, territory=world.territory, defaults={"college": College.CONCERNED})


def _heard(world: World, who: str, response: HttpResponse) -> bool:
    return Voice.objects.filter(item=world.item.pk, by=world.actors[who]).exists()


def _appealed_by_phone(world: World, who: str, response: HttpResponse) -> bool:
    return ReviewItem.objects.appealed().filter(pk=world.item.pk).exists()


# Who accompanies somebody else is a colleague to this appeal (permissions.side_of): the table's column is of her own.
# A visitor, whatever the table says, is nobody that could be another than who decided before.
NOT_HERS = EVERYBODY - {rights.REFERENT, rights.ANONYMOUS}
APPEALS = [
    *(
        Door(
            name,
            ("appeal.decide",),
            _heard,
            args=_item,
            sends=lambda world, who: {"version": world.item.version, "publishes": "no", "note": "Non."},
            walks=NOT_HERS,
            given=_appealed,
            of="structure",
        )
        for name in ("moderation:hear", "moderation:committee_appeal")
    ),
    Door(
        "moderation:committee_appeals",
        ("appeal.decide",),
        says(HER_MESSAGE),
        walks=NOT_HERS,
        given=_appealed,
        of="structure",
    ),
]


def _asked(world: World, who: str) -> None:
    """Somebody who is gone asked for an opinion."""
    item = ReviewItem.objects.filter(pk=world.item.pk)
    item.update(wants_opinion=True)
    item.get().decisions.create(version=world.item.version, verdict=Verdict.ASKED, note="Et toi ?", by=None)


def _reported(world: World, who: str) -> None:
    shown = {"state": State.APPROVED, "published_text": world.item.text, "decided_at": now(), "reported_at": now()}
    ReviewItem.objects.filter(pk=world.item.pk).update(**shown)


def _with_others(world: World, who: str) -> None:
    """Another structure of the territory has somebody to read."""
    a_worker(StructureFactory(territory=world.item.structure.territory))


def _held(world: World, who: str) -> None:
    holder = world.actors[who] or world.nadia
    ReviewItem.objects.filter(pk=world.item.pk).update(claimed_by=holder, claimed_until=now() + LEASE)


MODERATE = ("contribution.moderate",)
MODERATION = [
    Door("moderation:queue", MODERATE, says(HER_MESSAGE), of="structure"),
    Door("moderation:message", MODERATE, says(HER_MESSAGE), args=_item, of="structure"),
    Door(
        "moderation:publish",
        MODERATE,
        _decided,
        args=_item,
        sends=lambda world, who: {"version": world.item.version, "text": _as_read(who)},
        of="structure",
    ),
    Door(
        "moderation:refuse",
        MODERATE,
        _decided,
        args=_item,
        sends=lambda world, who: {"version": world.item.version, "reason": Reason.values[0]},
        of="structure",
    ),
    *(
        Door(f"moderation:{name}", MODERATE, _moved, args=_item, sends=_noted, of="structure")
        for name in ("ask", "hold", "escalate")
    ),
    *(
        Door(f"moderation:{name}", MODERATE, _taken, args=_item, sends=lambda world, who: {}, of="structure")
        for name in ("claim", "take_over")
    ),
    *(
        Door(f"moderation:{name}", MODERATE, _moved, args=_item, sends=_noted, given=given, of="structure")
        for name, given in (("advise", _asked), ("keep", _reported), ("move", _with_others))
    ),
    Door(
        "moderation:release",
        MODERATE,
        lambda world, who, response: not _taken(world, who, response),
        args=_item,
        sends=lambda world, who: {},
        given=_held,
        of="structure",
    ),
    Door(
        "moderation:publish_together",
        MODERATE,
        _decided,
        sends=lambda world, who: {"chosen": [world.item.tick]},
        of="structure",
    ),
    Door(
        "live:catch-up",
        MODERATE,
        lambda world, who, response: response.status_code == 200 and HER_MESSAGE in response.content.decode(),
        query=lambda world: "?stream=moderation&after=0",
        of="structure",
        label="live moderation",
    ),
    Door(
        "moderation:appeal_by_phone",
        MODERATE,
        _appealed_by_phone,
        args=_item,
        sends=lambda world, who: {"version": world.item.version, "note": "Elle est d’accord."},
        given=_refused,
        of="structure",
    ),
]
DOORS = [*MODERATION, *APPEALS]
