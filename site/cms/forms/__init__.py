from .pages import NewsPageForm, PictureForm
from .rooms import ConsultationForm, NewSessionForm, PlaceForm, QuestionForm, SessionForm, WorkshopForm

__all__ = [
    "ConsultationForm",
    "NewSessionForm",
    "NewsPageForm",
    "PictureForm",
    "PlaceForm",
    "QuestionForm",
    "SessionForm",
    "WorkshopForm",
]
