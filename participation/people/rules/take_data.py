"""She takes along everything that is about her."""

from django.db import transaction

from journal.rules import record
from kit.ids import new_id
from kit.refusals import require
from participation.people import notices
from participation.people.events import DataTaken
from participation.people.models import User


@transaction.atomic
def take_data(*, by: User) -> None:
    """Note it, and tell her: no note, no file. Whether she has just proved who she is, is the view's to ask: it is said
    by the session. Raises NotAllowed for a closed account."""
    # The lock: an account that is being erased waits, or is gone.
    require(bool(User.objects.filter(pk=by.pk, is_active=True).update(is_active=True)))
    notices.news_in_her_space(by, f"data:{new_id()}")
    record(DataTaken(person=by.pk), by=by.pk)
