from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "participation.consultations"
    label = "consultations"
    verbose_name = _("Consultations")

    def ready(self) -> None:
        from participation.moderation.models import subjects
        from participation.people.rules import keepers

        from .fragments import keeper
        from .rules import KIND, hear_decision, subject_of

        subjects.register(subjects.SubjectKind(name=KIND, read=subject_of, decided=hear_decision))
        keepers.register(keeper())
