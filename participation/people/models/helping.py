"""A person asks somebody to help her: it waits until that somebody says yes."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .roles import ForWhat, Mandate, says_for_what

HELP_REQUEST_LIFE = dt.timedelta(days=14)


def key_of(way_in: str) -> str:
    """What a number or a name to enter becomes in a request: enough to know it again, and no list of who knows whom."""
    return salted_hmac("participation.people.helping", way_in, algorithm="sha256").hexdigest()


class HelpRequestQuerySet(models.QuerySet):
    def live(self, at: dt.datetime) -> "HelpRequestQuerySet":
        """Neither answered, nor taken back, nor dead of age."""
        return self.filter(answered_at=None, cancelled_at=None, expires_at__gt=at)

    def to(self, *ways_in: str | None) -> "HelpRequestQuerySet":
        """Asked of whoever enters with one of these."""
        return self.filter(asked_of__in=[key_of(way_in) for way_in in ways_in if way_in])


class HelpRequest(ForWhat):
    """Whether an account goes with the number or the name is not known to who asks: it looks the same either way."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="help_requests")
    called = models.CharField(_("comment vous l’appelez"), max_length=80)
    asked_of = models.CharField(max_length=64, help_text="key_of() a number as E.164, or a name to enter.")
    ends_on = models.DateField(_("jusqu’à"))
    asked_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    mandate = models.OneToOneField(Mandate, models.CASCADE, null=True, blank=True, related_name="request")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande d’aide")
        verbose_name_plural = _("demandes d’aide")
        constraints = [
            says_for_what("help_request_says_for_what"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("asked_at")), name="help_request_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(cancelled_at=None), name="help_request_answered_or_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(mandate=None) | Q(answered_at__isnull=False), name="help_request_mandate_is_an_answer"
            ),
            models.UniqueConstraint(
                fields=["person", "asked_of"],
                condition=Q(answered_at=None, cancelled_at=None),
                name="help_request_once_per_helper",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
