from .comments import LONGEST_COMMENT, NewsComment
from .content import ContentPage
from .home import HomePage
from .media import Picture, PictureRendition
from .news import NewsIndexPage, NewsPage, Theme
from .review import NewsReview

__all__ = [
    "LONGEST_COMMENT",
    "ContentPage",
    "HomePage",
    "NewsComment",
    "NewsIndexPage",
    "NewsPage",
    "NewsReview",
    "Picture",
    "PictureRendition",
    "Theme",
]
