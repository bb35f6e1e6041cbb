"""The team's day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kit.time import now
from participation.care.fragments import pinned_alerts
from participation.moderation.permissions import pending_count
from participation.people.permissions import runs_something, visible_calls, visible_resets
from participation.people.permissions.erasing import visible_erasures
from participation.people.views.doors import for_team
from participation.plans.fragments import letters_to
from participation.plans.permissions import glasses_to_review
from workshops.fragments import sessions_to_settle, upcoming_sessions

from .rows import rows_shown

SOON = 3
MOST_RESETS = 20


@for_team("person.find")
def team_day(request: HttpRequest) -> HttpResponse:
    rows = rows_shown(request.user)
    coming = [one for row in rows for one in row.coming if one.is_today]
    context = {
        "now": now(),
        "alerts": pinned_alerts(request.user),
        "rows": rows,
        "coming": sorted(coming, key=lambda one: (one.starts_at, one.person.name)),
        "asking": sorted((row for row in rows if row.asks), key=lambda row: row.changed_at, reverse=True),
        "letters": letters_to(request.user),
        "sessions": upcoming_sessions(SOON),
        "to_settle": sessions_to_settle(request.user)[:SOON],
        "waiting": pending_count(request.user),
        "runs_network": runs_something(request.user),
        "to_review": glasses_to_review(request.user),
        "resets": visible_resets(request.user)[:MOST_RESETS],
        "erasures": bool(visible_erasures(request.user, most=5)),
        "calls": visible_calls(request.user).count(),
    }
    return render(request, "desk/team_day.html", context)
