"""What this room holds about somebody, for her export and her erasure."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kit.time import say_day
from participation.care.models import CareAlert
from participation.care.rules import erase_alerts, forget_alerts, forget_said
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from participation.people.rules.keepers import Keeper


def keeper() -> Keeper:
    return Keeper(
        "care",
        erase=erase_alerts,
        export=_sheets,
        forget={"care_alerts": forget_alerts, "safe_numbers": forget_said},
    )


def _sheets(user: User) -> Iterable[Sheet]:
    columns = [
        Column("quand", _("Quand")),
        Column("pourquoi", _("Pourquoi")),
        Column("etat", _("État")),
        Column("mes_mots", _("Mes mots")),
        Column("numero", _("Où me rappeler")),
        Column("fait", _("Ce que l’équipe a fait")),
    ]
    rows = []
    for alert in CareAlert.objects.filter(person=user).prefetch_related("acts").order_by("created_at", "pk"):
        said, done = alert.said, [act.text for act in alert.acts.all() if act.text]
        number = " ".join(one for one in (said.number, said.when) if one)
        state = (alert.get_origin_display(), alert.get_state_display())
        rows.append((say_day(alert.created_at), *state, said.words, number, "\n".join(done)))
    yield Sheet("aide_demandee", _("Quand l’équipe a été prévenue"), columns, rows)
