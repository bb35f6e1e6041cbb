"""Pictures and documents."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class ImageBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Ce que l’image montre"),
        max_length=200,
        help_text=_("Lu à la place de l’image par qui ne la voit pas."),
    )
    caption = blocks.CharBlock(label=_("Légende"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "cms/blocks/image.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    text = blocks.CharBlock(label=_("Texte du lien"), max_length=120, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "cms/blocks/document.html"
