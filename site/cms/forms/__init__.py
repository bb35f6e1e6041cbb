from .pages import DocumentForm, NewsPageForm, PictureForm
from .rooms import NewSessionForm, PlaceForm, SessionForm, WorkshopForm

__all__ = [
    "DocumentForm",
    "NewSessionForm",
    "NewsPageForm",
    "PictureForm",
    "PlaceForm",
    "SessionForm",
    "WorkshopForm",
]
