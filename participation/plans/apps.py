from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "participation.plans"
    label = "plans"
    verbose_name = _("Projets")

    def ready(self) -> None:
        from live import streams

        from .streams import PLAN

        streams.register(PLAN)
