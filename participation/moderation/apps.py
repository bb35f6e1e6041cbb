from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "participation.moderation"
    label = "moderation"
    verbose_name = _("Modération")

    def ready(self) -> None:
        from live.streams import register
        from outbox import jobs, kinds
        from participation.people.rules import keepers

        from .forms import NameForm, cleaned_by
        from .fragments import taken_along
        from .models import subjects
        from .notices import ANSWERED, render_answered
        from .rules import NAME, erase_words, forget_pictures, hear_name, name_corrected, name_subject
        from .streams import appeals, moderation, words
        from .tasks import chores

        register(moderation)
        register(words)
        register(appeals)
        kinds.register(kinds.Kind(ANSWERED, render=render_answered))
        jobs.chore(chores)
        keepers.register(
            keepers.Keeper(
                "moderation",
                erase=erase_words,
                export=taken_along,
                forget={"pictures_not_shown": forget_pictures},
            )
        )
        subjects.register(
            subjects.SubjectKind(
                name=NAME,
                label=_("Un nom affiché"),
                read=name_subject,
                decided=hear_name,
                corrected=name_corrected,
                clean=cleaned_by(NameForm),
                welcome=frozenset({"name"}),
            )
        )
