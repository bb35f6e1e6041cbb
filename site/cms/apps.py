from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from participation.moderation.forms import cleaned_by
        from participation.moderation.models import subjects
        from participation.people.rules import keepers, watch_roles

        from .adapter import on_published
        from .forms import CommentForm, NewsPageForm
        from .models import NewsPage
        from .rules import COMMENT, comment_subject, hear_comment, sync_groups
        from .rules.erase_media import keeper

        keepers.register(keeper())
        subjects.register(
            subjects.SubjectKind(
                name=COMMENT,
                label=_("Un commentaire"),
                read=comment_subject,
                decided=hear_comment,
                corrected=hear_comment,
                clean=cleaned_by(CommentForm),
            )
        )
        watch_roles(sync_groups)
        NewsPage.base_form_class = NewsPageForm
        # Wagtail's own signal, not one between our apps: its hook is silent when a review or the clock publishes.
        page_published.connect(on_published, sender=NewsPage, dispatch_uid="cms.on_published")
