"""The network: territories that grow, and the structures that act in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from participation.people.engine.numbers import say_number


class Territory(models.Model):
    """Where structures act: a pilot first, then wider."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("nom"), max_length=120, unique=True)
    slug = models.SlugField(_("adresse"), unique=True)
    open_door = models.BooleanField(
        _("porte ouverte"), default=True, help_text=_("Un numéro français inconnu peut ouvrir un compte.")
    )

    class Meta:
        verbose_name = _("territoire")
        verbose_name_plural = _("territoires")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Structure(models.Model):
    """An organisation of the network. Every object of the platform belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="structures", verbose_name=_("territoire"))
    name = models.CharField(_("nom"), max_length=120)
    slug = models.SlugField(_("adresse"), unique=True)
    phone = models.CharField(_("téléphone de l’accueil"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def phone_said(self) -> str:
        """As one says it: « 04 42 00 00 00 »."""
        return say_number(self.phone)
