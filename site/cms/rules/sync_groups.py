"""Put an account in the groups of `/gestion/` that its roles open, and in no other of them."""

from uuid import UUID

from django.contrib.auth.models import Group
from django.db import transaction

from cms.permissions import KEEP, MANAGE, PROPOSE, PUBLISH, groups_of
from participation.people.models import User


@transaction.atomic
def sync_groups(user_id: UUID) -> None:
    """The groups only open Wagtail's doors; a late change lets nobody in, because the doors ask the table again."""
    user = User.objects.get(pk=user_id)
    opened = groups_of(user)
    ours = Group.objects.filter(name__in=(PROPOSE, PUBLISH, KEEP, MANAGE))
    user.groups.remove(*ours.filter(user=user).exclude(name__in=opened))
    user.groups.add(*ours.filter(name__in=opened))
