"""Where a plan stands, in one short label."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.plans.models import Answer, Plan, State, Voice


@dataclass(frozen=True)
class Standing:
    """The slots of components/tag.html."""

    text: str
    icon: str
    kind: str = ""


def standing(plan: Plan, reader: Voice) -> Standing:
    """Seen by one side: who is waited for is said from there."""
    if plan.state == State.COMPLETED:
        return Standing(_("Terminé"), "circle-check", "ok")
    if plan.state == State.WITHDRAWN:
        return Standing(_("Arrêté"), "player-stop")
    if plan.state == State.ARCHIVED:
        return Standing(_("Rangé"), "lock")
    if plan.state == State.AGREED:
        return Standing(_("D’accord à deux"), "check", "ok")
    if plan.state == State.ACTIVE:
        return Standing(_("Signé"), "circle-check", "ok")
    answers = {Voice.PERSON: plan.person_answer, Voice.TEAM: plan.team_answer}
    if Answer.NO in answers.values():
        return Standing(_("Pas d’accord, à revoir"), "message-circle")
    if Answer.TALK in answers.values():
        return Standing(_("À revoir ensemble"), "message-circle")
    if answers[reader.other] and not answers[reader]:
        return Standing(_("Attend votre réponse"), "hourglass", "me" if reader is Voice.PERSON else "team")
    if answers[Voice.PERSON]:
        return Standing(_("Attend la réponse de l’équipe"), "hourglass", "team")
    if answers[Voice.TEAM]:
        return Standing(_("Attend sa réponse"), "hourglass", "me")
    if plan.state in (State.REVIEW, State.AMENDMENT) and reader is Voice.TEAM and plan.changed_by == Voice.PERSON:
        return Standing(_("A changé ses mots"), "pencil", "sun")
    if plan.state == State.AMENDMENT:
        return Standing(_("Un changement à relire"), "refresh", "sun")
    if plan.state == State.RENEWAL:
        return Standing(_("La suite à relire"), "refresh", "sun")
    if plan.state == State.REVIEW:
        return Standing(_("À relire ensemble"), "refresh", "sun")
    if plan.state == State.DRAFT:
        return Standing(_("Vient de commencer"), "pencil")
    return Standing(_("En cours d’écriture"), "pencil")
