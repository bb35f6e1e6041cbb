from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "participation.consultations"
    label = "consultations"
    verbose_name = _("Consultations")

    def ready(self) -> None:
        from django.core import checks

        from live import streams
        from outbox import jobs, kinds
        from participation.moderation.events import MessageSubmitted
        from participation.moderation.forms import cleaned_by
        from participation.moderation.models import juries, subjects
        from participation.people.fragments import helping
        from participation.people.models import envelopes
        from participation.people.rules import keepers

        from . import notices, tasks
        from .events import HelperSpoke
        from .forms import MessageForm, StatementForm, TopicForm
        from .fragments import keeper, say_what_was_done
        from .permissions import concerned_members
        from .rules import (
            KIND,
            STATEMENT,
            TOPIC_KIND,
            correct_contribution,
            correct_statement,
            correct_topic,
            hear_decision,
            hear_statement,
            hear_topic,
            seal_typed,
            statement_subject,
            subject_of,
            subject_of_topic,
            unseal_typed,
        )
        from .streams import PLENARY, PLENARY_TEAM, ROOMS_COUNTED

        kinds.register(kinds.Kind(notices.RECOMMENDATIONS_HANDED, render=notices.render_recommendations_handed))
        jobs.chore(tasks.chores)
        checks.register(tasks.check_keys, checks.Tags.database)
        subjects.register(
            subjects.SubjectKind(
                name=KIND,
                label=_("Un message"),
                read=subject_of,
                decided=hear_decision,
                corrected=correct_contribution,
                clean=cleaned_by(MessageForm),
            )
        )
        subjects.register(
            subjects.SubjectKind(
                name=STATEMENT,
                label=_("Une affirmation"),
                read=statement_subject,
                decided=hear_statement,
                corrected=correct_statement,
                clean=cleaned_by(StatementForm),
            )
        )
        subjects.register(
            subjects.SubjectKind(
                name=TOPIC_KIND,
                label=_("Un thème de plénière"),
                read=subject_of_topic,
                decided=hear_topic,
                corrected=correct_topic,
                clean=cleaned_by(TopicForm),
            )
        )
        juries.register(concerned_members)
        keepers.register(keeper())
        for stream in (PLENARY, PLENARY_TEAM, ROOMS_COUNTED):
            streams.register(stream)
        envelopes.register(envelopes.Envelope(seal=seal_typed, unseal=unseal_typed))
        helping.register((HelperSpoke.__name__, MessageSubmitted.__name__), say_what_was_done)
