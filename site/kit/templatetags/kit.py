"""Template words every page may use: icons, days and hours in whole French words."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kit import french, time

register = template.Library()
register.filter("jour", time.say_day)
register.filter("heure", time.say_hour)
register.filter("il_y_a", time.say_ago)
register.filter("elide", french.elide, is_safe=True)


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """One icon of the sprite, hidden from screen readers: the word beside it says the same."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {extra}" if extra else "",
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def span(start, end) -> str:
    """« jeudi 15 octobre, de 14 h à 16 h 30 »."""
    return time.say_span(start, end)
