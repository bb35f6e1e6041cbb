"""The names that people of the demo show: one is seen, one waits to be read."""

from kit.demo import Life
from kit.ids import new_id
from participation.moderation.permissions import can_moderate
from participation.moderation.rules import propose_name, publish_item


def build(life: Life) -> None:
    if not life.sample:
        return
    shown = propose_name(text="Joël des vélos", key=new_id(), by=life.people["joel"]).review
    team = (life.people[key] for key in ("samira", "claire", "nadia", "ming"))
    publish_item(shown.pk, seen=0, by=next(user for user in team if can_moderate(user, shown)))
    propose_name(text="Salma du quai", key=new_id(), by=life.people["salma"])
