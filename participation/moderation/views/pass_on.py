"""Not alone: an opinion, the coordination, another structure, or later. Each with words for the team."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.moderation import rules
from participation.moderation.forms import NoteForm
from participation.people.views.doors import for_team

from .decide import decide


@for_team("contribution.moderate")
@require_POST
def ask(request: HttpRequest, item_id: UUID) -> HttpResponse:
    done = _("L’équipe voit votre question. Le message est dans « À deux ».")
    return _with_note(request, item_id, rules.ask_opinion, name="ask", done=done)


@for_team("contribution.moderate")
@require_POST
def advise(request: HttpRequest, item_id: UUID) -> HttpResponse:
    return _with_note(request, item_id, rules.give_opinion, name="advise", done=_("Votre avis est donné."))


@for_team("contribution.moderate")
@require_POST
def hold(request: HttpRequest, item_id: UUID) -> HttpResponse:
    done = _("Le message est mis de côté. La promesse faite à la personne ne change pas.")
    return _with_note(request, item_id, rules.hold_item, name="hold", done=done)


@for_team("contribution.moderate")
@require_POST
def escalate(request: HttpRequest, item_id: UUID) -> HttpResponse:
    done = _("La coordination décide. Le message est dans « À deux ».")
    return _with_note(request, item_id, rules.escalate_item, name="escalate", done=done)


@for_team("contribution.moderate")
@require_POST
def move(request: HttpRequest, item_id: UUID) -> HttpResponse:
    done = _("Une autre structure lit ce message.")
    return _with_note(request, item_id, rules.move_item, name="move", done=done)


def _with_note(request: HttpRequest, item_id: UUID, rule, *, name: str, done: str) -> HttpResponse:
    def act(typed: dict) -> None:
        rule(item_id, seen=typed["version"], note=typed["note"], by=request.user)

    return decide(request, item_id, NoteForm(request.POST, auto_id=f"{name}-%s"), act, name=name, done=done)
