"""The first page."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from participation.consultations.fragments import latest_outcome, people_who_answered

from .news import NewsPage
from .testers import KeptPermissions

LATEST = 3


class HomePage(Page):
    """What one can do here, the number for tonight, what people's word changed, and the latest news."""

    headline = models.CharField(_("grand titre"), max_length=60)
    lead = models.CharField(_("chapeau"), max_length=200, help_text=_("Des phrases courtes : 12 mots ou moins."))

    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.NewsIndexPage", "cms.ContentPage"]
    max_count = 1
    private_page_options: list[str] = []
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("page d’accueil")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Adds `latest` (news) and `outcome`, the newest decision a consultation led to, with how many `answered`."""
        outcome = latest_outcome()
        return super().get_context(request, *args, **kwargs) | {
            "latest": list(NewsPage.objects.live().newest_first()[:LATEST]),
            "outcome": outcome,
            "answered": people_who_answered(outcome) if outcome else 0,
        }

    def permissions_for_user(self, user) -> KeptPermissions:
        return KeptPermissions(user, self)
