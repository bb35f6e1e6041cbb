"""The lists from which an editor chooses what a page calls to. The blocks are in cms.blocks.calls."""

from collections.abc import Callable
from functools import cached_property

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404
from django.urls import URLPattern, path, reverse
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic.chooser import BaseChooseView, ChooseResultsView, ChooseView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.blocks.calls import ConsultationChooser, RecommendationChooser, RoomChooser, SessionChooser
from participation.consultations.models import Consultation, Recommendation
from workshops.models import Session


class _Listed:
    """Views over what may be chosen today, said as the button says it."""

    chooser: RoomChooser | None = None
    listed: Callable[[], QuerySet] | None = None

    def get_object_list(self) -> QuerySet:
        return self.listed()

    @property
    def title_column(self) -> TitleColumn:
        return TitleColumn(
            "title",
            label=self.page_title,
            accessor=self.chooser.get_display_title,
            get_url=lambda instance: reverse(self.chosen_url_name, args=(quote(instance.pk),)),
            link_attrs={"data-chooser-modal-choice": True},
        )


class _Choose(_Listed, ChooseView):
    pass


class _Results(_Listed, ChooseResultsView):
    page_title = BaseChooseView.page_title


class _Chosen(_Listed, ChosenView):
    def get_object(self, pk: str) -> Model:
        try:
            return self.listed().get(pk=pk)
        except ValidationError as error:
            raise Http404 from error

    def get_display_title(self, instance: Model) -> str:
        return self.chooser.get_display_title(instance)


class RoomChooserViewSet(ChooserViewSet):
    """A modal over one queryset: only to choose, never to create or to edit."""

    register_widget = False
    choose_view_class = _Choose
    choose_results_view_class = _Results
    chosen_view_class = _Chosen
    chooser: RoomChooser
    listed: Callable[[], QuerySet]

    @cached_property
    def page_title(self) -> str:
        return self.choose_one_text

    def get_common_view_kwargs(self, **kwargs) -> dict:
        return super().get_common_view_kwargs(chooser=self.chooser, listed=self.listed, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.choose_view, name="choose"),
            path("resultats/", self.choose_results_view, name="choose_results"),
            path("choix/<str:pk>/", self.chosen_view, name="chosen"),
        ]


def _room_chooser(name: str, prefix: str, chooser: RoomChooser, listed: Callable[[], QuerySet]) -> RoomChooserViewSet:
    return RoomChooserViewSet(
        name,
        url_prefix=prefix,
        model=chooser.model,
        chooser=chooser,
        listed=listed,
        icon=chooser.icon,
        choose_one_text=chooser.choose_one_text,
    )


session_chooser = _room_chooser(
    "session_chooser", "choisir/seance", SessionChooser(), lambda: Session.objects.coming().told()
)
consultation_chooser = _room_chooser(
    "consultation_chooser", "choisir/consultation", ConsultationChooser(), lambda: Consultation.objects.announced()
)
recommendation_chooser = _room_chooser(
    "recommendation_chooser", "choisir/demande", RecommendationChooser(), lambda: Recommendation.objects.handed()
)
