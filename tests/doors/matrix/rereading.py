"""The doors of who rereads the questions of Les Tilleuls: the committee, and colleagues who will enter answers."""

from django.http import HttpResponse

from kit.ids import new_id
from participation.consultations.models import Remark
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import World
from tests.support.consultations import STATEMENT

CODE, ENTER = ("committee.code",), ("answer.enter_for",)
COLLEAGUES = frozenset({rights.REFERENT, rights.COLLEAGUE, rights.COORDINATOR})
COMMITTEE = frozenset({rights.COMMITTEE})


def _one(world: World) -> tuple:
    return (world.consultation.pk,)


def _remark(world: World, who: str) -> dict[str, object]:
    return {"key": new_id(), "question": "samedi", "text": "« Accueil », c’est lequel ?"}


def _said(world: World, who: str, response: HttpResponse) -> bool:
    return Remark.objects.filter(questionnaire__consultation=world.consultation.pk).exists()


# Each of the two actions opens these doors alone: whoever has the other one is not walked.
DOORS = [
    door
    for actions, walks in ((CODE, EVERYBODY - COLLEAGUES), (ENTER, EVERYBODY - COMMITTEE))
    for door in (
        Door("consultations:rereading", actions, says(STATEMENT), args=_one, walks=walks, of="structure"),
        Door(
            "consultations:rereading",
            actions,
            _said,
            args=_one,
            sends=_remark,
            walks=walks,
            of="structure",
            label="consultations:rereading remark",
        ),
        Door(
            "consultations:rereading_preview",
            actions,
            says(STATEMENT),
            args=lambda world: (world.consultation.pk, 1),
            walks=walks,
            of="structure",
        ),
    )
]
