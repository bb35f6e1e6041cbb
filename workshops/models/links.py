"""A link good for one booking, and for the number it was sent to. Who holds it needs no account."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from outbox import addresses
from outbox.addresses import Address
from outbox.engine import sms
from outbox.models import Channel
from workshops.engine.links import digest_of, reach_of, read_token, token_for

from .bookings import SAID_WITHIN, Booking

LIFE = SAID_WITHIN
"""After the end of the session: as long as she may say how it was."""


class BookingLinkQuerySet(models.QuerySet["BookingLink"]):
    def send_to(self, booking: Booking, address: Address) -> None:
        """Make the one for this booking at this address, where it is not there yet: in one write."""
        link_id, reach = new_id(), reach_of(address.channel, address.value)
        fresh = BookingLink(id=link_id, booking=booking, reach=reach, digest=digest_of(token_for(link_id)))
        self.bulk_create([fresh], ignore_conflicts=True)

    def to(self, booking: Booking, address: Address) -> BookingLink | None:
        """The one that was made for this booking at this address."""
        return self.filter(booking=booking, reach=reach_of(address.channel, address.value)).first()

    def behind(self, typed: str) -> BookingLink | None:
        """The link of a token as somebody typed it, while it is good: until LIFE after the session, and as long as she
        for whom it was made is reached there."""
        told = self.select_related("booking__session__workshop", "booking__session__venue__place", "booking__person")
        link = told.filter(digest=digest_of(read_token(typed))).first()
        return link if link and link.is_good else None

    def dead(self, at: dt.datetime) -> BookingLinkQuerySet:
        return self.filter(booking__session__ends_at__lt=at - LIFE)


class BookingLink(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    booking = models.ForeignKey(Booking, models.CASCADE, related_name="links", verbose_name=_("réservation"))
    reach = models.CharField(max_length=64, editable=False)
    # Of the token: the token itself is computed from the id and the secret key (engine.links).
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=now, editable=False)

    objects = BookingLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien de réservation")
        verbose_name_plural = _("liens de réservation")
        constraints = [models.UniqueConstraint(fields=["booking", "reach"], name="booking_link_once_per_address")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def token(self) -> str:
        return token_for(self.pk)

    @property
    def is_good(self) -> bool:
        address = address_of(self.booking)
        there = address is not None and reach_of(address.channel, address.value) == self.reach
        return there and now() < self.booking.session.ends_at + LIFE


def address_of(booking: Booking) -> Address | None:
    """Where to write about a booking, or the number to call: of the account it is for, or the number the desk wrote
    down. None when there is neither."""
    if booking.person_id:
        return addresses.find(booking.person_id)
    if not booking.contact:
        return None
    return Address(Channel.SMS if sms.takes_sms(booking.contact) else Channel.CALL, booking.contact)
