"""Places, workshops and sessions in `/gestion/`: only those of the editor's structures.

Nothing of persons, plans or bookings is here, and nothing is deleted here: what has a past is closed, not erased.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import BasePermissionPolicy

from cms.forms import NewSessionForm, PlaceForm, SessionForm, WorkshopForm
from cms.permissions import KEPT, can_keep, kept
from kit.refusals import NotAllowed, Refusal
from kit.time import say_span
from participation.consultations.models import Consultation
from participation.people.models import User
from participation.people.permissions import structures_where
from participation.places.models import Place
from workshops.models import Session, Workshop

ALLOWED = {"add", "change", "view"}
SAID_WITH: dict[type[Model] | None, tuple[str, ...]] = {
    Place: ("structure",),
    Workshop: ("structure",),
    Session: ("workshop", "venue__place"),
}
"""What the lists say of each line, in one query."""


class TablePolicy(BasePermissionPolicy):
    """Wagtail's question, answered by the permission table. Nobody deletes."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in ALLOWED and bool(structures_where(user, KEPT[self.model].action))

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        return action in ALLOWED and can_keep(user, instance)

    def users_with_any_permission(self, actions: set[str]) -> QuerySet[User]:
        # Only asked by Wagtail's notifications, which these models have none of.
        return User.objects.none()


class _Handing:
    """Hands the form over to its rule; a refusal comes back as a sentence, with all that was typed."""

    produced_error_message: str | None

    def save_instance(self) -> Model:
        return self.form.keep(by=self.request.user)

    def form_valid(self, form: ModelForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except NotAllowed as refusal:
            raise PermissionDenied from refusal
        except Refusal as refusal:
            sentence = str(refusal.sentence)
            self.produced_error_message = sentence
            form.add_error(None, sentence)
            response = self.form_invalid(form)
            response.status_code = refusal.status
            return response


class _Index(IndexView):
    add_item_label = _("Ajouter")  # Wagtail's « Ajouter un(e) » cannot be read aloud

    def get_base_queryset(self) -> QuerySet:
        return kept(self.request.user, self.model).select_related(*SAID_WITH[self.model])


class _Create(_Handing, CreateView):
    def get_breadcrumbs_items(self) -> list[dict]:
        *before, here = super().get_breadcrumbs_items()
        return [*before, here | {"label": _("Ajouter")}]


class _Edit(_Handing, EditView):
    def get_object(self, queryset: QuerySet | None = None) -> Model:
        instance = super().get_object(queryset)
        if not can_keep(self.request.user, instance):
            raise PermissionDenied
        return instance


class RoomViewSet(ModelViewSet):
    index_view_class = _Index
    add_view_class = _Create
    edit_view_class = _Edit
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_form_class: type[ModelForm] | None = None

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return self.edit_form_class if for_update and self.edit_form_class else self.form_class

    def get_common_view_kwargs(self, **kwargs) -> dict:
        absent = dict.fromkeys(("history_url_name", "usage_url_name", "delete_url_name"))
        return super().get_common_view_kwargs(**absent, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("resultats/", self.index_results_view, name="index_results"),
            path("nouveau/", self.add_view, name="add"),
            path("<uuid:pk>/", self.edit_view, name="edit"),
        ]


class PlaceViewSet(RoomViewSet):
    model = Place
    form_class = PlaceForm
    name = "kept_places"
    url_prefix = "lieux"
    icon = "home"
    menu_label = _("Lieux d’accueil")
    list_display = ("name", "structure", "address")


class WorkshopViewSet(RoomViewSet):
    model = Workshop
    form_class = WorkshopForm
    name = "kept_workshops"
    url_prefix = "ateliers"
    icon = "list-ul"
    menu_label = _("Ateliers")
    list_display = ("title", "structure", "theme")


def _when(session: Session) -> str:
    return say_span(session.starts_at, session.ends_at)


def _edit_session(session: Session) -> str:
    return reverse("kept_sessions:edit", args=[session.pk])


class SessionViewSet(RoomViewSet):
    model = Session
    form_class = NewSessionForm
    edit_form_class = SessionForm
    name = "kept_sessions"
    url_prefix = "seances"
    icon = "date"
    menu_label = _("Séances")
    list_display = (
        TitleColumn("when", label=_("Quand"), accessor=_when, get_url=_edit_session),
        *("workshop", "venue", "capacity", "taken", "waiting"),
        BooleanColumn("open", label=_("Ouverte")),
    )
    ordering = ("-starts_at", "pk")


class NetworkGroup(ModelViewSetGroup):
    menu_label = _("Réseau")
    menu_icon = "group"
    menu_order = 150
    items = (PlaceViewSet, WorkshopViewSet, SessionViewSet)


class ConsultationsItem(MenuItem):
    """Consultations are prepared in the team's own area: the menu leads there."""

    def __init__(self) -> None:
        address = reverse_lazy("consultations:prepare_index")
        super().__init__(_("Consultations"), address, name="consultations", icon_name="comment", order=151)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(structures_where(request.user, KEPT[Consultation].action))
