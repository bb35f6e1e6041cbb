"""Forms of `/gestion/` that ask more than Wagtail's own."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import AbstractImage

from cms.permissions import offered_structures
from kit.file_kinds import is_what_it_says
from kit.lighter import CannotRead, lighter

NOT_WHAT_IT_SAYS = _("Ce fichier n’est pas ce que dit son nom, ou il contient un programme. Enregistrez-le en PDF.")
UNREADABLE = _("Cette image ne peut pas être lue. Essayez avec une autre.")


class NewsPageForm(WagtailAdminPageForm):
    """Offers only the structures in whose name the editor may speak."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # A form for comparing two versions, say, leaves fields out.
        if field := self.fields.get("structure"):
            offered = offered_structures(self.for_user, "news.propose")
            field.queryset = offered
            field.error_messages["invalid_choice"] = _("Choisissez une structure où vous travaillez.")
            if offered.count() == 1:
                field.initial = field.initial or offered.get().pk


class SentPictureField(WagtailImageField):
    """Wagtail opens a picture to measure it: one whose end was lost on the way is refused, not our mistake."""

    def to_python(self, sent: Any) -> Any:
        try:
            return super().to_python(sent)
        except (OSError, SyntaxError) as error:
            raise ValidationError(UNREADABLE) from error


class PictureForm(BaseImageForm):
    """Makes a picture light on its way in, and forgets where and with what it was taken."""

    file = SentPictureField(
        label=capfirst(AbstractImage._meta.get_field("file").verbose_name), widget=BaseImageForm.Meta.widgets["file"]
    )

    def clean_file(self) -> UploadedFile | None:
        sent = self.cleaned_data["file"]
        if "file" not in self.changed_data or not sent:
            return sent
        try:
            name, content = lighter(sent)
        except CannotRead as error:
            raise ValidationError(UNREADABLE) from error
        return _as_upload(name, content)


class DocumentForm(BaseDocumentForm):
    """Refuses what is not what its name says: a programme called « reglement.pdf », a text with macros."""

    def clean_file(self) -> UploadedFile | None:
        sent = self.cleaned_data["file"]
        if "file" in self.changed_data and sent and not is_what_it_says(sent.name, sent):
            raise ValidationError(NOT_WHAT_IT_SAYS)
        return sent


def _as_upload(name: str, content: bytes) -> UploadedFile:
    return UploadedFile(BytesIO(content), name=name, content_type="image/webp", size=len(content))
