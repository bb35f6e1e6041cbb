"""Where words are written: by her, by the team, by who helps her. The page and the autosave post to one address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from journal.models import head_seq
from kit.refusals import NotAllowed, Refusal, require
from participation.care.engine.signs import says_danger
from participation.care.views.saying import quiet_call
from participation.people.views.doors import for_person, for_team
from participation.people.views.entering import SHARED
from participation.plans.forms import OfferForm, RereadForm, WordsAnswerForm, WordsForm
from participation.plans.fragments import (
    Viewer,
    WordsShown,
    in_a_row,
    load,
    names_of,
    show_boxes,
    show_commitment,
    what_does,
)
from participation.plans.models import Box, Draft, Pillar, Plan, Proposal, ProposalState, Section, Voice, Words
from participation.plans.permissions import (
    How,
    Writes,
    can_offer_own_words,
    helpers_of,
    how_writes,
    open_consents,
    referents_of,
)
from participation.plans.rules import (
    PlanChanged,
    PlanClosed,
    ProposalChanged,
    Typed,
    UnknownBase,
    WroteElsewhere,
    answer_words,
    note_reading,
    offer_words,
    reread_words,
    save_own_words,
    show_own_words,
    take_back_words,
    write_words,
)
from participation.plans.rules.save_own_words import in_her_box

from .pages import back_to, home, plan_of, plan_page, refused, section_of, shell, status_of

if TYPE_CHECKING:
    from django.forms import Form

    from participation.people.models import Structure

PAGES = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Desk:
    """Who writes, in which box of which part."""

    section: Section
    box: Box
    viewer: Viewer
    structure: Structure | None = None
    """Whose commitments, in the box of another structure."""

    @property
    def is_hers_alone(self) -> bool:
        return self.box is Box.OWN and self.viewer is Viewer.PERSON

    @property
    def is_offer(self) -> bool:
        return self.box is Box.OWN and self.viewer is not Viewer.PERSON


@for_person("plan.write")
@PAGES
def words_edit(request: HttpRequest, section_id: UUID, box: str) -> HttpResponse:
    return write(request, desk_at(request, Viewer.PERSON, section_id, box))


@for_team("plan.write")
@PAGES
def team_words_edit(request: HttpRequest, section_id: UUID, box: str) -> HttpResponse:
    return write(request, desk_at(request, Viewer.TEAM, section_id, box))


@for_person("plan.write")
@PAGES
def helped_words_edit(request: HttpRequest, section_id: UUID, box: str) -> HttpResponse:
    return write(request, desk_at(request, Viewer.HELPER, section_id, box))


@for_person("plan.own_words")
@PAGES
def own_words_edit(request: HttpRequest, section_id: UUID) -> HttpResponse:
    """« Mes mots »."""
    section = section_of(request.user, Viewer.PERSON, section_id, "plan.own_words")
    return write(request, Desk(section, Box.OWN, Viewer.PERSON))


@for_team("plan.own_words")
@PAGES
def team_own_words_edit(request: HttpRequest, section_id: UUID) -> HttpResponse:
    """What she says, written by who accompanies her."""
    return _offer(request, desk_to_offer(request, Viewer.TEAM, section_id))


@for_person("plan.own_words")
@PAGES
def helped_own_words_edit(request: HttpRequest, section_id: UUID) -> HttpResponse:
    return _offer(request, desk_to_offer(request, Viewer.HELPER, section_id))


def desk_at(request: HttpRequest, viewer: Viewer, section_id: UUID, box: str) -> Desk:
    """Raises NotAllowed: no such box, or not for this user."""
    require(box in Box.values)
    section = section_of(request.user, viewer, section_id, "plan.write" if viewer is Viewer.TEAM else "plan.read")
    require(section.pillar != Pillar.WISH and how_writes(request.user, section.plan, Box(box)) is not Writes.NOT)
    return Desk(section, Box(box), viewer)


def desk_to_offer(request: HttpRequest, viewer: Viewer, section_id: UUID) -> Desk:
    """Raises NotAllowed."""
    section = section_of(request.user, viewer, section_id)
    require(can_offer_own_words(request.user, section.plan))
    return Desk(section, Box.OWN, viewer)


def write(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The typed text comes back whole with any refusal, as JSON or in the page."""
    if request.method != "POST":
        return _answer(request, desk) if _wants_json(request) else words_page(request, desk, _form(desk))
    form = WordsForm(request.POST, label=_label(desk))
    if not form.is_valid():
        return words_page(request, desk, form)
    try:
        _send(request, desk, form)
    except Refusal as refusal:
        return _refuse(request, desk, form, refusal)
    if _wants_json(request):
        return _answer(request, desk, sent=form.typed())
    messages.success(request, _said(request, desk))
    return back_to(desk.viewer, desk.section.plan, desk.section)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _send(request: HttpRequest, desk: Desk, form: WordsForm) -> None:
    if not desk.is_hers_alone:
        house = desk.structure and desk.structure.pk
        write_words(desk.section.pk, desk.box, structure_id=house, typed=form.typed(), by=request.user)
    elif "show" in request.POST:
        show_own_words(desk.section.pk, typed=form.typed(), by=request.user)
    else:
        save_own_words(desk.section.pk, typed=form.typed(), by=request.user)


def _said(request: HttpRequest, desk: Desk) -> str:
    if desk.is_hers_alone:
        return _("C’est montré.") if "show" in request.POST else _("C’est gardé pour vous.")
    if desk.viewer is Viewer.HELPER:
        return _("C’est envoyé. %(name)s doit dire oui.") % {"name": desk.section.plan.person.get_short_name()}
    return _("C’est envoyé.")


def _refuse(request: HttpRequest, desk: Desk, form: WordsForm, refusal: Refusal) -> HttpResponse:
    refused(form, refusal)
    if _wants_json(request):
        return JsonResponse({"said": str(refusal.sentence)}, status=refusal.status)
    if isinstance(refusal, WroteElsewhere):  # the two texts together, kept for her; to be read before they are shown
        draft = save_own_words(desk.section.pk, typed=form.typed(), by=request.user)
        form.anew(base_seq=draft.seq, text=draft.text)
        return words_page(request, desk, form, refusal)
    form.anew(base_seq=refusal.seq if isinstance(refusal, UnknownBase) else form.cleaned_data["base_seq"])
    return words_page(request, desk, form, refusal)


def _here(desk: Desk) -> tuple[str, int]:
    """The text of the box as it is now, and its sequence."""
    if desk.is_hers_alone:
        draft = Draft.objects.get(pk=desk.section.pk)
        return in_her_box(draft), draft.seq
    words = Words.objects.filter(section=desk.section, box=desk.box, structure=desk.structure).first()
    return (words.shown, words.seq) if words else ("", 0)


def _answer(request: HttpRequest, desk: Desk, *, sent: Typed | None = None) -> JsonResponse:
    """What the script needs. text: left out when it is what was just sent, or when a part of that waits for her yes:
    the box then goes on with what is in it."""
    text, seq = _here(desk)
    waiting = 0
    if sent is not None and not desk.is_hers_alone:
        waiting = _own_waiting(request, desk).filter(op_id=sent.op_id).count()
    answer = {"seq": seq, "waiting": waiting, "said": _("Envoyé")}
    if waiting:
        answer["said"] = ngettext(
            "Envoyé. Une partie attend une réponse.", "Envoyé. %(n)s parties attendent une réponse.", waiting
        ) % {"n": waiting}
    elif sent is None or sent.text != text:
        answer["text"] = text
    if sent is not None and desk.viewer is Viewer.PERSON:
        answer["call"] = says_danger(sent.text)  # whether the page shows its numbers: to her, and kept nowhere
    return JsonResponse(answer)


def _own_waiting(request: HttpRequest, desk: Desk):
    return Proposal.objects.waiting().filter(words__section=desk.section, words__box=desk.box, author=request.user)


def _form(desk: Desk) -> WordsForm:
    text, seq = _here(desk)
    return WordsForm(initial={"text": text, "base_seq": seq}, label=_label(desk))


def _label(desk: Desk) -> str:
    if desk.structure:
        return what_does(desk.structure.name)
    return _("Mes mots") if desk.box.voice == desk.viewer.voice else str(desk.box.label)


def words_page(request: HttpRequest, desk: Desk, form: Form, refusal: Refusal | None = None) -> HttpResponse:
    """Where words are written, with what the others wrote in the same box."""
    section, viewer, plan = desk.section, desk.viewer, desk.section.plan
    with transaction.atomic():
        note_reading(plan, by=request.user, how=How.WORDS, section=section)
        seq = head_seq(f"plan:{plan.pk}")
        whole = load(plan.pk)
        part = next(one for one in whole.sections.all() if one.pk == section.pk)
        shown = _shown(desk, whole, part)
        waiting = list(_own_waiting(request, desk)) if viewer is Viewer.HELPER else []
    context = {
        "form": form,
        "desk": desk,
        "viewer": viewer,
        "section": section,
        "pillar": Pillar(section.pillar),
        "shown": shown,
        "waiting": waiting,
        "seq": seq,
        "kept": getattr(refusal, "kept", None) if isinstance(refusal, UnknownBase) else None,
        "reader": next((user.get_short_name() for user in referents_of(plan)), ""),
        "who_reads": who_reads(plan, desk),
        "person": plan.person.get_short_name(),
        "keeps": viewer.voice is Voice.PERSON and not request.session.get(SHARED, True),
        "back": home(viewer, plan, section),
        "shell": shell(viewer),
        "call": quiet_call() if viewer is Viewer.PERSON else None,
        "calls": viewer is Viewer.PERSON and says_danger(str(form["text"].value() or "")),
    }
    return render(request, "plans/words_edit.html", context, status=status_of(form, refusal))


def _shown(desk: Desk, plan: Plan, section: Section) -> WordsShown:
    """The box as it is. plan, section: from load()."""
    if desk.structure is None:
        return next(one for one in show_boxes(plan, section, desk.viewer, names_of(plan)) if one.box is desk.box)
    words = next((one for one in section.words.all() if one.structure == desk.structure), None)
    return show_commitment(plan, section, desk.structure, words, desk.viewer, writes=True)


def who_reads(plan: Plan, desk: Desk) -> str:
    """Who sees what is written here, in words: those who read the plan, and the structures this part is open to."""
    person = plan.person.get_short_name()
    if desk.viewer is Viewer.HELPER:
        return _("%(name)s lit vos mots, puis dit oui ou non. Personne d’autre ne les voit avant.") % {"name": person}
    if desk.is_offer:
        return _("Écrivez comme %(name)s parle. Ces mots attendent son oui.") % {"name": person}
    if desk.viewer is Viewer.PARTNER:
        said = _("%(name)s et son équipe lisent ces mots tout de suite. Les structures qui lisent cette partie aussi.")
        return said % {"name": person}
    team = [user.get_short_name() for user in referents_of(plan)]
    helpers = [user.get_short_name() for user in helpers_of(plan)]
    structures = [one.structure.name for one in open_consents(plan).filter(section=desk.section)]
    if desk.viewer is Viewer.TEAM:
        names = [person, *helpers, *structures]
        return _read_at_once(names)
    names = [*team, *helpers, *structures]
    if desk.box is not Box.OWN:
        if not names:
            return _("Personne d’autre ne lit ces mots pour le moment.")
        return _read_at_once(names)
    kept = _("Ce que vous gardez, personne d’autre ne le voit.")
    if not names:
        return kept
    shown = ngettext(
        "Ce que vous montrez, %(names)s peut le lire.", "Ce que vous montrez, %(names)s peuvent le lire.", len(names)
    )
    return f"{kept} {shown % {'names': in_a_row(names)}}"


def _read_at_once(names: list[str]) -> str:
    pattern = ngettext("%(names)s lit ces mots tout de suite.", "%(names)s lisent ces mots tout de suite.", len(names))
    return pattern % {"names": in_a_row(names)}


def _offer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Words written for her: they wait."""
    form = OfferForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return words_page(request, desk, form)
    try:
        offer_words(desk.section.pk, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return words_page(request, desk, form, refusal)
    name = {"name": desk.section.plan.person.get_short_name()}
    messages.success(request, _("C’est envoyé. %(name)s doit dire oui.") % name)
    return back_to(desk.viewer, desk.section.plan, desk.section)


@for_person("plan.write")
@require_POST
def words_answer(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """« D’accord », or « Garder mes mots »."""
    asked = WordsAnswerForm(request.POST)
    if not asked.is_valid():
        raise NotAllowed
    try:
        proposal = answer_words(proposal_id, yes=asked.cleaned_data["answer"] == "yes", by=request.user)
    except (ProposalChanged, PlanClosed) as refusal:
        section = _section_of_proposal(proposal_id)
        return plan_page(request, section.plan, Viewer.PERSON, refusal=refusal)
    yes = proposal.state == ProposalState.ACCEPTED
    messages.success(request, _("C’est d’accord.") if yes else _("Vos mots restent comme ils sont."))
    section = _section_of_proposal(proposal_id)
    return back_to(Viewer.PERSON, section.plan, section)


@for_team("plan.write")
@require_POST
def team_words_take_back(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    try:
        take_back_words(proposal_id, by=request.user)
    except ProposalChanged as refusal:
        plan = plan_of(request.user, Viewer.TEAM, _section_of_proposal(proposal_id).plan_id)
        return plan_page(request, plan, Viewer.TEAM, refusal=refusal)
    section = _section_of_proposal(proposal_id)
    return back_to(Viewer.TEAM, section.plan, section)


def _section_of_proposal(proposal_id: UUID) -> Section:
    return Section.objects.select_related("plan__person").get(words__proposals=proposal_id)


@for_person("plan.write")
@require_POST
def words_reread(request: HttpRequest, words_id: UUID) -> HttpResponse:
    return _reread(request, words_id, Viewer.PERSON)


@for_team("plan.write")
@require_POST
def team_words_reread(request: HttpRequest, words_id: UUID) -> HttpResponse:
    return _reread(request, words_id, Viewer.TEAM)


def _reread(request: HttpRequest, words_id: UUID, viewer: Viewer) -> HttpResponse:
    asked = RereadForm(request.GET)
    words = Words.objects.filter(pk=words_id).first()
    require(asked.is_valid() and words is not None)
    section = section_of(request.user, viewer, words.section_id)
    try:
        reread_words(words_id, seen=asked.cleaned_data["vu"], by=request.user)
    except PlanChanged as refusal:
        return plan_page(request, section.plan, viewer, refusal=refusal)
    return back_to(viewer, section.plan, section)
