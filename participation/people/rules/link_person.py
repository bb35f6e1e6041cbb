"""Link somebody who opened her own account to a structure: a worker meets her, and types her number whole."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, TooFast, require
from kit.time import now
from participation.people import notices
from participation.people.events import PersonMet
from participation.people.models import Role, Spending, Structure, User
from participation.people.permissions import can_grant_role, is_staff, structures_of

from .grant_role import grant_role

DAY = dt.timedelta(days=1)
TRIES_A_DAY = 10


class NobodyToLink(Refusal):
    """The same for a number that nobody has, and for that of an account one may not link."""

    sentence = _("Aucun compte à relier avec ce numéro. Vérifiez avec la personne, ou invitez-la.")


class TooManyLinks(TooFast):
    sentence = _("Vous avez essayé trop de numéros aujourd’hui. Essayez demain.")


def link_person(*, phone: str, structure: Structure, by: User) -> User:
    """The person, of the structure from today; she is told, and her number is sure. phone: E.164.

    Only somebody who has no structure yet: whom another one supports is not taken in behind its back.

    Wrong numbers are counted, TRIES_A_DAY for one worker: this is no directory. Not one transaction: a try stays
    counted. Raises NotAllowed, NobodyToLink, TooManyLinks.
    """
    require(can_grant_role(by, Role.PERSON, structure=structure))
    if not Spending.objects.spend("links by", str(by.pk), limit=TRIES_A_DAY, per=DAY):
        raise TooManyLinks
    person = _link(phone, structure, by)
    Spending.objects.give_back("links by", str(by.pk), per=DAY)
    return person


@transaction.atomic
def _link(phone: str, structure: Structure, by: User) -> User:
    if not User.objects.filter(phone=phone, is_active=True).update(phone_sure_at=now(), name=F("name")):
        raise NobodyToLink
    person = User.objects.get(phone=phone)
    if structure.pk in (linked := structures_of(person, Role.PERSON)):
        return person
    if linked or person.pk == by.pk or is_staff(person):
        raise NobodyToLink
    membership = grant_role(person, Role.PERSON, structure=structure, by=by)
    notices.news_in_her_space(person, f"linked:{membership.pk}")
    record(PersonMet(person=person.pk), by=by.pk)
    return person
