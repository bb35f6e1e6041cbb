from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "participation.people"
    label = "people"
    verbose_name = _("Personnes")

    def ready(self) -> None:
        from live import sessions
        from outbox import addresses, jobs, kinds
        from participation.people import notices, permissions, tasks
        from participation.people.fragments import keeping
        from participation.people.rules import keepers

        addresses.register(notices.address_of)
        kinds.register(kinds.Kind(notices.ENTRY_CODE, render=notices.render_entry_code, urgent=True))
        kinds.register(kinds.Kind(notices.CARD_GIVEN, render=notices.render_card_given))
        kinds.register(kinds.Kind(notices.KEYS_CHANGED, render=notices.render_keys_changed))
        kinds.register(kinds.Kind(notices.PERSON_MET, render=notices.render_person_met))
        kinds.register(kinds.Kind(notices.PIN_CHANGED, render=notices.render_pin_changed))
        kinds.register(kinds.Kind(notices.PHONE_RESET, render=notices.render_phone_reset))
        kinds.register(kinds.Kind(notices.REFERENT_NAMED, render=notices.render_something_new))
        kinds.register(kinds.Kind(notices.STAND_IN_NAMED, render=notices.render_stand_in_named))
        kinds.register(kinds.Kind(notices.STAND_IN_ANSWERED, render=notices.render_stand_in_answered))
        kinds.register(kinds.Kind(notices.NEWS, render=notices.render_something_new))
        kinds.register(kinds.Kind(notices.REACHED_OTHERWISE, render=notices.render_reached_otherwise))
        kinds.register(kinds.Kind(notices.ERASED, render=notices.render_erased))
        sessions.guard(permissions.may_follow_live)
        jobs.chore(tasks.chores)
        keepers.register(keeping.keeper())
