"""How somebody may be reached without harm: the number, the hours and the words chosen with her."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Contact(models.Model):
    """What was agreed with a person about messages. Without a row: an SMS to her login number, by day, unsigned.

    `phone` is where to reach her; several people may share it (a family has one telephone), and nobody enters with it.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="contact")
    phone = models.CharField(_("numéro pour la joindre"), max_length=16, blank=True, help_text="E.164, landlines too.")
    whose = models.CharField(_("ce numéro est à qui"), max_length=80, blank=True)
    never_sms = models.BooleanField(_("jamais de SMS"), default=False)
    voicemail = models.BooleanField(_("on peut laisser un message vocal"), default=False)
    hours_from = models.TimeField(_("à partir de"), null=True, blank=True)
    hours_until = models.TimeField(_("jusqu’à"), null=True, blank=True)
    # Chosen with her: what an SMS ends with, so that she knows it is true and nobody else learns anything.
    signature = models.CharField(_("mots qui signent"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("façon de joindre")
        verbose_name_plural = _("façons de joindre")
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_from=None, hours_until=None) | Q(hours_from__lt=F("hours_until")),
                name="contact_hours_in_order",
                violation_error_message=_("La fin vient après le début."),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
