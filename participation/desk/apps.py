from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "participation.desk"
    label = "desk"
    verbose_name = _("Espaces")

    def ready(self) -> None:
        from live import streams
        from participation.desk.streams import badges

        streams.register(badges)
