"""What somebody takes along of her plans, and how this room keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from participation.people.engine.takeaway import Attachment, Column, Sheet
from participation.people.models import User
from participation.people.rules.keepers import Keeper
from participation.plans.models import BreakGlass, Consent, Draft, Plan, WordsVersion
from participation.plans.rules import (
    agreements_to_keep,
    archive_plans,
    erase_plans,
    forget_receipts,
    last_signs_in_plans,
)

from .export_budget import budget_changes_sheet, budget_sheet, kept_lines_sheet
from .export_coordination import coordination_sheets
from .export_talk import meetings_sheet, messages_sheet
from .sheet_words import PART
from .sheet_words import day as _day
from .sheet_words import moment as _moment
from .sheet_words import pillar as _pillar
from .sheets_goals import goal_sheets
from .sheets_signed import signed_sheets
from .sheets_together import words_together
from .viewer import name_of


def keeper() -> Keeper:
    return Keeper(
        name="plans",
        erase=erase_plans,
        archive=agreements_to_keep,
        export=sheets,
        forget={"receipts": forget_receipts, "closed_plans": archive_plans},
        last_contact=last_signs_in_plans,
    )


def sheets(user: User) -> Iterable[Sheet | Attachment]:
    yield _plans(user)
    yield _words(user)
    yield from words_together(user)
    yield _drafts(user)
    yield from goal_sheets(user)
    yield budget_sheet(user)
    yield budget_changes_sheet(user)
    yield kept_lines_sheet(user)
    yield messages_sheet(user)
    yield meetings_sheet(user)
    yield from coordination_sheets(user)
    yield from signed_sheets(user)
    yield _consents(user)
    yield _emergencies(user)
    yield _readings(user)


def _plans(user: User) -> Sheet:
    columns = [
        Column("ouvert", _("Ouvert")),
        Column("structure", _("Structure")),
        Column("etat", _("État")),
        Column("ma_reponse", _("Ma réponse")),
        Column("reponse_equipe", _("La réponse de l’équipe")),
        Column("ferme", _("Fermé")),
    ]
    rows = [
        (
            _day(plan.opened_at),
            plan.structure,
            plan.get_state_display(),
            plan.get_person_answer_display(),
            plan.get_team_answer_display(),
            _day(plan.closed_at),
        )
        for plan in Plan.objects.filter(person=user).select_related("structure").order_by("opened_at", "pk")
    ]
    return Sheet("projets", _("Mes projets"), columns, rows)


def _words(user: User) -> Sheet:
    versions = WordsVersion.objects.filter(words__section__plan__person=user).select_related(
        "author", "wrote", "words__section"
    )
    columns = [
        PART,
        Column("voix", _("Les mots de")),
        Column("qui", _("Écrit par")),
        Column("comment", _("Comment")),
        Column("recopie", _("Recopié par")),
        Column("quand", _("Quand")),
        Column("texte", _("Texte")),
    ]
    rows = [
        (
            _pillar(one.words.section.pillar),
            one.words.get_box_display(),
            one.author.get_full_name(),
            one.get_channel_display(),
            name_of(one.wrote) if one.wrote else "",
            _moment(one.at),
            one.text,
        )
        for one in versions.order_by("words__section__plan__opened_at", "words__section__rank", "at", "pk")
    ]
    return Sheet("mots", _("Les mots montrés dans mes projets, avec ce qui a été remplacé"), columns, rows)


def _drafts(user: User) -> Sheet:
    """Hers alone: this sheet is only ever made for herself."""
    drafts = Draft.objects.filter(section__plan__person=user, text__isnull=False).select_related("section")
    columns = [PART, Column("quand", _("Quand")), Column("texte", _("Texte"))]
    rows = [(_pillar(one.section.pillar), _moment(one.updated_at), one.text) for one in drafts.order_by("pk")]
    return Sheet("brouillons", _("Mes mots, pas encore montrés"), columns, rows)


def _consents(user: User) -> Sheet:
    given = Consent.objects.filter(section__plan__person=user).select_related("section", "structure")
    columns = [
        PART,
        Column("structure", _("Ouverte à")),
        Column("depuis", _("Depuis")),
        Column("jusqu_a", _("Jusqu’au")),
        Column("fermee", _("Fermée")),
        Column("mots_vus", _("Ce que vous aviez à l’écran")),
    ]
    rows = [
        (
            _pillar(one.section.pillar),
            one.structure,
            _moment(one.given_at),
            _day(one.until),
            _moment(one.revoked_at),
            one.words_seen,
        )
        for one in given.order_by("given_at", "pk")
    ]
    return Sheet("ouvertures", _("À qui j’ai ouvert une partie"), columns, rows)


def _emergencies(user: User) -> Sheet:
    broken = BreakGlass.objects.filter(plan__person=user).select_related("opened_by")
    columns = [
        Column("quand", _("Quand")),
        Column("qui", _("Qui")),
        Column("raison", _("Raison")),
        Column("avis", _("L’avis d’une deuxième personne")),
    ]
    rows = [
        (_moment(one.opened_at), one.opened_by.get_full_name(), one.reason, one.get_verdict_display())
        for one in broken.order_by("opened_at", "pk")
    ]
    return Sheet("lectures-urgentes", _("Les lectures en urgence"), columns, rows)


def _readings(user: User) -> Sheet:
    plans = Plan.objects.filter(person=user).values_list("pk", flat=True)
    entries = list(Entry.objects.filter(stream_id__in=[f"access:{pk}" for pk in plans]).order_by("at", "stream", "seq"))
    names = User.objects.in_bulk({entry.actor for entry in entries if entry.actor})
    columns = [Column("quand", _("Quand")), Column("qui", _("Qui")), Column("quoi", _("Quoi"))]
    rows = [
        (
            _moment(entry.at),
            names[entry.actor].get_full_name() if entry.actor in names else _("Un compte effacé"),
            SAID.get((entry.verb, entry.targets.get("how")), _("Lecture du projet")),
        )
        for entry in entries
    ]
    return Sheet("qui-a-regarde", _("Qui a regardé mon projet"), columns, rows)


SAID = {
    ("PlanRead", "export"): _("Projet emporté"),
    ("PlanRead", "history"): _("Lecture de l’histoire du projet"),
    ("PlanRead", "talk"): _("Lecture d’une discussion sur le projet"),
    ("PlanRead", "live"): _("Projet ouvert en direct"),
    ("GlassOpened", None): _("Lecture en urgence"),
    ("GlassReviewed", None): _("Avis sur une lecture en urgence"),
}
