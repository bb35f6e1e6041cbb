"""Whom to call, for the pages of other rooms: with a message of `views.saying`, beside words that were sent."""

from collections.abc import Iterable

from django import template
from django.contrib.messages.storage.base import Message

from participation.care.fragments import Call, call_now, say_hours
from participation.care.views.saying import call_of
from participation.moderation.models import ReviewItem

register = template.Library()


@register.simple_tag
def call_said(message: Message) -> Call | None:
    return call_of(message.extra_tags, str(message.message))


@register.simple_tag
def words_that_worry(items: Iterable[ReviewItem]) -> Call | None:
    """Beside what somebody sent: whom to call, while her words of danger wait to be read."""
    said = [item for item in items if item.urgent and item.is_waiting]
    return call_now(*(item.her_words for item in said), who=say_hours(said[0].reader)) if said else None


@register.simple_tag
def numbers_to_call() -> Call:
    """For who says that somebody may be in danger."""
    return Call()
