"""The doors of the committee, on messages of Les Tilleuls that two themes wait for."""

from django.http import HttpResponse

from kit.ids import new_id
from participation.consultations.models import CardNote, Coding, College, Seat, Settlement, Sorting, Theme
from participation.people.models import User
from tests.doors import rights
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.world import READ_TOGETHER, World

CODE = ("committee.code",)


def _slug(world: World) -> tuple:
    return (world.consultation.slug,)


def _card(world: World) -> tuple:
    return (world.consultation.slug, 1)


def _coded(world: World, who: str, response: HttpResponse) -> bool:
    return Coding.objects.filter(card__sorting=world.consultation.pk, coder=world.actors[who]).exists()


def _theme(world: World) -> str:
    return str(Theme.objects.get(sorting=world.consultation.pk, number=1).pk)


def _two_have_read(world: World, who: str) -> None:
    """Two members put it elsewhere, so that there is something to decide."""
    card = Sorting.objects.get(pk=world.consultation.pk).cards.get(number=1)
    for place, user in enumerate(User.objects.filter(pk__in=[world.fatou.pk, world.nadia.pk]), start=1):
        coding = Coding.objects.create(card=card, place=place, coder=user)
        coding.themes.set(Theme.objects.filter(sorting=world.consultation.pk)[: place - 1])


def _sat(world: World, who: str, response: HttpResponse) -> bool:
    return Seat.objects.filter(user=world.actors[who], territory=world.territory).exists()


def _dealt(world: World, who: str, response: HttpResponse) -> bool:
    return Sorting.objects.get(pk=world.consultation.pk).cards.count() == 2


def _another_theme(world: World, who: str) -> None:
    Theme.objects.get_or_create(
        sorting_id=world.consultation.pk, number=2, defaults={"name": "Bruit", "rule": "Quand on entend trop."}
    )


DOORS = [
    Door("consultations:committee", CODE, says("Les horaires des accueils"), of="structure"),
    Door(
        "consultations:college",
        CODE,
        _sat,
        args=lambda world: (world.territory.pk,),
        sends=lambda world, who: {"college": College.CONCERNED},
        # To a territory itself, only who runs it, sits in its committee or runs the platform is anything.
        serves=frozenset({rights.COMMITTEE, rights.TERRITORY, rights.PLATFORM}),
        of="structure",
    ),
    Door("consultations:sorting", CODE, says("Vous avez rangé 0"), args=_slug, of="structure"),
    Door("consultations:deal", CODE, _dealt, args=_slug, sends=lambda world, who: {}, of="structure"),
    Door(
        "consultations:theme_new",
        CODE,
        lambda world, who, response: Theme.objects.filter(name="Sécurité").exists(),
        args=_slug,
        sends=lambda world, who: {"name": "Sécurité", "rule": "Quand on a peur."},
        of="structure",
    ),
    Door(
        "consultations:theme_change",
        CODE,
        lambda world, who, response: Theme.objects.filter(name="Heures").exists(),
        args=_card,
        sends=lambda world, who: {"name": "Heures", "rule": "Quand on parle d’une heure.", "vu": "0"},
        of="structure",
    ),
    Door(
        "consultations:theme_merge",
        CODE,
        lambda world, who, response: Theme.objects.filter(merged_into__number=2).exists(),
        args=_card,
        sends=lambda world, who: {"into": "2"},
        given=_another_theme,
        of="structure",
    ),
    Door(
        "consultations:card_next",
        CODE,
        lambda world, who, response: response.get("Location", "").endswith("/messages/1/"),
        args=_slug,
        of="structure",
    ),
    Door("consultations:differences", CODE, says("Les désaccords"), args=_slug, of="structure"),
    Door("consultations:card", CODE, says(READ_TOGETHER), args=_card, of="structure"),
    Door(
        "consultations:card",
        CODE,
        _coded,
        args=_card,
        sends=lambda world, who: {"themes": [_theme(world)]},
        of="structure",
        label="consultations:card choose",
    ),
    Door(
        "consultations:card_settle",
        CODE,
        lambda world, who, response: Settlement.objects.exists(),
        args=_card,
        sends=lambda world, who: {"themes": [_theme(world)], "vu": "0"},
        of="structure",
        given=_two_have_read,
    ),
    Door(
        "consultations:card_note",
        CODE,
        lambda world, who, response: CardNote.objects.filter(text="À relire").exists(),
        args=_card,
        sends=lambda world, who: {"text": "À relire", "key": new_id()},
        of="structure",
    ),
    Door("consultations:cards", CODE, says(READ_TOGETHER), args=_slug, of="structure"),
    Door(
        "consultations:cards_pdf",
        CODE,
        lambda world, who, response: response.get("Content-Type") == "application/pdf",
        args=_slug,
        of="structure",
    ),
    Door(
        "consultations:piles",
        CODE,
        _coded,
        args=_slug,
        sends=lambda world, who: {"theme-1": "1"},
        of="structure",
    ),
]
