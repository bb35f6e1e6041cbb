from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareConfig(AppConfig):
    name = "participation.care"
    label = "care"
    verbose_name = _("Alertes")

    def ready(self) -> None:
        from live import streams
        from outbox import jobs, kinds
        from participation.moderation.models import alarms, pinned
        from participation.people.rules import keepers

        from .fragments import keeper, pinned_alerts
        from .notices import HANDED, RING, render_handed, render_ring
        from .rules import follow_item, raise_alert
        from .streams import CARE
        from .tasks import chores

        alarms.register(raise_alert)
        alarms.follow(follow_item)
        pinned.register(pinned_alerts)
        streams.register(CARE)
        kinds.register(kinds.Kind(RING, render=render_ring, urgent=True))
        kinds.register(kinds.Kind(HANDED, render=render_handed, urgent=True))
        keepers.register(keeper())
        jobs.chore(chores)
