"""Make the small copies of a page's pictures before its first reader comes."""

from cms.models import NewsPage
from cms.models.media import RENDITIONS


def prepare_pictures(*, page_id: int) -> None:
    """Write each picture of the published page in the widths it is shown in. Reading a page then writes nothing."""
    page = NewsPage.objects.filter(pk=page_id).first()
    for picture in page.pictures() if page else ():
        picture.get_renditions(*RENDITIONS)
