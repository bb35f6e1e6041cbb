"""The doors of the words of a plan: hers alone, written together, and those that wait for her yes."""

from uuid import UUID

from django.http import HttpResponse

from kit.ids import new_id
from participation.plans.models import Box, Draft, Proposal, ProposalState, Words
from participation.plans.rules import Typed, write_words
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door
from tests.doors.matrix.plans import HERS, NEW, PARTNERS, REFERENT, WRITE, section
from tests.doors.matrix.world import World

OWN = ("plan.own_words",)
PROPOSAL = UUID("0199a0b0-0000-7000-8000-00000000abcd")
MARKED = UUID("0199a0b0-0000-7000-8000-00000000abce")


def _words(world: World, who: str) -> dict[str, object]:
    return {"text": NEW, "base_seq": Draft.objects.get(section=world.section).seq, "op_id": new_id(), "show": "1"}


def _team_words(world: World, who: str) -> dict[str, object]:
    return {"text": NEW, "base_seq": world.section.words.get(box=Box.TEAM).seq, "op_id": new_id()}


def _first_words(world: World, who: str) -> dict[str, object]:
    return {"text": NEW, "base_seq": 0, "op_id": new_id()}


def _offered(world: World, who: str) -> dict[str, object]:
    return {"text": NEW, "key": new_id()}


def _box(box: Box):
    return lambda world: (world.section.pk, box.value)


def _waits(box: Box):
    def waits(world: World, who: str, response: HttpResponse) -> bool:
        return Proposal.objects.waiting().filter(words__section=world.section, words__box=box, added=NEW).exists()

    return waits


def _shown(box: Box):
    def shows(world: World, who: str, response: HttpResponse) -> bool:
        return Words.objects.filter(section=world.section, box=box, shown=NEW).exists()

    return shows


def _nothing(world: World, who: str) -> dict[str, object]:
    return {}


def _asked(world: World, who: str) -> None:
    """The référent, or this account, asks for another word in hers."""
    write_words(world.section.pk, Box.WISH, typed=Typed("Je veux un F2.", 0, new_id()), by=world.actors[rights.PERSON])
    typed = Typed("Je veux un studio.", 1, new_id())
    waiting = write_words(world.section.pk, Box.WISH, typed=typed, by=world.actors[rights.REFERENT]).waiting[0]
    Proposal.objects.filter(pk=waiting.pk).update(id=PROPOSAL)


def _asked_by(world: World, who: str) -> None:
    _asked(world, who)
    Proposal.objects.filter(pk=PROPOSAL).update(author=world.actors[who] or world.actors[rights.REFERENT])


def _is_now(state: ProposalState):
    def is_now(world: World, who: str, response: HttpResponse) -> bool:
        return Proposal.objects.get(pk=PROPOSAL).state == state

    return is_now


def _marked(world: World, who: str) -> None:
    """Words that both sides have changed at once."""
    author = world.actors[rights.PERSON]
    words = Words(pk=MARKED, section=world.section, box=Box.WISH, shown="Un F2.", again=[[0, 6, "pt"]], seq=1)
    words.author, words.shown_at = author, world.plan.opened_at
    words.save(force_insert=True)


def _reread(letter: str):
    def reread(world: World, who: str, response: HttpResponse) -> bool:
        return all(letter not in mark[2] for mark in Words.objects.get(pk=MARKED).again)

    return reread


def _proposal(world: World) -> tuple:
    return (PROPOSAL,)


DOORS = [
    Door(
        "plans:own_words_edit",
        ("plan.own_words",),
        _shown(Box.OWN),
        args=section,
        sends=_words,
        serves=EVERYBODY - {rights.HELPER, rights.REFERENT},
    ),
    Door("plans:words_edit", WRITE, _shown(Box.WELL), args=_box(Box.WELL), sends=_first_words, serves=HERS),
    Door(
        "plans:words_answer",
        WRITE,
        _is_now(ProposalState.ACCEPTED),
        args=_proposal,
        given=_asked,
        sends=lambda world, who: {"answer": "yes"},
        serves=HERS,
    ),
    Door(
        "plans:words_reread",
        WRITE,
        _reread("p"),
        args=lambda world: (MARKED,),
        given=_marked,
        query=lambda world: "?vu=1",
        sends=_nothing,
        serves=HERS,
    ),
    Door(
        "plans:team_words_reread",
        WRITE,
        _reread("t"),
        args=lambda world: (MARKED,),
        given=_marked,
        query=lambda world: "?vu=1",
        sends=_nothing,
        serves=REFERENT,
    ),
    Door(
        "plans:team_words_take_back",
        WRITE,
        _is_now(ProposalState.DROPPED),
        args=_proposal,
        given=_asked_by,
        sends=_nothing,
        serves=REFERENT,
    ),
    Door("plans:team_words_edit", WRITE, _shown(Box.TEAM), args=_box(Box.TEAM), sends=_team_words, serves=REFERENT),
    Door(
        "plans:shared_words_edit",
        WRITE,
        _shown(Box.PARTNER),
        args=lambda world: (world.section.pk, world.relais.pk),
        sends=_first_words,
        serves=PARTNERS,
    ),
    Door(
        "plans:team_own_words_edit",
        ("plan.own_words",),
        _waits(Box.OWN),
        args=section,
        sends=_offered,
        serves={rights.REFERENT},
    ),
    Door(
        "plans:team_handwriting",
        ("plan.own_words",),
        _waits(Box.OWN),
        args=lambda world: (world.plan.pk,),
        sends=lambda world, who: {f"part-{world.section.pk}": NEW, "key": new_id()},
        serves={rights.REFERENT},
    ),
    Door(
        "plans:helped_words_edit",
        WRITE,
        _waits(Box.WELL),
        args=_box(Box.WELL),
        sends=lambda world, who: {"text": NEW, "base_seq": 0, "op_id": new_id()},
        serves={rights.HELPER},
    ),
    Door(
        "plans:helped_own_words_edit",
        ("plan.own_words",),
        _waits(Box.OWN),
        args=section,
        sends=_offered,
        serves={rights.HELPER},
    ),
]
