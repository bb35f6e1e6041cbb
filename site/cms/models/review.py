"""The one step between a proposal and its publication: somebody who may publish reads it."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from cms import permissions


class NewsReview(AbstractGroupApprovalTask):
    """The group gathers who may read proposals; the permission table says whose. Wagtail's own knows only groups."""

    class Meta:
        verbose_name = _("relecture")
        verbose_name_plural = _("relectures")

    def _reads(self, page, user) -> bool:
        return self._user_in_groups(user) and permissions.can_publish_news(user, page.specific.structure_id)

    def user_can_access_editor(self, page, user) -> bool:
        return self._reads(page, user)

    def locked_for_user(self, page, user) -> bool:
        return not self._reads(page, user)

    def user_can_lock(self, page, user) -> bool:
        return self._reads(page, user)

    def get_actions(self, page, user) -> list:
        return super().get_actions(page, user) if self._reads(page, user) else []

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        mine = [state.pk for state in states if self._reads(state.workflow_state.content_object, user)]
        return TaskState.objects.filter(pk__in=mine)

    @classmethod
    def get_description(cls):
        return _("Une personne qui peut publier relit la nouvelle.")
