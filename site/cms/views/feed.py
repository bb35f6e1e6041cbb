"""The news as an Atom feed."""

import re

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from cms.models import NewsPage
from participation.people.views.doors import Audience

LONGEST = 20

# XML 1.0 has no place for these: one of them in a title would break the whole feed.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(words: object) -> str:
    return _NOT_XML.sub("", str(words))


class NewsFeed(Feed):
    """The newest news, LONGEST at most. Only what is published."""

    audience = Audience.PUBLIC
    feed_type = Atom1Feed
    title = _("Les nouvelles du réseau – Parties prenantes")
    subtitle = _("Ce qui ouvre, ce qui change, ce qui se décide.")
    link = "/actualites/"

    def items(self):
        return NewsPage.objects.live().newest_first()[:LONGEST]

    def item_title(self, item: NewsPage) -> str:
        return _text(item.title)

    def item_description(self, item: NewsPage) -> str:
        return _text(item.summary)

    def item_link(self, item: NewsPage) -> str:
        return item.url or ""

    def item_guid(self, item: NewsPage) -> str:
        # Stays when the title, the address or the host changes.
        return f"urn:uuid:{item.translation_key}"

    def item_author_name(self, item: NewsPage) -> str:
        return _text(item.structure.name)

    def item_categories(self, item: NewsPage) -> list[str]:
        return [str(item.get_theme_display())]

    def item_pubdate(self, item: NewsPage):
        return item.first_published_at

    def item_updateddate(self, item: NewsPage):
        return item.last_published_at
