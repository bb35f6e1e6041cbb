"""What people say under the news, where it was opened to them."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.moderation.models import ReviewItem, is_shown, name_shown_to_all

LONGEST_COMMENT = 1000
"""Characters."""


class NewsCommentQuerySet(models.QuerySet["NewsComment"]):
    def shown(self) -> Self:
        """What everybody reads, the first first: its words, and the name to sign with where she wanted one."""
        signature = Case(When(show_name=True, then=name_shown_to_all("author")), default=None)
        return (
            self.filter(is_shown()).select_related("review").annotate(signature=signature).order_by("created_at", "pk")
        )


class NewsComment(models.Model):
    """Its words are those of `review`: nobody else keeps them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    page = models.ForeignKey("cms.NewsPage", models.CASCADE, related_name="news_comments", verbose_name=_("actualité"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="news_comments")
    show_name = models.BooleanField(_("avec son nom affiché"), default=False)
    review = models.OneToOneField(ReviewItem, models.PROTECT, related_name="news_comment")
    created_at = models.DateTimeField(_("envoyé le"), default=now)

    objects = NewsCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commentaire")
        verbose_name_plural = _("commentaires")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.pk}"
