"""The words of a review: its states, its reasons, how long things last."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel

UNDO_FOR = dt.timedelta(minutes=5)
"""How long the one who decided may take it back."""

LEASE = dt.timedelta(minutes=2)
"""How long a message stays with the one who took it, after the last sign of life of her page."""

FIRST_ROUND = 1
LONGEST_SAYS = 200
"""Characters, to say what a picture shows."""
LONGEST_QUESTION = 300

WRITTEN_BY_OTHERS = (Channel.ASSISTED, Channel.PHONE, Channel.PAPER, Channel.GROUP)


class State(models.TextChoices):
    PENDING = "pending", _("à lire")
    HELD = "held", _("mis de côté")
    APPROVED = "approved", _("publié")
    EDITED = "edited", _("publié, des mots cachés")
    REFUSED = "refused", _("pas publié")
    ESCALATED = "escalated", _("confié à la coordination")
    APPEALED = "appealed", _("à relire par d’autres")


SHOWN = (State.APPROVED, State.EDITED)
OPEN = (State.PENDING, State.HELD, State.ESCALATED)
"""What one reader may decide. An appeal is heard by two."""


class Care(models.IntegerChoices):
    """How much somebody may need somebody, as the words say it (engine.flags)."""

    NONE = 0, _("rien de particulier")
    WORRY = 1, _("à lire d’abord")
    DANGER = 2, _("un danger, peut-être")


class Reason(models.TextChoices):
    """Why a message is not published. The author reads these very words, then what the reader added."""

    INSULT = "insult", _("Insulte ou haine")
    PRIVATE = "private", _("Parle de la vie privée de quelqu’un")
    OFF_TOPIC = "off_topic", _("Pas sur ce sujet")
    UNCLEAR = "unclear", _("Nous n’avons pas bien compris")
    ADVERT = "advert", _("Publicité ou vente")
    HARM = "harm", _("Peut mettre quelqu’un en danger")


def is_shown(prefix: str = "review") -> Q:
    """The filter, in an upper room, of what others may read: `prefix` is the way to the item."""
    return Q(**{f"{prefix}__published_text__gt": ""})
