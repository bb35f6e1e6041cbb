"""The account: a name to show, and at least one way to come back."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.people.engine.codes import new_door_key

# Arcep lets a number be given again 45 days after it is left; the operators take 45 to 120.
PHONE_SURE_FOR = dt.timedelta(days=40)


class Language(models.TextChoices):
    FRENCH = "fr", _("Français")


class UserManager(BaseUserManager):
    def create_user(self, *, name: str = "", password: str | None = None, **fields) -> "User":
        """A saved account. `phone` is E.164. Without `password` nobody can enter by password."""
        user = self.model(name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def entering_with(self, phone: str) -> models.QuerySet["User"]:
        """Whoever enters with this number, one at most: closed accounts too, whose number is not free either."""
        return self.filter(phone=phone)


class User(AbstractBaseUser, PermissionsMixin):
    """Phone, e-mail and username are all optional but one. What one may do comes from Membership, never from here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("nom affiché"), max_length=80, blank=True)
    # NULL, not "": two accounts without a phone must not collide.
    phone = models.CharField(_("téléphone"), max_length=16, null=True, blank=True, unique=True)
    email = models.EmailField(_("adresse e-mail"), null=True, blank=True, unique=True)
    username = models.CharField(_("nom pour entrer"), max_length=40, null=True, blank=True, unique=True)
    language = models.CharField(_("langue"), max_length=5, choices=Language, default=Language.FRENCH)
    own_phone = models.BooleanField(
        _("ce téléphone est à moi"), default=False, help_text=_("Sinon, on ferme l’espace après 10 minutes.")
    )
    # When it was last sure that the number is hers: a code that came to it was typed, or a worker met her. Numbers are
    # given to somebody else some weeks after they are left (people.rules.request_code asks for more after 40 days).
    phone_sure_at = models.DateTimeField(_("numéro sûr le"), null=True, blank=True)
    # Part of what every session was opened with: another one ends them all (people.rules.end_sessions). Empty for the
    # accounts of before, whose sessions go on.
    door_key = models.CharField(max_length=16, blank=True, default=new_door_key, editable=False)
    is_active = models.BooleanField(_("compte ouvert"), default=True)
    created_at = models.DateTimeField(_("créé le"), default=now, editable=False)

    # Not a column: false on the user of a session that used no second factor (people.middleware). Every staff role is
    # then left out of what `permissions.memberships` reads, so a phone alone never opens a staff door, here or live.
    acts_as_staff = True

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")
        constraints = [
            models.CheckConstraint(
                condition=Q(phone__isnull=False) | Q(email__isnull=False) | Q(username__isnull=False),
                name="user_has_a_way_in",
                violation_error_message=_("Il faut un téléphone, une adresse e-mail ou un nom pour entrer."),
            ),
            models.CheckConstraint(
                condition=~Q(phone="") & ~Q(email="") & ~Q(username=""), name="user_way_in_is_never_empty"
            ),
            models.CheckConstraint(
                condition=Q(username=Lower("username")),
                name="user_username_in_small_letters",
                violation_error_message=_("Le nom pour entrer s’écrit en petites lettres."),
            ),
            models.CheckConstraint(
                condition=Q(is_superuser=False),
                name="user_is_never_superuser",
                violation_error_message=_("Aucun compte n’a tous les droits."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_short_name()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Django's own hook, under the hash of today and under those of the secret keys of before: the password says
        # nothing for somebody who enters by SMS, so that the key of the doors is held fast beside it.
        if not self.door_key:
            return super()._get_session_auth_hash(secret=secret)
        value = f"{self.door_key}:{self.password}"
        return salted_hmac("participation.people.session", value, secret=secret, algorithm="sha256").hexdigest()

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Django's permissions, which Wagtail reads: they too need a session with a second factor."""
        return self.acts_as_staff and super().has_perm(perm, obj)

    def get_full_name(self) -> str:
        return self.name.strip() or self.username or str(_("Sans nom"))

    def get_short_name(self) -> str:
        """The first word of the name: what is said aloud."""
        return self.get_full_name().split()[0]

    @property
    def phone_is_sure(self) -> bool:
        """Whether the code of an SMS says enough. An account just opened was opened in front of its owner."""
        return (self.phone_sure_at or self.created_at) > now() - PHONE_SURE_FOR

    @property
    def initials(self) -> str:
        """Two letters for the round of a face: « Nadia Benali » -> « NB »."""
        words = self.get_full_name().split()
        return "".join(word[0] for word in words[:2]).upper()
