"""A version both sides agreed to, frozen; what was done about it, link after link; and the papers that go with it.

Three tables that are only ever added to: the database itself refuses to change a row of theirs (see the migration that
makes them), and their rows go away only when the person is erased, by the rule that does it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.plans.engine.canonical import canonical, digest, read
from participation.plans.engine.kinds import PARTIES, Kind
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import Device, Method

from .plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable


class Party(models.TextChoices):
    """Who signs."""

    PERSON = Mover.PERSON.value, _("la personne")
    TEAM = Mover.TEAM.value, _("la structure")
    TERRITORY = Mover.TERRITORY.value, _("le département")


class Leaf(models.TextChoices):
    """What a paper is."""

    COPY = "copy", _("la version à signer")
    SIGNED = "signed", _("la copie signée")
    SCAN = "scan", _("le papier signé à la main")


class Done(models.TextChoices):
    """What was done about a version."""

    PRINTED = "printed", _("mise sur papier")
    SIGNED = "signed", _("signée")
    REFUSED = "refused", _("refusée")
    HANDED = "handed", _("copie remise en main propre")


def _a_digest(field: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Exact(Length(field), 64), name=name)


class Agreement(models.Model):
    """One version of a plan as its two sides agreed to it. content: canonical JSON (engine.canonical)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    amends = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    term = models.PositiveSmallIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="agreement_number_once_per_plan"),
            models.CheckConstraint(condition=Q(number__gte=1), name="agreement_numbers_begin_at_1"),
            models.CheckConstraint(condition=~Q(content=""), name="agreement_says_something"),
            _a_digest("sha256", "agreement_has_a_whole_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}#{self.number}"

    @property
    def said(self) -> dict[str, Any]:
        """Raises NotCanonical."""
        return read(self.content.encode())

    @property
    def parties(self) -> tuple[Mover, ...]:
        return PARTIES[self.kind]

    def root(self) -> str:
        """What the first link of its chain holds on to: the version, and where it stands among the others."""
        amends = self.amends_id and str(self.amends_id)
        stands = {"agreement": str(self.pk), "plan": str(self.plan_id), "number": self.number, "amends": amends}
        stands |= {
            "kind": str(self.kind),
            "term": self.term,
            "sha256": self.sha256,
            "frozen_at": _moment(self.frozen_at),
        }
        return digest(canonical(stands))

    def signed_by(self) -> set[Mover]:
        return {Mover(proof.party) for proof in self.proofs.all() if proof.done == Done.SIGNED}

    def add_proof(self, done: Done, **said: Any) -> Proof:
        """The next link of the chain. To be called under the plan's lock."""
        last = self.proofs.order_by("-rank").first()
        proof = Proof(agreement=self, rank=last.rank + 1 if last else 1, done=done, **said)
        proof.link = proof.after(last.link if last else self.root())
        proof.save(force_insert=True)
        return proof


class Document(models.Model):
    """A paper of a version: its bytes, in the database and nowhere else, so that no address of the web leads to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="documents")
    leaf = models.CharField(max_length=6, choices=Leaf)
    content_type = models.CharField(max_length=40)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("papier")
        verbose_name_plural = _("papiers")
        ordering = ["agreement", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "leaf"], condition=~Q(leaf=Leaf.SCAN), name="document_made_once_of_each_sort"
            ),
            _a_digest("sha256", "document_has_a_whole_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.leaf}"


class Proof(models.Model):
    """One thing done about a version, and what proves it. link: SHA-256 of the link before it and of all this says."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="proofs")
    rank = models.PositiveSmallIntegerField()
    done = models.CharField(max_length=8, choices=Done)
    party = models.CharField(max_length=9, choices=Party, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    # On paper: the worker who was there when it was signed by hand.
    witness = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    method = models.CharField(max_length=8, choices=Method, blank=True)
    device = models.CharField(max_length=6, choices=Device, blank=True)
    proved_at = models.DateTimeField(null=True, blank=True)
    present = models.CharField(max_length=300, blank=True)
    read_aloud = models.BooleanField(default=False)
    words = models.TextField(blank=True, help_text="The sentences on the screen, or on the paper.")
    reason = models.TextField(blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    # Again here, where the chain holds it: the bytes it was made of.
    document_sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=now)
    link = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("preuve")
        verbose_name_plural = _("preuves")
        ordering = ["agreement", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "rank"], name="proof_rank_once_per_version"),
            models.UniqueConstraint(
                fields=["agreement", "party"], condition=Q(done=Done.SIGNED), name="proof_one_signature_of_each_party"
            ),
            models.CheckConstraint(
                condition=~Q(done__in=[Done.SIGNED, Done.REFUSED])
                | ~Q(party="") & ~Q(method="") & ~Q(device="") & ~Q(words=""),
                name="proof_of_an_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(method=Method.PAPER) | Q(witness__isnull=False, document__isnull=False),
                name="proof_on_paper_has_its_scan_and_witness",
            ),
            models.CheckConstraint(
                condition=Q(method__in=["", Method.PAPER]) | Q(proved_at__isnull=False),
                name="proof_on_screen_says_when_she_entered",
            ),
            models.CheckConstraint(
                condition=Q(document=None, document_sha256="")
                | Q(document__isnull=False) & Exact(Length("document_sha256"), 64),
                name="proof_holds_the_digest_of_its_document",
            ),
            _a_digest("link", "proof_has_a_whole_link"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}#{self.rank} {self.done}"

    def said(self) -> dict[str, Any]:
        """What its link holds fast: everything but the link itself."""
        ids = ("id", "agreement_id", "by_id", "witness_id", "document_id")
        texts = ("done", "party", "method", "device", "present", "words", "reason", "document_sha256")
        return {
            **{name: getattr(self, name) and str(getattr(self, name)) for name in ids},
            **{name: str(getattr(self, name)) for name in texts},
            "rank": self.rank,
            "read_aloud": self.read_aloud,
            "proved_at": self.proved_at and _moment(self.proved_at),
            "at": _moment(self.at),
        }

    def after(self, before: str) -> str:
        """Its link, when the one before it is this."""
        return digest(before.encode() + canonical(self.said()))


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def signed_by_all(agreement: Agreement, also: Iterable[Mover] = ()) -> bool:
    return set(agreement.parties) <= agreement.signed_by() | set(also)
