"""Do without a PIN again: for somebody who enters with her telephone."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.ids import new_id
from kit.refusals import Refusal, require
from participation.people import notices
from participation.people.events import PinRemoved
from participation.people.models import User
from participation.people.permissions import can_choose_pin


class OnlyWayIn(Refusal):
    sentence = _("Sans téléphone, ce code est votre seule clé. Gardez-le ou changez-le.")


@transaction.atomic
def remove_pin(*, by: User) -> User:
    """The account, whose other sessions end. Asked again, it changes nothing. Raises NotAllowed, OnlyWayIn."""
    require(bool(User.objects.filter(pk=by.pk, is_active=True).update(is_active=True)))  # the lock
    person = User.objects.get(pk=by.pk)
    require(can_choose_pin(person))
    if not person.phone:
        raise OnlyWayIn
    if not person.has_usable_password():
        return person
    person.set_unusable_password()
    person.save(update_fields=["password"])
    notices.pin_changed(person, new_id())
    record(PinRemoved(person=person.pk), by=by.pk)
    return person
