from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "participation.moderation"
    label = "moderation"
    verbose_name = _("Modération")

    def ready(self) -> None:
        from live.streams import register
        from participation.people.rules import keepers

        from .rules import erase_words
        from .streams import moderation

        register(moderation)
        keepers.register(keepers.Keeper("moderation", erase=erase_words))
