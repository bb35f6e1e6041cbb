"""The doors of the area where consultations are prepared: what Les Tilleuls ask."""

import datetime as dt

from django.conf import settings
from django.http import HttpResponse

from kit.ids import new_id
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.building import digest
from participation.consultations.engine.form import Form, Kind, Question, Words
from participation.consultations.models import Consultation, Questionnaire, Recommendation, Rereading
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.world import World
from tests.support.consultations import STATEMENT

MANAGE = ("consultation.manage",)


def one(world: World) -> tuple:
    return (world.consultation.pk,)


def question(world: World) -> tuple:
    return (world.consultation.pk, "samedi")


def _a_draft(world: World, who: str) -> None:
    """As it was before it opened: its questions may still change."""
    Consultation.objects.filter(pk=world.consultation.pk).update(state="review", closes_at=now() + dt.timedelta(days=3))
    world.consultation.questionnaires.update(in_use_at=None, frozen_at=None)


def _open(world: World, who: str) -> dict[str, object]:
    return {"act": "open"}


def _opened(world: World, who: str, response: HttpResponse) -> bool:
    return Consultation.objects.get(pk=world.consultation.pk).state == "open"


def _a_new_one(world: World, who: str) -> dict[str, object]:
    said = {"title": "Les repas", "intro": "Dites.", "audience": "open", "anonymity": "anonymous", "k_min": 5}
    return {"structure": world.tilleuls.pk, "key": new_id()} | said


def _begun(world: World, who: str, response: HttpResponse) -> bool:
    return Consultation.objects.filter(structure=world.tilleuls, title="Les repas").exists()


def _a_question(world: World, who: str) -> dict[str, object]:
    return {"kind": "long", "label_fr": "Pourquoi venez-vous ?", "key": new_id()}


def _written(world: World, who: str, response: HttpResponse) -> bool:
    versions = Questionnaire.objects.filter(consultation=world.consultation.pk)
    return any(each.name == "pourquoi_venez_vous" for version in versions for each in version.form.questions)


def _second(world: World, who: str, response: HttpResponse) -> bool:
    return Questionnaire.objects.filter(consultation=world.consultation.pk, number=2).exists()


def _reread(world: World, who: str) -> dict[str, object]:
    return {"language": "fr", "on": now().date().isoformat(), "readers": 3}


def _noted(world: World, who: str, response: HttpResponse) -> bool:
    return Rereading.objects.filter(questionnaire__consultation=world.consultation.pk).exists()


def _newest(world: World) -> Form:
    return Questionnaire.objects.filter(consultation=world.consultation.pk).latest("number").form


def _easy(world: World, who: str) -> dict[str, object]:
    return {"languages": ["falc"], "seen": "fr"}


def _in_easy_words(world: World, who: str, response: HttpResponse) -> bool:
    return "falc" in _newest(world).languages


def _down(world: World, who: str) -> dict[str, object]:
    return {"to": "down", "place": 1, "seen": digest(_newest(world).question("samedi"))}


def _moved(world: World, who: str, response: HttpResponse) -> bool:
    return _newest(world).questions[0].name != "samedi"


def _a_sheet(world: World, who: str, response: HttpResponse) -> bool:
    return response.headers["Content-Type"].endswith("spreadsheetml.sheet")


def _with_a_picture(world: World, who: str) -> None:
    """A spreadsheet called a picture that nobody has sent."""
    _a_draft(world, who)
    version = world.consultation.questionnaires.get()
    named = {"fr": Words(STATEMENT, image="carte.png")}
    version.write(version.form.changed(questions=(Question("samedi", Kind.STATEMENT, named),)))
    version.save(update_fields=["content"])


def _published(world: World, who: str) -> None:
    """And the committee awaits nothing there."""
    Recommendation.objects.filter(consultation=world.finished).delete()
    Consultation.objects.filter(pk=world.finished.pk).update(state="published")


def _archived(world: World, who: str, response: HttpResponse) -> bool:
    return Consultation.objects.get(pk=world.finished.pk).state == "archived"


def _without_key(world: World, who: str) -> None:
    keyring.destroy(settings.KEYS_DIR, world.finished.pk)  # the house would have, at its next round
    Consultation.objects.filter(pk=world.finished.pk).update(state="open")


def _ended(world: World, who: str, response: HttpResponse) -> bool:
    return Consultation.objects.get(pk=world.finished.pk).lost == 0


OF = {"of": "structure"}
DOORS = [
    Door("consultations:prepare_index", MANAGE, says("Les horaires des accueils"), **OF),
    Door("consultations:prepare", MANAGE, says("Les horaires des accueils"), args=one, **OF),
    Door("consultations:prepare_new", MANAGE, _begun, sends=_a_new_one, **OF),
    Door("consultations:prepare_change", MANAGE, says("Ce que dit la consultation"), args=one, **OF),
    Door("consultations:prepare_act", MANAGE, _opened, args=one, sends=_open, given=_a_draft, **OF),
    Door("consultations:prepare_version", MANAGE, _second, args=one, sends=lambda world, who: {}, **OF),
    Door("consultations:prepare_languages", MANAGE, _in_easy_words, args=one, sends=_easy, given=_a_draft, **OF),
    Door("consultations:prepare_move", MANAGE, _moved, args=question, sends=_down, given=_a_draft, **OF),
    Door("consultations:prepare_reread", MANAGE, _noted, args=one, sends=_reread, **OF),
    Door("consultations:prepare_add", MANAGE, _written, args=one, sends=_a_question, given=_a_draft, **OF),
    Door("consultations:prepare_question", MANAGE, says(STATEMENT), args=question, given=_a_draft, **OF),
    Door("consultations:prepare_remove", MANAGE, says(STATEMENT), args=question, given=_a_draft, **OF),
    Door("consultations:prepare_preview", MANAGE, says(STATEMENT), args=lambda world: (*one(world), 1), **OF),
    Door(
        "consultations:prepare_typed",
        MANAGE,
        says("Pourquoi venez-vous"),
        args=one,
        sends=_a_question,
        **OF,
    ),
    Door(
        "consultations:prepare_file",
        MANAGE,
        says("carte.png"),
        args=lambda world: (*one(world), "carte.png"),
        given=_with_a_picture,
        **OF,
    ),
    Door(
        "consultations:prepare_archive",
        MANAGE,
        _archived,
        args=lambda world: (world.finished.pk,),
        sends=lambda world, who: {},
        given=_published,
        **OF,
    ),
    Door(
        "consultations:prepare_end",
        MANAGE,
        _ended,
        args=lambda world: (world.finished.pk,),
        sends=lambda world, who: {"looked": "on"},
        given=_without_key,
        **OF,
    ),
    Door("consultations:prepare_sheet", MANAGE, _a_sheet, args=one, **OF),
    Door("consultations:prepare_take", MANAGE, says("Prendre un tableur"), args=one, **OF),
]
