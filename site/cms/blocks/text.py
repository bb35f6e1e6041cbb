"""Words: titles, text, quotes, figures."""

from html import unescape

from django.core.exceptions import ValidationError
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from kit import html

FEATURES = ["bold", "ul", "ol", "link", "document-link"]
LONGEST = 8_000
"""Characters of markup in one text. Below kit.html.LONGEST: the addresses of links grow when they are shown."""


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Titre")
        template = "cms/blocks/heading.html"

    def __init__(self, **options) -> None:
        super().__init__(max_length=120, **options)


class TextBlock(blocks.RichTextBlock):
    """Rich text, cleaned each time it is shown: what the editor's browser sends is never trusted."""

    class Meta:
        icon = "pilcrow"
        label = _("Texte")
        template = "cms/blocks/text.html"

    def __init__(self, **options) -> None:
        super().__init__(features=FEATURES, **options)

    def clean(self, value: RichText) -> RichText:
        value = super().clean(value)
        if len(value.source) > LONGEST:
            raise ValidationError(
                _("Ce texte est trop long : %(length)s signes. Coupez-le en deux textes."),
                params={"length": len(value.source)},
            )
        return value

    def get_context(self, value: RichText, parent_context=None) -> dict:
        return super().get_context(value, parent_context=parent_context) | {"markup": _markup(value)}


def _markup(value: RichText) -> SafeString:
    expanded = expand_db_html(value.source)
    try:
        return html.clean(expanded)
    except html.TooLong:
        # Only with dozens of links to pages that took long names since: the words stay.
        return escape(unescape(strip_tags(expanded.replace("<", " <"))))


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Ce qui est dit"), max_length=500)
    who = blocks.CharBlock(label=_("Par qui"), max_length=80, required=False)

    class Meta:
        icon = "openquote"
        label = _("Citation")
        template = "cms/blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("Chiffre"), max_length=20)
    meaning = blocks.CharBlock(label=_("Ce qu’il compte"), max_length=80)


class FiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(label=_("Chiffre")), label=_("Chiffres"), min_num=1, max_num=6)
    source = blocks.CharBlock(label=_("D’où viennent ces chiffres"), max_length=120, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Chiffres clés")
        template = "cms/blocks/figures.html"
