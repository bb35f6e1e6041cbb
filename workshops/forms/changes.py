"""What was heard, and what was done about it."""

from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from workshops.models import LONGEST_DONE, LONGEST_HEARD

from .base import Words


class ChangeForm(OnceForm):
    heard = Words(
        label=_("Vous avez dit"),
        help_text=_("En une phrase, avec vos mots. Sans le nom de quelqu’un."),
        longest=LONGEST_HEARD,
        say=_("Écrivez ce que les personnes ont dit."),
    )
    done = Words(
        label=_("Nous avons fait"),
        help_text=_("Ce qui a vraiment changé."),
        longest=LONGEST_DONE,
        say=_("Écrivez ce qui a changé."),
    )
