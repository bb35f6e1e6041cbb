from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "workshops"
    label = "workshops"
    verbose_name = _("Ateliers")

    def ready(self) -> None:
        from live import streams
        from outbox import answers, jobs
        from outbox.kinds import register, when_reached
        from participation.moderation.forms import cleaned_by
        from participation.moderation.models import subjects
        from participation.people.fragments import helping
        from participation.people.rules import keepers
        from workshops.forms import IdeaForm, WordForm
        from workshops.fragments import SAID_OF_A_BOOKING, keeper, say_what_was_done
        from workshops.notices import kinds
        from workshops.rules import (
            IDEA,
            WORD,
            answer_by_text,
            hear_idea,
            hear_word,
            idea_subject,
            keep_no_copy,
            told_by_phone,
            word_subject,
        )
        from workshops.streams import SEATS_LEFT
        from workshops.tasks import chores

        for kind in kinds():
            register(kind)
        when_reached("seats_offered", told_by_phone)
        answers.register(answer_by_text)
        keepers.register(keeper())
        jobs.chore(chores)
        streams.register(SEATS_LEFT)
        subjects.register(
            subjects.SubjectKind(
                name=WORD,
                label=_("Un mot après un atelier"),
                read=word_subject,
                decided=hear_word,
                corrected=keep_no_copy,
                clean=cleaned_by(WordForm),
            )
        )
        subjects.register(
            subjects.SubjectKind(
                name=IDEA,
                label=_("Une idée d’atelier"),
                read=idea_subject,
                decided=hear_idea,
                corrected=keep_no_copy,
                clean=IdeaForm.base_fields["text"].clean,
            )
        )
        helping.register(tuple(SAID_OF_A_BOOKING), say_what_was_done)
