"""Change what is said of oneself: the name that is shown, the language, whose phone it is."""

from django.db import transaction

from participation.people.models import User


@transaction.atomic
def change_account(*, name: str, language: str, own_phone: bool, by: User) -> None:
    """One's own account only, so that there is nothing to ask. The name is kept sign for sign as it was typed."""
    User.objects.filter(pk=by.pk).update(name=name, language=language, own_phone=own_phone)
