"""The doors of the results: of a consultation of Les Tilleuls that is over, where six people said yes and six no."""

from django.http import HttpResponse

from participation.consultations.models import Consultation, KeptSheet, Publication
from participation.consultations.rules import publish_results
from tests.doors import rights
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.world import World
from tests.support.results import voted

READ, MANAGE = ("results.read",), ("consultation.manage",)


def _publish(world: World, who: str) -> None:
    publish_results(world.finished.pk, seen=0, by=world.actors[rights.COORDINATOR])


def _publish_votes(world: World, who: str) -> None:
    voted(world.finished, statements=1, voters=80, each=1)
    _publish(world, who)


def _named(world: World, who: str) -> None:
    """As if the names had been promised: Awa answered it."""
    Consultation.objects.filter(pk=world.finished.pk).update(anonymity="named")
    KeptSheet.objects.get_or_create(consultation=world.finished, user=world.awa, defaults={"questionnaire": 1})


def _first(world: World) -> tuple:
    return (world.finished.slug, 1)


def _published(world: World, who: str, response: HttpResponse) -> bool:
    return Publication.objects.filter(consultation=world.finished).exists()


PUBLISHED = {"given": _publish, "of": "structure", "public": True}
DOORS = [
    Door("consultations:results", READ, says("12 personnes"), args=lambda world: (world.finished.slug,), **PUBLISHED),
    Door("consultations:results_of", READ, says("12 personnes"), args=_first, **PUBLISHED),
    Door(
        "consultations:results_statements",
        READ,
        says("Phrase 1."),
        args=lambda world: (world.finished.slug,),
        **PUBLISHED | {"given": _publish_votes},
    ),
    Door(
        "consultations:results_file",
        READ,
        lambda world, who, response: response.status_code == 200 and "attachment" in response["Content-Disposition"],
        args=lambda world: (*_first(world), "resultats.csv"),
        **PUBLISHED,
    ),
    Door(
        "consultations:named",
        ("answer.enter_for",),
        says("Awa Keïta"),
        args=lambda world: (world.finished.slug,),
        given=_named,
        of="structure",
    ),
    Door(
        "consultations:publish",
        MANAGE,
        says("Publier les résultats"),
        args=lambda world: (world.finished.pk,),
        of="structure",
        label="consultations:publish (look)",
    ),
    Door(
        "consultations:publish",
        MANAGE,
        _published,
        args=lambda world: (world.finished.pk,),
        sends=lambda world, who: {"seen": 0},
        of="structure",
    ),
]
