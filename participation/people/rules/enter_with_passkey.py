"""Enter with a passkey."""

from allauth.mfa.models import Authenticator

from participation.people.models import User
from participation.people.permissions import can_choose_pin

from .refusals import AccountClosed, WrongKey


def enter_with_passkey(key: Authenticator, *, own_phone: bool) -> User:
    """Whose the key is; it signed this session's challenge (forms.PasskeyForm). Nothing is guessed, nothing counted.

    For staff a key is a second factor, and no door. Raises AccountClosed, WrongKey.
    """
    person = User.objects.get(pk=key.user_id)
    if not person.is_active:
        raise AccountClosed
    if not can_choose_pin(person):
        raise WrongKey
    User.objects.filter(pk=person.pk).update(own_phone=own_phone)
    key.record_usage()
    return person
