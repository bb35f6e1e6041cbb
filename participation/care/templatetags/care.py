"""What a message of `views.saying` has the page show."""

from django import template
from django.contrib.messages.storage.base import Message

from participation.care.fragments import Call
from participation.care.views.saying import call_of

register = template.Library()


@register.simple_tag
def call_said(message: Message) -> Call | None:
    return call_of(message.extra_tags, str(message.message))
