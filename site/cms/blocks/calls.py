"""Calls to what lives in another room: the page keeps an id, and shows that room's own fragment."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import BaseChooser

from kit.time import say_span
from participation.consultations.fragments import in_short
from participation.consultations.models import Consultation
from participation.people.engine.retention import LINES


class RoomChooser(BaseChooser):
    """The button that opens the list. The modal behind it is in cms.views.choosers."""

    show_edit_link = False

    def get_value_data_from_instance(self, instance: Model) -> dict:
        # As text: the page's JSON knows no UUID.
        return {"id": str(instance.pk), "edit_url": None, "title": self.get_display_title(instance)}


class RoomChooserBlock(blocks.ChooserBlock):
    """Shows nothing, rather than a broken page, when what was chosen is gone."""

    def told(self) -> QuerySet:
        """The objects, with what their fragment says."""
        return self.model_class._default_manager.all()

    def to_python(self, value: object) -> Model | None:
        return value if value is None else self.told().filter(pk=value).first()

    def bulk_to_python(self, values: Iterable[str | None]) -> list[Model | None]:
        # The parent looks its ids up as they are in the JSON, as text: it would find no UUID.
        wanted = [UUID(str(value)) if value else None for value in values]
        found = self.told().in_bulk({pk for pk in wanted if pk})
        return [found.get(pk) for pk in wanted]

    def get_prep_value(self, value: Model | None) -> str | None:
        return None if value is None else str(value.pk)


class SessionChooser(RoomChooser):
    model = "workshops.Session"
    choose_one_text = _("Choisir une séance")
    choose_another_text = _("Choisir une autre séance")
    chooser_modal_url_name = "session_chooser:choose"
    icon = "date"

    def get_display_title(self, instance: Model) -> str:
        return f"{instance.workshop.title}, {say_span(instance.starts_at, instance.ends_at)}"


class SessionCallBlock(RoomChooserBlock):
    target_model = "workshops.Session"
    widget = SessionChooser()

    class Meta:
        icon = "date"
        label = _("Inviter à un atelier")
        template = "cms/blocks/session.html"

    def told(self) -> QuerySet:
        return self.model_class.objects.told()


class ConsultationChooser(RoomChooser):
    model = "consultations.Consultation"
    choose_one_text = _("Choisir une consultation")
    choose_another_text = _("Choisir une autre consultation")
    chooser_modal_url_name = "consultation_chooser:choose"
    icon = "comment"


class ConsultationCallBlock(RoomChooserBlock):
    target_model = "consultations.Consultation"
    widget = ConsultationChooser()

    class Meta:
        icon = "comment"
        label = _("Inviter à répondre à une consultation")
        template = "cms/blocks/consultation.html"


class ResultsBlock(RoomChooserBlock):
    """The results as they are published when the page is read: the page itself has nothing to keep up to date."""

    target_model = "consultations.Consultation"
    widget = ConsultationChooser()

    class Meta:
        icon = "table"
        label = _("Montrer les résultats d’une consultation")
        template = "cms/blocks/results.html"

    def get_context(self, value: Consultation | None, parent_context: dict | None = None) -> dict:
        shown = in_short(value) if value else None
        return super().get_context(value, parent_context=parent_context) | {"shown": shown}


class RecommendationChooser(RoomChooser):
    model = "consultations.Recommendation"
    choose_one_text = _("Choisir une demande du comité")
    choose_another_text = _("Choisir une autre demande")
    chooser_modal_url_name = "recommendation_chooser:choose"
    icon = "tick"


class RecommendationBlock(RoomChooserBlock):
    """Where a recommendation is: awaited, answered, done. Once it was handed over."""

    target_model = "consultations.Recommendation"
    widget = RecommendationChooser()

    class Meta:
        icon = "tick"
        label = _("Montrer ce qu’une demande est devenue")
        template = "cms/blocks/recommendation.html"

    def told(self) -> QuerySet:
        return self.model_class.objects.handed().told()


class RetentionBlock(blocks.StaticBlock):
    """The retention table of people, as it is applied: the page cannot say anything else."""

    class Meta:
        icon = "history"
        label = _("Combien de temps nous gardons chaque chose")
        admin_text = _("Le tableau des durées, tenu à jour par le site.")
        template = "cms/blocks/retention.html"

    def get_context(self, value: object, parent_context: dict | None = None) -> dict:
        return super().get_context(value, parent_context=parent_context) | {"lines": LINES}
