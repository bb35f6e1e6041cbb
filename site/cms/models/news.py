"""The network's news: who says it, where it matters, and what about."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageQuerySet

from cms.blocks import NEWS_BLOCKS
from cms.engine.body import BodyField
from kit.pages import page_of
from kit.time import today
from participation.people.models import Structure, Territory

from .comments import NewsComment
from .testers import KeptPermissions, NewsPermissions

PER_PAGE = 12
COMMENTS_PER_PAGE = 20


class Theme(models.TextChoices):
    """What a piece of news is about: the pillars of a project, and the network itself."""

    NETWORK = "reseau", _("Vie du réseau")
    RIGHTS = "droits", _("Droits")
    HOUSING = "logement", _("Logement")
    WORK = "travail", _("Travail et formation")
    HEALTH = "sante", _("Santé")
    BUDGET = "budget", _("Budget")
    SOCIAL = "vie-sociale", _("Vie sociale")

    @property
    def icon(self) -> str:
        """Its icon in the sprite."""
        return _ICONS[self]


_ICONS = {
    Theme.NETWORK: "news",
    Theme.RIGHTS: "scale",
    Theme.HOUSING: "home",
    Theme.WORK: "briefcase",
    Theme.HEALTH: "stethoscope",
    Theme.BUDGET: "wallet",
    Theme.SOCIAL: "friends",
}


class NewsQuerySet(PageQuerySet):
    def about(self, theme: Theme | None, territory: Territory | None) -> NewsQuerySet:
        """Of a theme, of a territory; what concerns the whole network concerns each territory."""
        found = self.filter(theme=theme) if theme else self
        return found.filter(models.Q(territory=territory) | models.Q(territory=None)) if territory else found

    def newest_first(self) -> NewsQuerySet:
        """With what a card says of each, in one query."""
        return self.select_related("structure", "territory").order_by("-date", "-pk")


class Choice(NamedTuple):
    """A way to filter the list."""

    value: str
    label: str
    icon: str
    current: bool


class NewsIndexPage(Page):
    """All the news, newest first, a few at a time."""

    content_panels = Page.content_panels
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.NewsPage"]
    max_count = 1
    private_page_options: list[str] = []
    template = "cms/news_index_page.html"

    class Meta:
        verbose_name = _("liste des actualités")

    def permissions_for_user(self, user) -> KeptPermissions:
        return KeptPermissions(user, self)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Adds `news` (one page of them), `themes` and `territories` to filter by. What is unknown filters nothing."""
        theme = next((each for each in Theme if each.value == request.GET.get("theme")), None)
        territories = list(Territory.objects.all())
        territory = next((each for each in territories if each.slug == request.GET.get("territoire")), None)
        news = NewsPage.objects.child_of(self).live().about(theme, territory).newest_first()
        return super().get_context(request, *args, **kwargs) | {
            "news": page_of(news, request, per_page=PER_PAGE),
            "themes": [Choice(each.value, each.label, each.icon, each is theme) for each in Theme],
            "every_theme": theme is None,
            "territories": [
                Choice(each.slug, each.name, "map-pin", each is territory)
                for each in territories
                if len(territories) > 1
            ],
            "every_territory": territory is None,
        }


class NewsPage(Page):
    date = models.DateField(_("date"), default=today)
    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="+", verbose_name=_("structure"), help_text=_("Qui donne la nouvelle.")
    )
    territory = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territoire"),
        help_text=_("Où la nouvelle sert. Vide : dans tout le réseau."),
    )
    theme = models.CharField(_("thème"), max_length=12, choices=Theme, default=Theme.NETWORK)
    summary = models.CharField(
        _("en bref"), max_length=240, help_text=_("Une ou deux phrases courtes. Elles se lisent dans les listes.")
    )
    comments_open = models.BooleanField(
        _("commentaires ouverts"),
        default=False,
        help_text=_("Ceux qui ont un compte peuvent écrire dessous. Quelqu’un de l’équipe lit avant."),
    )
    body = BodyField(NEWS_BLOCKS, verbose_name=_("contenu"), blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("structure"), FieldPanel("territory"), FieldPanel("theme"), FieldPanel("date")],
            heading=_("Qui, où, quoi, quand"),
        ),
        FieldPanel("body"),
        FieldPanel("comments_open"),
    ]
    promote_panels = [FieldPanel("slug")]
    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    template = "cms/news_page.html"

    class Meta:
        verbose_name = _("actualité")
        verbose_name_plural = _("actualités")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Adds `comments`: those that were published, a page at a time. They stay when the page is closed to others."""
        comments = page_of(NewsComment.objects.filter(page=self.pk).shown(), request, per_page=COMMENTS_PER_PAGE)
        return super().get_context(request, *args, **kwargs) | {"comments": comments}

    @property
    def theme_icon(self) -> str:
        return Theme(self.theme).icon

    def permissions_for_user(self, user) -> NewsPermissions:
        return NewsPermissions(user, self)

    def pictures(self) -> list:
        """Every picture the body shows."""
        return [block.value["picture"] for block in self.body if block.block_type == "image"]
