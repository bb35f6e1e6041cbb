from .pages import DocumentForm, NewsPageForm, PictureForm
from .rooms import ConsultationForm, NewSessionForm, PlaceForm, SessionForm, WorkshopForm

__all__ = [
    "ConsultationForm",
    "DocumentForm",
    "NewSessionForm",
    "NewsPageForm",
    "PictureForm",
    "PlaceForm",
    "SessionForm",
    "WorkshopForm",
]
