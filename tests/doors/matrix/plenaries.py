"""The doors of plenaries: themes to propose, and what who runs the structure prepares."""

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import now
from participation.consultations.engine.canonical import fingerprint
from participation.consultations.models import Approval, Attendance, Plenary, Questionnaire, Topic, TopicSupport
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import World

PROPOSE, MANAGE, CODE = ("agenda.propose",), ("consultation.manage",), ("committee.code",)
# A helper proposes in Awa's name alone: an account that acts for others has no voice of its own.
OWN = EVERYBODY - {rights.HELPER}
# Who runs the structure proposes themes, and says of none that it matters to her: only these have such a voice.
VOICES = frozenset({rights.PERSON, rights.COMMITTEE})


def _plenary(world: World) -> tuple:
    return (world.plenary.pk,)


def _held(world: World) -> tuple:
    return (world.held.pk,)


def _topic(world: World) -> tuple:
    return (world.topic.pk,)


def _proposed(world: World, who: str, response: HttpResponse) -> bool:
    return Topic.objects.filter(text="Les douches du soir").exists()


def _changed(world: World, **fields: object) -> bool:
    return Plenary.objects.filter(pk__in=[world.plenary.pk, world.held.pk], **fields).exists()


def _new(world: World, who: str) -> dict[str, object]:
    return {
        "structure": str(world.tilleuls.pk),
        "day": "2031-03-05",
        "begins": "10:00",
        "ends": "16:00",
        "where": "Mairie annexe",
        "travel": "yes",
        "meals": "no",
        "key": new_id(),
    }


def _questions(world: World) -> Questionnaire:
    return Questionnaire.objects.get(consultation=world.consultation)


DOORS = [
    Door(
        "consultations:topic_new",
        PROPOSE,
        _proposed,
        args=_plenary,
        sends=lambda world, who: {"text": "Les douches du soir", "key": new_id()},
        serves=OWN,
        of="structure",
    ),
    Door(
        "consultations:topic_new_for",
        PROPOSE,
        _proposed,
        args=lambda world: (world.plenary.pk, world.awa.pk),
        sends=lambda world, who: {"text": "Les douches du soir", "key": new_id()},
        serves=frozenset({rights.PERSON, rights.HELPER}),
    ),
    Door(
        "consultations:topic_support",
        PROPOSE,
        lambda world, who, response: TopicSupport.objects.filter(user=world.actors[who]).exists(),
        args=_topic,
        sends=lambda world, who: {},
        serves=VOICES,
        of="structure",
    ),
    Door("consultations:team_plenaries", MANAGE, says("Salle des fêtes"), of="structure"),
    Door(
        "consultations:team_plenary_new",
        MANAGE,
        lambda world, who, response: Plenary.objects.filter(where="Mairie annexe").exists(),
        sends=_new,
        of="structure",
    ),
    Door("consultations:team_plenary", MANAGE, says("Salle des fêtes"), args=_plenary, of="structure"),
    Door(
        "consultations:team_agenda",
        MANAGE,
        lambda world, who, response: _changed(world, agenda="Accueil"),
        args=_plenary,
        sends=lambda world, who: {"agenda": "Accueil", "vu": world.plenary.seq},
        of="structure",
    ),
    Door(
        "consultations:team_attendance",
        MANAGE,
        lambda world, who, response: Attendance.objects.filter(concerned=28).exists(),
        args=_held,
        sends=lambda world, who: {"concerned": "28", "professionals": "6", "institutions": "3"},
        of="structure",
    ),
    Door(
        "consultations:team_minutes",
        MANAGE,
        lambda world, who, response: _changed(world, minutes="On a parlé."),
        args=_held,
        sends=lambda world, who: {"minutes": "On a parlé.", "vu": world.held.seq},
        of="structure",
    ),
    Door(
        "consultations:team_topic",
        MANAGE,
        lambda world, who, response: Topic.objects.filter(pk=world.topic.pk, chosen_at__lte=now()).exists(),
        args=_topic,
        sends=lambda world, who: {"chosen": "yes", "hands": "12"},
        of="structure",
    ),
    Door(
        "consultations:team_plenary_cancel",
        MANAGE,
        lambda world, who, response: _changed(world, cancelled_at__isnull=False),
        args=_plenary,
        sends=lambda world, who: {},
        of="structure",
    ),
    Door(
        "consultations:questions",
        CODE,
        lambda world, who, response: Approval.objects.filter(questionnaire=_questions(world)).exists(),
        args=lambda world: (_questions(world).pk,),
        sends=lambda world, who: {"yes": "9", "no": "2", "vu": fingerprint(_questions(world).content)},
        of="structure",
    ),
]
