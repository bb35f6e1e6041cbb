"""Pictures: kept small, shown in a few widths."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

WIDTHS = (400, 800, 1200)
"""Pixels. A phone's column, the same at double density, the widest column of a computer."""

RENDITIONS = tuple(f"width-{width}|format-webp" for width in WIDTHS)


class Picture(AbstractImage):
    """A picture of the library. What it shows is said where it is shown: the same one may mean two things."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """Nothing rather than the file's title, which says nothing to who cannot see."""
        return self.description


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="picture_rendition_once")
        ]
