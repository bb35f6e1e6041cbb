"""The picture that comes with words: read with them, and shown or left out with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .items import ReviewItem


class ReviewPicture(models.Model):
    """WebP, light, without what the phone wrote in it. In the database, so that it goes in the transaction in which its
    words go, and so that nothing but the door that asks first ever serves it. What it shows is `item.picture_says`."""

    item = models.OneToOneField(ReviewItem, models.CASCADE, primary_key=True, related_name="picture")
    content = models.BinaryField(_("image"))

    class Meta:
        verbose_name = _("image à lire")
        verbose_name_plural = _("images à lire")

    def __str__(self) -> str:
        return f"{self.item_id}"
