"""What Wagtail tells, translated into our rules."""

from functools import partial

from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision

from cms.models import NewsPage
from cms.rules import prepare_pictures, record_publication


def on_published(*, instance: NewsPage, revision: Revision, **_wagtail: object) -> None:
    """A piece of news went public: by hand, by a review, by the clock or as a copy."""
    # Who holds the pen now: the revision only knows who wrote.
    publisher = get_active_log_context().user
    record_publication(
        page_id=instance.pk, revision_id=revision.pk if revision else 0, by=publisher.pk if publisher else None
    )
    # After the commit: the whole house must not wait for the drawing of three widths.
    transaction.on_commit(partial(prepare_pictures, page_id=instance.pk), robust=True)
