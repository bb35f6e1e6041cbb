"""What somebody takes along of plenaries: the themes she proposed, and those she supports."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kit.time import say_day
from participation.consultations.models import Topic, TopicSupport
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User


def sheets_of_plenaries(user: User) -> Iterable[Sheet]:
    plenary, topic = Column("pleniere", _("Plénière du")), Column("theme", _("Thème"))
    proposed = Topic.objects.filter(author=user).select_related("review", "plenary__session", "helper")
    yield Sheet(
        "themes-proposes",
        _("Les thèmes que j’ai proposés"),
        [
            plenary,
            topic,
            Column("moyen", _("Comment")),
            Column("aide", _("Avec l’aide de")),
            Column("etat", _("État")),
            Column("quand", _("Quand")),
        ],
        [
            (
                say_day(one.plenary.day),
                one.text,
                one.get_channel_display(),
                one.helper.get_full_name() if one.helper else "",
                one.review.get_state_display(),
                say_day(one.created_at),
            )
            for one in proposed.order_by("created_at", "pk")
        ],
    )
    supported = TopicSupport.objects.filter(user=user).select_related("topic__review", "plenary__session")
    yield Sheet(
        "themes-soutenus",
        _("Les thèmes que je soutiens"),
        [plenary, topic],
        [(say_day(one.plenary.day), one.topic.review.published_text) for one in supported.order_by("plenary", "place")],
    )
