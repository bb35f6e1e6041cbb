"""What protects the doors: codes asked for, and what may still be tried. Rows, so that limits hold everywhere."""

import datetime as dt
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

CODE_LIFE = dt.timedelta(minutes=10)


class EntryCodeQuerySet(models.QuerySet):
    def live(self, at: dt.datetime) -> "EntryCodeQuerySet":
        return self.filter(used_at=None, expires_at__gt=at)

    def asked(self, phone: str, browser: str) -> "EntryCodeQuerySet":
        """What this browser asked for this number, the last one first."""
        return self.filter(phone=phone, browser=browser).order_by("-created_at")

    def use(self, entry_id: UUID, at: dt.datetime) -> bool:
        """Use the code; False when it is too old, or was used. The guarded write is the lock."""
        return bool(self.live(at).filter(pk=entry_id).update(used_at=at))


class EntryCode(models.Model):
    """One asking for a code, for one number, from one browser. The code itself is nowhere: engine.codes computes it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    phone = models.CharField(_("téléphone"), max_length=16)
    browser = models.CharField(max_length=64, help_text="Only the browser that asked may use the code.")
    created_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = EntryCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande de code")
        verbose_name_plural = _("demandes de code")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="entry_code_expires_after_it_is_asked"
            )
        ]
        indexes = [models.Index("browser", "phone", name="entry_code_of_browser")]

    def __str__(self) -> str:
        return str(self.pk)


class SpendingManager(models.Manager):
    def spend(self, what: str, whose: str = "", *, limit: int, per: dt.timedelta) -> bool:
        """Count one more; False, and nothing counted, when `limit` is reached in this period.

        what: what is limited, "codes"; whose: a number, a name. Commit before refusing: a refusal must not give back.
        """
        key, period = self._key(what, whose), self._period(per)
        self.bulk_create([Spending(key=key, period=period)], ignore_conflicts=True)
        return bool(self.filter(key=key, period=period, spent__lt=limit).update(spent=F("spent") + 1))

    def give_back(self, what: str, whose: str = "", *, per: dt.timedelta) -> None:
        """What was spent on a right answer does not count."""
        self.filter(key=self._key(what, whose), period=self._period(per), spent__gt=0).update(spent=F("spent") - 1)

    def spent(self, what: str, whose: str = "", *, per: dt.timedelta) -> int:
        """How much is spent in this period."""
        row = self.filter(key=self._key(what, whose), period=self._period(per)).values_list("spent", flat=True)
        return row.first() or 0

    def forget(self, what: str, whose: str = "", *, per: dt.timedelta) -> None:
        """Begin the present period again: what was spent on a secret says nothing of the one that replaces it."""
        self.filter(key=self._key(what, whose), period=self._period(per)).delete()

    def _key(self, what: str, whose: str) -> str:
        # A number that has no account must not become a list of numbers.
        return salted_hmac("participation.people.spending", f"{what}:{whose}", algorithm="sha256").hexdigest()

    def _period(self, per: dt.timedelta) -> dt.datetime:
        """The beginning of the present period: midnight UTC for a day."""
        seconds = int(per.total_seconds())
        return dt.datetime.fromtimestamp(int(now().timestamp()) // seconds * seconds, tz=dt.UTC)


class Spending(models.Model):
    """How much of a limited thing was used in a period. One row per key and period; the row is the lock."""

    key = models.CharField(max_length=64)
    period = models.DateTimeField()
    spent = models.PositiveIntegerField(default=0)

    objects = SpendingManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "period"], name="spending_once_per_period")]

    def __str__(self) -> str:
        return f"{self.spent} {self.period:%Y-%m-%d %H:%M}"
