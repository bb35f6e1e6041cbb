from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "participation.plans"
    label = "plans"
    verbose_name = _("Projets")

    def ready(self) -> None:
        from live import streams
        from outbox import jobs, kinds
        from participation.people.notices import render_something_new
        from participation.people.rules import keepers

        from . import fragments, notices
        from .fragments.export import keeper
        from .streams import MESSAGES, PLAN
        from .tasks import chores

        streams.register(PLAN)
        streams.register(MESSAGES)
        keepers.register(keeper())
        kinds.register(kinds.Kind(notices.GLASS_OPENED, render=render_something_new))
        kinds.register(kinds.Kind(notices.GLASS_REVIEWED, render=render_something_new))
        kinds.register(kinds.Kind(notices.COPY_READY, render=notices.render_copy_ready))
        kinds.register(kinds.Kind(notices.CONTRACT_WAITS, render=notices.render_contract_waits))
        kinds.register(kinds.Kind(notices.GLASS_TO_REVIEW, render=fragments.render_to_review))
        kinds.register(kinds.Kind(notices.MEETING_CHANGED, render=notices.render_meeting_changed))
        kinds.register(kinds.Kind(notices.MEETING_REMINDER, render=notices.render_meeting_reminder))
        kinds.register(kinds.Kind(notices.COORDINATION_CHANGED, render=notices.render_coordination_changed))
        kinds.register(kinds.Kind(notices.COORDINATION_REMINDER, render=notices.render_coordination_reminder))
        kinds.register(kinds.Kind(notices.PARTNERS_TOLD, render=fragments.render_partners_told))
        kinds.register(kinds.Kind(notices.MESSAGE_WAITS, render=fragments.render_message_waits))
        kinds.register(kinds.Kind(notices.REVIEW_SOON, render=notices.render_review_soon))
        kinds.register(kinds.Kind(notices.PLAN_ENDS, render=notices.render_plan_ends))
        jobs.chore(chores)
        kinds.register(kinds.Kind(notices.GLASS_OVERDUE, render=fragments.render_to_review))
