from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "participation.moderation"
    label = "moderation"
    verbose_name = _("Modération")

    def ready(self) -> None:
        from live.streams import register
        from participation.people.rules import keepers

        from .fragments import sheet_of_names
        from .models import subjects
        from .rules import NAME, erase_words, hear_name, name_corrected, name_subject
        from .streams import moderation

        register(moderation)
        keepers.register(keepers.Keeper("moderation", erase=erase_words, export=sheet_of_names))
        subjects.register(
            subjects.SubjectKind(
                name=NAME,
                label=_("Un nom affiché"),
                read=name_subject,
                decided=hear_name,
                corrected=name_corrected,
                welcome=frozenset({"name"}),
            )
        )
