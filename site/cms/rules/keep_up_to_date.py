"""Write what an editor of `/gestion/` says of a place, a workshop or a consultation."""

from django.db import transaction
from django.db.models import Model

from cms.permissions import can_keep
from kit.refusals import require
from participation.people.models import User


@transaction.atomic
def keep_up_to_date(instance: Model, *, by: User) -> None:
    """Raises NotAllowed: not the editor's structure, before the change or after it."""
    if not instance._state.adding:
        require(can_keep(by, type(instance).objects.get(pk=instance.pk)))
    require(can_keep(by, instance))
    instance.save()
