"""Lists of pages that editors share: the drafts of another structure are not in them."""

from django.db.models import Q
from wagtail.models import PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import NewsPage
from participation.people.models import User
from participation.people.permissions import structures_where


def told_pages(user: User, pages: PageQuerySet) -> PageQuerySet:
    """Of these pages, all but the news not yet published that the user could neither change nor publish."""
    mine = Q(structure__in=structures_where(user, "news.publish"))
    mine |= Q(owner_id=user.pk, structure__in=structures_where(user, "news.propose"))
    return pages.exclude(pk__in=NewsPage.objects.filter(live=False).exclude(mine).values("pk"))


class PagesPolicy(PagePermissionPolicy):
    """What the explorer, the search and the editors' own interface list."""

    def explorable_instances(self, user: User) -> PageQuerySet:
        return told_pages(user, super().explorable_instances(user))
