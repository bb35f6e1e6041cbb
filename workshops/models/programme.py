"""What is on: where, and what one comes for."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from participation.people.models import Structure
from participation.places.models import Place


class Theme(models.TextChoices):
    """What kind of workshop: the chips above the list."""

    COOKING = "cuisine", _("Cuisine")
    REPAIR = "reparer", _("Réparer")
    SEWING = "couture", _("Couture")
    PHONE = "telephone", _("Téléphone")
    GARDEN = "jardin", _("Jardin")
    FRENCH = "francais", _("Français")
    COFFEE = "cafe", _("Café")

    @property
    def icon(self) -> str:
        """Its icon in the sprite."""
        return _DRAWN[self][0]

    @property
    def kind(self) -> str:
        """Its colour, one of the kinds of components/arch.html."""
        return _DRAWN[self][1]


_DRAWN = {
    Theme.COOKING: ("soup", "sun"),
    Theme.REPAIR: ("tools", "me"),
    Theme.SEWING: ("needle-thread", "sun"),
    Theme.PHONE: ("device-mobile", "team"),
    Theme.GARDEN: ("plant-2", "ok"),
    Theme.FRENCH: ("book-2", "team"),
    Theme.COFFEE: ("coffee", ""),
}


class Picture(models.TextChoices):
    """An icon of its own, for a workshop that its theme's would draw badly."""

    BIKE = "bike", _("Vélo")


class Tongue(models.TextChoices):
    """A language spoken in a workshop, each said in itself and in French. No code is a part of another: a list of them
    is kept as text, and looked into."""

    FRENCH = "fr", _("français")
    ARABIC = "ar", _("العربية, arabe")
    ENGLISH = "en", _("English, anglais")
    UKRAINIAN = "uk", _("українська, ukrainien")
    RUSSIAN = "ru", _("русский, russe")
    SPANISH = "es", _("español, espagnol")
    PORTUGUESE = "pt", _("português, portugais")
    TURKISH = "tr", _("Türkçe, turc")
    PASHTO = "ps", _("پښتو, pachto")
    DARI = "fa", _("دری, dari")
    TIGRINYA = "ti", _("ትግርኛ, tigrigna")
    SOMALI = "so", _("Soomaali, somali")
    SIGNS = "lsf", _("langue des signes")


class VenueQuerySet(models.QuerySet["Venue"]):
    def hold(self, **which: object) -> bool:
        """Hold the row of a venue until the end of the transaction: it is the lock of the names of its rooms."""
        return bool(self.filter(**which).update(place=F("place")))


class Venue(models.Model):
    """Where sessions happen: a place of the directory that has a room. Address and access are the place's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.OneToOneField(Place, models.PROTECT, related_name="venue", verbose_name=_("lieu"))

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = _("lieu d’atelier")
        verbose_name_plural = _("lieux d’atelier")

    def __str__(self) -> str:
        return str(self.place)


LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_PROGRAMME, LONGEST_LINE, LONGEST_NAME = 80, 300, 1_500, 200, 80
"""Characters of what is said of a workshop."""


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    def hold(self, workshop_id: UUID) -> bool:
        """Hold its row until the end of the transaction: who plans it does it one at a time. False: there is none."""
        return bool(self.filter(pk=workshop_id).update(seq=F("seq")))


class Workshop(models.Model):
    """What one comes for. Free of charge, unless `price` says in words what one pays for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="workshops", verbose_name=_("structure"))
    title = models.CharField(_("titre"), max_length=80)
    theme = models.CharField(_("type"), max_length=10, choices=Theme)
    picture = models.CharField(_("dessin"), max_length=10, choices=Picture, blank=True)
    summary = models.CharField(_("en deux phrases"), max_length=300)
    for_whom = models.CharField(_("pour qui"), max_length=LONGEST_LINE, blank=True)
    # Codes of Tongue, apart by a space.
    languages = models.CharField(_("langues parlées"), max_length=LONGEST_LINE, blank=True)
    programme = models.TextField(_("ce qu’on fait"), blank=True, help_text=_("Une étape par ligne."))
    bring = models.CharField(_("à apporter"), max_length=LONGEST_LINE, blank=True)
    price = models.CharField(_("ce que l’on paie"), max_length=LONGEST_LINE, blank=True)
    good_to_know = models.CharField(_("bon à savoir"), max_length=300, blank=True)
    facilitator = models.CharField(_("avec qui"), max_length=80, blank=True)
    with_children = models.BooleanField(_("avec les enfants"), default=False)
    child_takes_seat = models.BooleanField(
        _("un enfant prend une place"), default=True, help_text=_("Sur les genoux, il n’en prend pas.")
    )

    seq = models.PositiveIntegerField(_("changements"), default=0, editable=False)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = _("atelier")
        verbose_name_plural = _("ateliers")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def steps(self) -> list[str]:
        """The programme, a line each."""
        return [line.strip() for line in self.programme.splitlines() if line.strip()]

    @property
    def tongues(self) -> list[Tongue]:
        return [tongue for tongue in Tongue if tongue in self.languages.split()]

    @property
    def icon(self) -> str:
        return self.picture or Theme(self.theme).icon

    @property
    def kind(self) -> str:
        return Theme(self.theme).kind
