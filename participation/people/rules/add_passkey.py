"""Keep a passkey: the person's own telephone then opens her space with her finger or her face."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.rules import record
from kit.refusals import Refusal, require
from participation.people import notices
from participation.people.events import PasskeyAdded
from participation.people.models import User
from participation.people.permissions import can_choose_pin

MOST = 5


class SharedTelephone(Refusal):
    sentence = gettext_lazy("Une clé se garde sur un téléphone à vous seul. Dites d’abord que ce téléphone est à vous.")


class TooManyKeys(Refusal):
    sentence = gettext_lazy("Vous avez déjà 5 clés. Retirez-en une d’abord.")


@transaction.atomic
def add_passkey(*, credential: dict[str, Any], by: User) -> Authenticator:
    """credential: what the browser made for the challenge of this session, verified (forms.AddPasskeyForm).

    She is told, in case it was not she. Raises NotAllowed for staff, whose keys are a second factor, SharedTelephone,
    TooManyKeys.
    """
    require(bool(User.objects.filter(pk=by.pk, is_active=True).update(is_active=True)))  # the lock
    person = User.objects.get(pk=by.pk)
    require(can_choose_pin(person))
    if not person.own_phone:
        raise SharedTelephone
    held = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).count()
    if held >= MOST:
        raise TooManyKeys
    key = WebAuthn.add(person, _("Clé %(n)s") % {"n": held + 1}, credential).instance
    notices.keys_changed(person, f"added:{key.pk}")
    record(PasskeyAdded(person=person.pk), by=by.pk)
    return key
