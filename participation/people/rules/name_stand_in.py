"""Name who stands in for a référent, from a day to a day. It holds once the person was told, until she refuses."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Refusal, require
from kit.time import now, today
from participation.people import notices
from participation.people.events import StandInNamed
from participation.people.models import Referent, User, dated
from participation.people.permissions import can_name_stand_in, possible_stand_ins

LONGEST = dt.timedelta(days=183)
"""A longer absence is another référent."""


class BadDays(Refusal):
    """The days are not days of a stand-in; its sentence says why."""


class SomebodyStandsIn(Refusal):
    status = 409
    sentence = _("Quelqu’un remplace déjà ces jours-là.")


class SheSaidNo(Refusal):
    status = 409
    sentence = _("La personne a dit non à ce remplacement. Proposez quelqu’un d’autre.")


@transaction.atomic
def name_stand_in(
    relation_id: UUID, *, worker_id: UUID, starts_on: dt.date, ends_on: dt.date, told_face_to_face: bool, by: User
) -> Referent:
    """The same rights as the référent's, both days included. The same asked twice changes nothing.

    She is told by a message; whoever has neither mobile nor e-mail is told face to face, or tells herself by her yes:
    before that the stand-in opens nothing. Raises NotAllowed, BadDays, SomebodyStandsIn, SheSaidNo: she is
    not asked twice.
    """
    # The lock: of two stand-ins named at once for the same days, one is refused.
    require(bool(Referent.objects.filter(dated(), pk=relation_id, stands_in_for=None).update(worker=F("worker"))))
    relation = Referent.objects.select_related("person").get(pk=relation_id)
    require(can_name_stand_in(by, relation))
    if not possible_stand_ins(relation).filter(user_id=worker_id).exists():
        raise NotAllowed
    _check(starts_on, ends_on)
    named = Referent.objects.filter(stands_in_for=relation, starts_on__lte=ends_on, ends_on__gte=starts_on)
    if named.filter(worker=worker_id, refused_at__isnull=False).exists():
        raise SheSaidNo
    same_days = named.filter(refused_at=None)
    if (already := same_days.first()) is not None:
        if (already.worker_id, already.starts_on, already.ends_on) == (worker_id, starts_on, ends_on):
            return already
        raise SomebodyStandsIn
    stand_in = Referent.objects.create(
        person=relation.person,
        worker_id=worker_id,
        structure_id=relation.structure_id,
        stands_in_for=relation,
        starts_on=starts_on,
        ends_on=ends_on,
        named_by=by,
    )
    if notices.stand_in_named(stand_in) or told_face_to_face:
        stand_in.told_at = now()
        stand_in.save(update_fields=["told_at"])
    record(StandInNamed(person=relation.person_id, worker=worker_id, stand_in=stand_in.pk), by=by.pk)
    return stand_in


def _check(starts_on: dt.date, ends_on: dt.date) -> None:
    if starts_on < today():
        raise BadDays(_("Le premier jour est passé."))
    if ends_on < starts_on:
        raise BadDays(_("Le dernier jour vient avant le premier."))
    if ends_on - starts_on > LONGEST:
        raise BadDays(_("Un remplacement dure 6 mois au plus."))
