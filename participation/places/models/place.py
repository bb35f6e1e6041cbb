"""The directory: where one is received, without condition first."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from participation.people.models import Structure


class Place(models.Model):
    """A door one can push. Hours are kept as they are written on it: they are for people, not for a calendar."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="places", verbose_name=_("structure"))
    name = models.CharField(_("nom"), max_length=120)
    what = models.CharField(
        _("ce qu’on y trouve"), max_length=200, help_text=_("En une phrase. Par exemple : Café, douches, courrier.")
    )
    hours = models.TextField(
        _("horaires"), max_length=400, help_text=_("Comme sur la porte. Une ligne par jour ou groupe de jours.")
    )
    address = models.CharField(_("adresse"), max_length=200)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    how_to_come = models.CharField(
        _("pour venir"), max_length=200, blank=True, help_text=_("Par exemple : Bus 4, arrêt Tanneurs.")
    )
    wheelchair = models.CharField(
        _("accès en fauteuil roulant"),
        max_length=200,
        blank=True,
        help_text=_("Ce qui est vrai aujourd’hui : l’entrée, les toilettes, une marche."),
    )
    order = models.PositiveSmallIntegerField(_("ordre dans la liste"), default=100)

    class Meta:
        verbose_name = _("lieu d’accueil")
        verbose_name_plural = _("lieux d’accueil")
        ordering = ["order", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["structure", "name"],
                name="place_named_once_in_a_structure",
                violation_error_message=_("Cette structure a déjà un lieu de ce nom."),
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(what="") & ~Q(hours="") & ~Q(address=""),
                name="place_can_be_found",
                violation_error_message=_("Un lieu a un nom, une adresse, des horaires, et on dit ce qu’on y trouve."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def dial(self) -> str:
        """The number for a tel: link: digits and a leading plus, no spaces."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def phone_said(self) -> str:
        """The number as it is read: never cut at the end of a line."""
        return self.phone.replace(" ", "\N{NO-BREAK SPACE}")
