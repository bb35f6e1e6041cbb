"""Who stands in, and from which day to which day."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.people.models import Membership
from participation.people.rules import StandInAnswer

from .persons import WorkerField


class DayField(forms.DateField):
    """A day, picked or typed; `2026-07-31` and `31/07/2026` are the same."""

    def __init__(self, **kwargs) -> None:
        errors = {"required": _("Choisissez un jour."), "invalid": _("Ce jour n’existe pas. Par exemple : 31/07/2026.")}
        super().__init__(
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            error_messages=errors,
            **kwargs,
        )


class StandInForm(forms.Form):
    worker = WorkerField(label=_("Qui remplace ?"))
    starts_on = DayField(label=_("Premier jour"))
    ends_on = DayField(label=_("Dernier jour"))
    told_face_to_face = forms.BooleanField(
        label=_("Je l’ai dit à la personne, en face."),
        help_text=_("Le remplacement commence quand elle le sait."),
        required=False,
    )

    def __init__(self, *args, possible: QuerySet[Membership], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = possible

    def chosen(self) -> dict[str, object]:
        """What the rule asks for."""
        said: dict[str, object] = dict(self.cleaned_data)
        return said | {"worker_id": said.pop("worker").user_id}


class AnotherForm(forms.Form):
    """« J’en préfère un autre »."""

    worker = WorkerField(label=_("Qui préférez-vous ?"), widget=forms.RadioSelect)

    def __init__(self, *args, possible: QuerySet[Membership], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = possible


class StandInAnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=[(answer, answer) for answer in StandInAnswer])

    def clean_answer(self) -> StandInAnswer:
        return StandInAnswer(self.cleaned_data["answer"])
