from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiveConfig(AppConfig):
    name = "live"
    label = "live"
    verbose_name = _("Direct")

    def ready(self) -> None:
        from journal.rules import on_recorded
        from live.hub import tell

        on_recorded(tell)
