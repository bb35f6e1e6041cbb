"""Plain pages: accessibility, privacy."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.blocks import PLAIN_BLOCKS
from cms.engine.body import BodyField

from .testers import KeptPermissions


class ContentPage(Page):
    body = BodyField(PLAIN_BLOCKS, verbose_name=_("contenu"))

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    template = "cms/content_page.html"

    class Meta:
        verbose_name = _("page simple")
        verbose_name_plural = _("pages simples")

    def permissions_for_user(self, user) -> KeptPermissions:
        return KeptPermissions(user, self)
