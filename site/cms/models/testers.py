"""What Wagtail asks of a page: may this user do this? Groups open its doors; the permission table has the last word."""

from wagtail.models import PagePermissionTester

from cms import permissions


class NewsPermissions(PagePermissionTester):
    """A piece of news belongs to a structure."""

    def can_edit(self) -> bool:
        return super().can_edit() and permissions.can_change_news(self.user, self.page)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and permissions.can_change_news(self.user, self.page)

    def can_publish(self) -> bool:
        return super().can_publish() and permissions.can_publish_news(self.user, self.page.structure_id)

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and permissions.can_publish_news(self.user, self.page.structure_id)

    def can_submit_for_moderation(self) -> bool:
        return super().can_submit_for_moderation() and permissions.can_change_news(self.user, self.page)

    def can_lock(self) -> bool:
        return super().can_lock() and permissions.can_publish_news(self.user, self.page.structure_id)

    def can_unlock(self) -> bool:
        return super().can_unlock() and permissions.can_publish_news(self.user, self.page.structure_id)

    def can_copy(self) -> bool:
        return super().can_copy() and self.can_edit()

    def can_move(self) -> bool:
        # There is one list of news: nowhere to go.
        return False


class KeptPermissions(PagePermissionTester):
    """The pages of the contract: their words change, they stay where they are."""

    def can_edit(self) -> bool:
        return super().can_edit() and permissions.can_keep_pages(self.user)

    def can_publish(self) -> bool:
        return super().can_publish() and permissions.can_keep_pages(self.user)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False
