from .pages import DocumentForm, NewsPageForm, PictureForm
from .rooms import ConsultationForm, NewSessionForm, PlaceForm, QuestionForm, SessionForm, WorkshopForm

__all__ = [
    "ConsultationForm",
    "DocumentForm",
    "NewSessionForm",
    "NewsPageForm",
    "PictureForm",
    "PlaceForm",
    "QuestionForm",
    "SessionForm",
    "WorkshopForm",
]
