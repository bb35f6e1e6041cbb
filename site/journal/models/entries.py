"""The journal: streams with a sequence of their own, and what was written in them."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now


class Channel(models.TextChoices):
    """By which way a word came in."""

    SELF = "self", _("par elle-même")
    ASSISTED = "assisted", _("avec de l’aide")
    PAPER = "paper", _("sur papier")
    GROUP = "group", _("en groupe")
    PHONE = "phone", _("par téléphone")


class Stream(models.Model):
    """A name and the last sequence number given in it. Its row is the lock under which numbers are given.

    A sequence per stream, because a cursor on a shared autoincrement loses entries: on PostgreSQL the number is taken
    at insert and becomes visible at commit, so a reader may pass a number that is not there yet.
    """

    name = models.CharField(max_length=120, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    # The link of the last entry: what the next one is chained to.
    link = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.name}@{self.seq}"


class Entry(models.Model):
    """One thing that happened. Ids only: the actor outlives erasure, so it is no foreign key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=60)
    actor = models.UUIDField(null=True)
    on_behalf = models.UUIDField(null=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SELF)
    targets = models.JSONField(default=dict)
    at = models.DateTimeField(default=now)
    # sha256 of this entry and of the link before it: an entry changed, taken out or put in breaks all that follow.
    link = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="entry_seq_once_per_stream")]
        indexes = [models.Index(fields=["actor", "at"], name="entry_of_an_actor")]  # « Mes lectures »
        ordering = ["stream", "seq"]

    def __str__(self) -> str:
        return f"{self.stream_id}#{self.seq} {self.verb}"

    def said(self) -> dict[str, object]:
        """What the chain holds fast: everything but the row's own key. The moment to the microsecond, in UTC."""
        return {
            "stream": self.stream_id,
            "seq": self.seq,
            "verb": self.verb,
            "actor": self.actor and str(self.actor),
            "on_behalf": self.on_behalf and str(self.on_behalf),
            "channel": str(self.channel),
            "targets": self.targets,
            "at": self.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        }
