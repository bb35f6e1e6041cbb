from .comments import CommentForm
from .pages import DocumentForm, NewsPageForm, PictureForm
from .rooms import NewSessionForm, PlaceForm, SessionForm, WorkshopForm

__all__ = [
    "CommentForm",
    "DocumentForm",
    "NewSessionForm",
    "NewsPageForm",
    "PictureForm",
    "PlaceForm",
    "SessionForm",
    "WorkshopForm",
]
