"""The doors of Awa's plan."""

import datetime as dt

from django.http import HttpResponse
from django.urls import reverse

from kit.ids import new_id
from kit.time import now, today
from participation.plans.engine.sharing import consent_words
from participation.plans.models import (
    Answer,
    BreakGlass,
    Consent,
    Kind,
    Pillar,
    Plan,
    Section,
    State,
    Step,
    StepState,
    Voice,
    Who,
)
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, TEAM_SIDE, Door, says, text
from tests.doors.matrix.world import HER_WORDS, PLAN_WORDS, World

HERS, HELPERS = frozenset({rights.PERSON}), frozenset({rights.HELPER})
GLASS = frozenset({rights.COLLEAGUE, rights.COORDINATOR})
REFERENT = frozenset({rights.REFERENT})
NEW = "Demander une place en foyer"


def plan(world: World) -> tuple:
    return (world.plan.pk,)


def section(world: World) -> tuple:
    return (world.section.pk,)


def step(world: World) -> tuple:
    return (world.step.pk,)


def with_glass(world: World, who: str) -> None:
    if who in GLASS:
        world.break_glass(who)


def _a_part(world: World, who: str) -> dict[str, object]:
    return {"pillar": "sante", "aim": ""}


def _part_is_open(world: World, who: str, response: HttpResponse) -> bool:
    return Section.objects.filter(plan=world.plan, pillar="sante").exists()


def _a_step(world: World, who: str) -> dict[str, object]:
    return {"title": NEW, "who": "together", "key": new_id()}


def _a_step_of_his(world: World, who: str) -> dict[str, object]:
    return {"title": NEW, "who": f"partner:{world.relais.pk}", "key": new_id()}


def _agree_on_his(world: World, who: str) -> None:
    """A step of Le Relais, agreed."""
    _agree_on_step(world, who)
    Step.objects.filter(pk=world.step.pk).update(who=Who.PARTNER, partner=world.relais)


def _ask_about_his(world: World, who: str) -> None:
    _agree_on_his(world, who)
    world.step.questions.create(asked_by=world.awa)


def _step_stopped(world: World, who: str, response: HttpResponse) -> bool:
    return Step.objects.get(pk=world.step.pk).state == StepState.STOPPED


def _a_word(world: World, who: str) -> dict[str, object]:
    return {"text": NEW, "key": new_id()}


def _answered(world: World, who: str, response: HttpResponse) -> bool:
    return world.step.questions.filter(answer=NEW).exists()


def _step_is_there(world: World, who: str, response: HttpResponse) -> bool:
    return Step.objects.filter(section=world.section, title=NEW).exists()


def _proposed_by_the_other(world: World, who: str) -> None:
    """A step is answered by the other side."""
    Step.objects.filter(pk=world.step.pk).update(proposed_by=Voice.PERSON, author=world.awa)


def _yes_to_step(world: World, who: str) -> dict[str, object]:
    return {"answer": StepState.AGREED, "vu": Step.objects.get(pk=world.step.pk).seq}


def _step_agreed(world: World, who: str, response: HttpResponse) -> bool:
    return Step.objects.get(pk=world.step.pk).state == StepState.AGREED


def _agree_on_step(world: World, who: str) -> None:
    Step.objects.filter(pk=world.step.pk).update(state=StepState.AGREED)


def _done(world: World, who: str) -> dict[str, object]:
    return {"done": "yes", "vu": Step.objects.get(pk=world.step.pk).seq}


def _step_done(world: World, who: str, response: HttpResponse) -> bool:
    return Step.objects.get(pk=world.step.pk).done_on is not None


def _yes(world: World, who: str) -> dict[str, object]:
    return {"answer": Answer.YES, "vu": world.plan.version}


def _said_yes(voice: Voice):
    def shows(world: World, who: str, response: HttpResponse) -> bool:
        return getattr(Plan.objects.get(pk=world.plan.pk), f"{voice}_answer") == Answer.YES

    return shows


def _agreed_by_both(world: World, who: str) -> None:
    team = {"team_answer": Answer.YES, "team_answered_at": now(), "team_answered_by": world.nadia}
    done = {"state": StepState.AGREED, "done_on": today(), "done_by": world.awa}
    Step.objects.filter(pk=world.step.pk).update(**done)
    Plan.objects.filter(pk=world.plan.pk).update(
        person_answer=Answer.YES, person_answered_at=now(), state=State.AGREED, **team
    )


def _seen(world: World, who: str) -> dict[str, object]:
    return {"vu": world.plan.version}


def _is(state: State):
    return lambda world, who, response: Plan.objects.get(pk=world.plan.pk).state == state


def _a_masp(world: World, who: str) -> dict[str, object]:
    return _seen(world, who) | {"kind": Kind.MASP_1, "starts_on": today().isoformat(), "months": 6}


def _is_a_masp(world: World, who: str, response: HttpResponse) -> bool:
    return Plan.objects.get(pk=world.plan.pk).kind == Kind.MASP_1


def _signed_for_15(world: World, who: str) -> None:
    """A contrat d’engagement that holds, as if both had signed it."""
    yes = {"person_answer": Answer.YES, "person_answered_at": now(), "team_answer": Answer.YES}
    yes |= {"team_answered_at": now(), "team_answered_by": world.nadia, "in_force": 1}
    Plan.objects.filter(pk=world.plan.pk).update(state=State.ACTIVE, kind=Kind.ENGAGEMENT, hours=15, **yes)


def _ten_hours(world: World, who: str) -> dict[str, object]:
    return _seen(world, who) | {"hours": 10}


def _works_ten_hours(world: World, who: str, response: HttpResponse) -> bool:
    return Plan.objects.get(pk=world.plan.pk).hours == 10


def _stop(world: World, who: str) -> None:
    Plan.objects.filter(pk=world.plan.pk).update(state=State.WITHDRAWN, closed_at=now())


def _a_new_plan(world: World, who: str, response: HttpResponse) -> bool:
    return Plan.objects.open().filter(person=world.awa).exists()


def _stream(world: World) -> str:
    return f"?stream=plan:{world.plan.pk}&after=0"


def _sees_her_words(world: World, who: str, response: HttpResponse) -> bool:
    return response.status_code == 200 and HER_WORDS in response.content.decode()


def _nadia_reads(world: World, who: str) -> None:
    world.client(rights.REFERENT).get(reverse("plans:team_plan", args=plan(world)))


def _reads(world: World, who: str) -> None:
    """As who knocks may: Nadia on the team's page, Paul on what was opened to him, Samira in an emergency."""
    with_glass(world, who)
    pages = {rights.PARTNER: "plans:shared_plan", rights.COLLEAGUE: "plans:glass"}
    world.client(who).get(reverse(pages.get(who, "plans:team_plan"), args=plan(world)))


def _why(world: World, who: str) -> dict[str, object]:
    return {"reason": "Elle ne répond plus depuis hier, et son bailleur appelle."}


def _glass_is_open(world: World, who: str, response: HttpResponse) -> bool:
    user = world.actors[who]
    return user is not None and BreakGlass.objects.open().filter(plan=world.plan, opened_by=user).exists()


def _glass(world: World) -> tuple:
    return (world.glass.pk,)


def _reviewed(world: World, who: str, response: HttpResponse) -> bool:
    return BreakGlass.objects.get(pk=world.glass.pk).verdict == "right"


def _consent(world: World) -> tuple:
    return (world.consent.pk,)


def _is_closed(world: World, who: str, response: HttpResponse) -> bool:
    return Consent.objects.get(pk=world.consent.pk).revoked_at is not None


def _her_yes(world: World, who: str) -> dict[str, object]:
    until = today() + dt.timedelta(days=20)
    part = Pillar(world.section.pillar).label
    words = consent_words(part=part, structure=world.relais.name, until=until, may_write=False)
    ids = {"section_id": world.section.pk, "structure_id": world.relais.pk, "key": new_id()}
    return ids | {"until": until.isoformat(), "words_seen": "\n".join(words)}


def _is_open(world: World, who: str, response: HttpResponse) -> bool:
    return Consent.objects.holding().filter(section=world.section, may_write=False).exists()


def _exported(world: World, who: str, response: HttpResponse) -> bool:
    return "attachment" in response.headers.get("Content-Disposition", "") and HER_WORDS in text(response)


READ, WRITE, SIGN = ("plan.read",), ("plan.write",), ("plan.sign",)
BREAK, REVIEW, LOG, EXPORT = ("breakglass.open",), ("breakglass.review",), ("accesslog.read",), ("plan.export",)
PARTNERS, READERS = frozenset({rights.PARTNER}), frozenset({rights.REFERENT, rights.COLLEAGUE, rights.PARTNER})
# The whole plan, on the team's pages; an emergency and a part that was opened have pages of their own.
REST = TEAM_SIDE - PARTNERS - GLASS
HOUSE = EVERYBODY - HERS - READERS
# Who reads already has nothing to open in an emergency.
NOT_YET_READERS = EVERYBODY - {rights.HELPER, rights.REFERENT}
# What waits for her yes is not built: an aidant and a scribe write nothing yet.
WRITES = TEAM_SIDE - {rights.PARTNER}


def _printed(world: World, who: str, response: HttpResponse) -> bool:
    """A PDF; or, where the libraries that make one are missing, the sheet itself."""
    return response.content.startswith(b"%PDF-") or (
        response.status_code == 503 and says(HER_WORDS)(world, who, response)
    )


DOORS = [
    Door("plans:mine", READ, says(*PLAN_WORDS), serves=HERS),
    Door("plans:history", READ, says("Nadia"), serves=HERS),
    Door("plans:helped", READ, says(*PLAN_WORDS), args=plan, serves=HELPERS),
    Door("plans:team_plan", READ, says(HER_WORDS), args=plan, serves=REST),
    Door("plans:team_history", READ, says("Nadia"), args=plan, serves=REST),
    Door("plans:shared", READ, says("Awa"), serves=PARTNERS),
    Door("plans:shared_plan", READ, says(HER_WORDS), args=plan, serves=PARTNERS),
    Door("plans:shared_step_propose", WRITE, _step_is_there, args=section, sends=_a_step_of_his, serves=PARTNERS),
    Door(
        "plans:shared_step_finish",
        WRITE,
        _step_done,
        args=step,
        sends=_done,
        serves=PARTNERS,
        given=_agree_on_his,
    ),
    Door(
        "plans:shared_step_stop",
        WRITE,
        _step_stopped,
        args=step,
        sends=lambda world, who: {},
        query=lambda world: f"?vu={Step.objects.get(pk=world.step.pk).seq}",
        serves=PARTNERS,
        given=_agree_on_his,
    ),
    Door("plans:shared_step_word", WRITE, _answered, args=step, sends=_a_word, serves=PARTNERS, given=_ask_about_his),
    Door("plans:glass", (*READ, *BREAK), says(HER_WORDS), args=plan, serves=GLASS, given=with_glass),
    Door("plans:glass", BREAK, says('name="reason"'), args=plan, serves=NOT_YET_READERS, label="plans:glass asks why"),
    Door("plans:glass", BREAK, _glass_is_open, args=plan, sends=_why, serves=NOT_YET_READERS),
    Door("plans:glass_review", REVIEW, says("Idriss"), args=_glass),
    Door("plans:glass_review", REVIEW, _reviewed, args=_glass, sends=lambda world, who: {"verdict": "right"}),
    Door("plans:glasses", REVIEW, says("Idriss"), serves=GLASS - {rights.COLLEAGUE}),
    Door("plans:accesses", LOG, says("Nadia"), serves=HERS, given=_nadia_reads),
    Door("plans:my_readings", LOG, says("Awa"), serves=READERS, given=_reads, walks=READERS, of="self"),
    Door("plans:house_accesses", LOG, says("Nadia"), args=plan, serves=HOUSE, given=_nadia_reads),
    Door("plans:share", ("consent.give",), _is_open, sends=_her_yes),
    Door("plans:unshare", ("consent.revoke",), _is_closed, args=_consent, sends=lambda world, who: {}),
    Door("plans:sharing", ("consent.give", "consent.revoke"), says("Le Relais"), serves=HERS),
    Door("plans:export", EXPORT, _exported, sends=lambda world, who: {}, serves=HERS),
    Door("plans:team_export", EXPORT, _exported, args=plan, sends=lambda world, who: {}, serves=EVERYBODY - HERS),
    Door("plans:print", EXPORT, says(HER_WORDS), serves=HERS),
    Door("plans:team_print", EXPORT, says(HER_WORDS), args=plan, serves=EVERYBODY - HERS),
    Door("plans:print_pdf", EXPORT, _printed, serves=HERS),
    Door("plans:team_print_pdf", EXPORT, _printed, args=plan, serves=EVERYBODY - HERS),
    Door("live:catch-up", READ, _sees_her_words, query=_stream, given=with_glass, label="live plan"),
    Door("plans:open", WRITE, _a_new_plan, sends=lambda world, who: {}, serves=HERS, given=_stop),
    Door("plans:section_open", WRITE, _part_is_open, sends=_a_part, serves=HERS),
    Door("plans:step_propose", WRITE, _step_is_there, args=section, sends=_a_step, serves=HERS),
    Door("plans:step_answer", WRITE, _step_agreed, args=step, sends=_yes_to_step, serves=HERS),
    Door("plans:step_finish", WRITE, _step_done, args=step, sends=_done, serves=HERS, given=_agree_on_step),
    Door("plans:agree", SIGN, _said_yes(Voice.PERSON), sends=_yes, serves=HERS),
    Door("plans:complete", SIGN, _is(State.COMPLETED), sends=_seen, serves=HERS, given=_agreed_by_both),
    Door("plans:withdraw", SIGN, _is(State.WITHDRAWN), sends=lambda world, who: {}, serves=HERS),
    Door(
        "plans:team_open",
        WRITE,
        _a_new_plan,
        args=lambda world: (world.awa.pk,),
        sends=lambda world, who: {},
        serves=WRITES,
        given=_stop,
    ),
    Door("plans:team_section_open", WRITE, _part_is_open, args=plan, sends=_a_part, serves=WRITES),
    Door("plans:team_step_propose", WRITE, _step_is_there, args=section, sends=_a_step, serves=WRITES),
    Door(
        "plans:team_step_answer",
        WRITE,
        _step_agreed,
        args=step,
        sends=_yes_to_step,
        serves=WRITES,
        given=_proposed_by_the_other,
    ),
    Door("plans:team_step_finish", WRITE, _step_done, args=step, sends=_done, serves=WRITES, given=_agree_on_step),
    Door("plans:team_kind", WRITE, _is_a_masp, args=plan, sends=_a_masp, serves=REFERENT),
    Door(
        "plans:team_terms", WRITE, _works_ten_hours, args=plan, sends=_ten_hours, serves=REFERENT, given=_signed_for_15
    ),
    Door(
        "plans:team_agree",
        SIGN,
        _said_yes(Voice.TEAM),
        args=plan,
        sends=_yes,
        serves=EVERYBODY - {rights.PERSON, rights.TERRITORY},
    ),
    Door(
        "plans:team_complete",
        SIGN,
        _is(State.COMPLETED),
        args=plan,
        sends=_seen,
        serves=EVERYBODY - {rights.PERSON, rights.TERRITORY},
        given=_agreed_by_both,
    ),
]
