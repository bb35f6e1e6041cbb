"""A question, as coordinators write it: its words in each language, its answers one a line, its one condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from participation.consultations.engine.building import choices_from, digest, label_of, lines_of
from participation.consultations.engine.form import (
    CHOSEN,
    LISTED,
    Choice,
    Condition,
    Fault,
    Form,
    Kind,
    Operator,
    Question,
    Said,
    Texts,
    Words,
    alike,
    faults_of,
)
from participation.consultations.engine.xlsform.columns import language_name
from participation.consultations.rules import Sent
from participation.plans.forms.base import OnceForm

from .headings import heading_in
from .sending import PictureField, RecordingField

LONGEST_LABEL, LONGEST_HINT = 400, 800
KINDS = {
    Kind.ONE: _("Une réponse\nLa personne en choisit une dans une liste."),
    Kind.SEVERAL: _("Plusieurs réponses\nElle peut en choisir plusieurs."),
    Kind.YES_NO: _("Oui ou non"),
    Kind.STATEMENT: _("Une phrase\nD’accord, ou pas d’accord."),
    Kind.FACES: _("Des visages\nDe 3 à 5, du moins bien au mieux, avec des mots."),
    Kind.NUMBER: _("Un nombre"),
    Kind.SHORT: _("Quelques mots"),
    Kind.LONG: _("Un texte"),
    Kind.NOTE: _("Une page à lire\nSans réponse."),
}
BLAMED = {
    "no_label": ("label", _("Écrivez la question.")),
    "too_few_choices": ("choices", _("Écrivez au moins 2 réponses, une par ligne.")),
    "faces": ("choices", _("Écrivez de 3 à 5 réponses, une par visage.")),
    "choice_no_label": ("choices", _("Une réponse est vide.")),
    "choice_twice": ("choices", _("La même réponse est là deux fois.")),
    "at_most": ("at_most", _("La liste n’a pas autant de réponses.")),
    "least_above_most": ("most", _("Le plus grand nombre est plus petit que l’autre.")),
    "condition_question": ("condition", _("La question d’avant a changé. Choisissez encore une fois.")),
    "condition_value": ("condition", _("Cette réponse n’existe plus. Choisissez dans la liste.")),
    "condition_kind": ("condition", _("Une question ne peut pas dépendre de celle-là.")),
}
"""Where the fault of a question is said, and how; of the first language where there is a field for each."""
SENTENCE = _("Cette question ne va pas. Regardez la liste de ses réponses.")
AGREEING = {"yes": _("Oui"), "no": _("Non")}
NUMBERS = {
    Operator.AT_LEAST: _("« %(question)s » : ce nombre ou plus"),
    Operator.AT_MOST: _("« %(question)s » : ce nombre ou moins"),
    Operator.IS: _("« %(question)s » : juste ce nombre"),
    Operator.IS_NOT: _("« %(question)s » : un autre nombre"),
    Operator.MORE: _("« %(question)s » : plus que ce nombre"),
    Operator.LESS: _("« %(question)s » : moins que ce nombre"),
}
BETWEEN = "|"
RARER = ("with_other", "at_most", "least", "most", "required", "condition", "condition_number", "heading")


@dataclass(frozen=True)
class Spoken:
    """The fields of one language, for the page. first: the one that has to be there."""

    code: str
    name: str
    first: bool
    label: BoundField
    hint: BoundField
    choices: BoundField
    image: BoundField
    audio: BoundField
    image_now: str
    audio_now: str
    drop_image: BoundField
    drop_audio: BoundField

    @property
    def files_wrong(self) -> bool:
        return bool(self.image.errors or self.audio.errors)


class QuestionForm(OnceForm):
    """form: the questionnaire; asked: the question that changes, None for a new one."""

    kind = forms.ChoiceField(
        label=_("Quelle sorte de question"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez la sorte de question."), "invalid_choice": _("Choisissez.")},
    )
    with_other = forms.BooleanField(label=_("Ajouter « Autre », avec quelques mots"), required=False)
    at_most = forms.IntegerField(
        label=_("Combien de réponses au plus"),
        help_text=_("Pour « Plusieurs réponses ». Vide : autant qu’on veut."),
        required=False,
        min_value=1,
        max_value=60,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Écrivez un nombre de 1 à 60.")),
    )
    least = forms.IntegerField(
        label=_("Le plus petit nombre possible"),
        help_text=_("Pour « Un nombre ». Vous pouvez laisser vide."),
        required=False,
        min_value=-999_999_999,
        max_value=999_999_999,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Écrivez un nombre entier.")),
    )
    most = forms.IntegerField(
        label=_("Le plus grand nombre possible"),
        required=False,
        min_value=-999_999_999,
        max_value=999_999_999,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Écrivez un nombre entier.")),
    )
    required = forms.BooleanField(
        label=_("Il faut répondre\n"),
        help_text=_("« Je préfère ne pas répondre » reste toujours possible."),
        required=False,
    )
    condition = forms.ChoiceField(
        label=_("Quand poser la question"),
        required=False,
        error_messages={"invalid_choice": _("Cette réponse n’existe plus. Choisissez dans la liste.")},
    )
    condition_number = forms.IntegerField(
        label=_("Ce nombre"),
        help_text=_("Seulement si la question dépend d’un nombre."),
        required=False,
        min_value=-999_999_999,
        max_value=999_999_999,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Écrivez un nombre entier.")),
    )
    heading = forms.CharField(
        label=_("Titre de la partie"),
        help_text=_(
            "Écrit au-dessus de la question. Le même pour plusieurs questions à la suite. Vous pouvez laisser vide."
        ),
        required=False,
        max_length=120,
        error_messages={"max_length": _("Ce titre est trop long : %(limit_value)s signes au plus.")},
    )
    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args, form: Form, asked: Question | None = None, **options) -> None:
        self.form, self.asked = form, asked
        self.languages = form.languages or ("fr",)
        options["initial"] = _typed(form, asked) | options.get("initial", {})
        super().__init__(*args, **options)
        for code in self.languages:
            self.fields |= _fields_in(code, first=code == self.languages[0])
        for code in self.languages[1:]:
            self.fields[f"heading_{code}"] = heading_in(code)
        self.fields["condition"].choices = _conditions(form, asked)

    @property
    def spoken(self) -> Iterator[Spoken]:
        """The languages with their fields, the first one first."""
        for code in self.languages:
            words = self.asked.words.get(code, Words()) if self.asked else Words()
            fields = ("label", "hint", "choices", "image", "audio", "drop_image", "drop_audio")
            yield Spoken(
                code=code,
                name=language_name(code),
                first=code == self.languages[0],
                image_now=words.image,
                audio_now=words.audio,
                **{name: self[f"{name}_{code}"] for name in fields},
            )

    @property
    def headings(self) -> Iterator[forms.BoundField]:
        """The heading in the other languages."""
        return (self[f"heading_{code}"] for code in self.languages[1:])

    @property
    def headings_typed(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"heading_{code}"] for code in self.languages[1:]}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("condition", "").endswith(BETWEEN) and said.get("condition_number") is None:
            self.add_error("condition_number", _("Écrivez le nombre."))
        if not self.errors:
            before = {one.name: one for one in self._before()}
            typed = self.question
            for fault in faults_of(typed, self.languages, before):
                self._blame(fault)
            for code in [code for code in self.languages if alike(typed, [code])]:
                self.add_error(f"choices_{code}", str(BLAMED["choice_twice"][1]))
        return said

    @property
    def question(self) -> Question:
        """What was typed. Its files are those that it had: `files` says what was sent."""
        said = self.cleaned_data
        kind = Kind(said["kind"])
        return Question(
            name=self.asked.name if self.asked else "nouvelle",
            kind=kind,
            words=self._words(),
            required=said["required"] and kind is not Kind.NOTE,
            list_name=self.asked.list_name if self.asked and kind in LISTED else "",
            choices=self._choices() if kind in LISTED else (),
            with_other=said["with_other"] and kind in LISTED,
            at_most=said["at_most"] if kind is Kind.SEVERAL else None,
            least=said["least"] if kind is Kind.NUMBER else None,
            most=said["most"] if kind is Kind.NUMBER else None,
            relevant=self._condition(),
        )

    @property
    def text(self) -> str:
        """The question that changes, in the first language."""
        return label_of(self.form, self.asked.words) if self.asked else ""

    @property
    def opened(self) -> bool:
        """Whether the rarer settings are shown at once: one of them says something, or is wrong."""
        return any(self[name].errors or self[name].value() for name in RARER)

    @property
    def seen_now(self) -> str:
        return digest(self.asked) if self.asked else ""

    @property
    def files_sent(self) -> dict[tuple[str, str], Sent | None]:
        """What was sent, or is to be taken away."""
        found: dict[tuple[str, str], Sent | None] = {}
        for code in self.languages:
            for field in ("image", "audio"):
                if sent := self.cleaned_data.get(f"{field}_{code}"):
                    found[code, field] = sent
                elif self.cleaned_data.get(f"drop_{field}_{code}"):
                    found[code, field] = None
        return found

    def draft(self) -> Question:
        """What can be made of a form that is still being typed, for the preview: it never fails."""
        self.is_valid()
        kept = {"kind": Kind.SHORT, "condition": "", "required": False, "with_other": False}
        self.cleaned_data = dict.fromkeys(self.fields) | kept | self.cleaned_data
        for code in self.languages:
            for field in ("label", "hint", "choices"):
                name = f"{field}_{code}"
                self.cleaned_data[name] = self.cleaned_data[name] or self.data.get(name, "")[:LONGEST_HINT]
        self.cleaned_data["condition"] = ""
        return self.question

    def _before(self) -> Iterator[Question]:
        for one in self.form.questions:
            if self.asked and one.name == self.asked.name:
                return
            yield one

    def _words(self) -> Texts:
        found = {}
        for code in self.languages:
            old = self.asked.words.get(code, Words()) if self.asked else Words()
            said = self.cleaned_data
            words = Words(said[f"label_{code}"], said[f"hint_{code}"], old.image, old.audio)
            if words != Words():
                found[code] = words
        return found

    def _choices(self) -> tuple[Choice, ...]:
        lines = {code: lines_of(self.cleaned_data[f"choices_{code}"]) for code in self.languages}
        return tuple(choices_from(lines, self.asked.choices if self.asked else (), self.languages))

    def _condition(self) -> Condition | None:
        if not self.cleaned_data["condition"]:
            return None
        name, operator, value = self.cleaned_data["condition"].split(BETWEEN)
        return Condition(name, Operator(operator), value or str(self.cleaned_data["condition_number"]))

    def _blame(self, fault: Fault) -> None:
        field, sentence = BLAMED.get(fault.what, (None, SENTENCE))
        self.add_error(f"{field}_{self.languages[0]}" if field in ("label", "choices") else field, str(sentence))


def _fields_in(code: str, *, first: bool) -> dict[str, forms.Field]:
    direction = {"dir": "auto", "lang": "fr" if code == "falc" else code}
    too_long = {"max_length": _("Ce texte est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus.")}
    needed = {"required": _("Écrivez la question.")} if first else {}
    fields: dict[str, forms.Field] = {
        "label": forms.CharField(
            label=_("La question"),
            max_length=LONGEST_LABEL,
            required=first,
            widget=forms.Textarea({"rows": 2, **direction}),
            error_messages=too_long | needed,
        ),
        "hint": forms.CharField(
            label=_("Une aide sous la question"),
            max_length=LONGEST_HINT,
            required=False,
            widget=forms.Textarea({"rows": 2, **direction}),
            error_messages=too_long,
        ),
        "choices": forms.CharField(
            label=_("Les réponses"),
            help_text=_("Une par ligne. « Je ne sais pas » s’ajoute tout seul.")
            if first
            else _("Une par ligne, dans le même ordre."),
            max_length=8_000,
            required=False,
            widget=forms.Textarea({"rows": 5, **direction}),
            error_messages=too_long,
        ),
        "image": PictureField(label=_("Une image")),
        "drop_image": forms.BooleanField(label=_("Enlever l’image"), required=False),
        "audio": RecordingField(label=_("La question enregistrée")),
        "drop_audio": forms.BooleanField(label=_("Enlever l’enregistrement"), required=False),
    }
    return {f"{name}_{code}": field for name, field in fields.items()}


def _typed(form: Form, asked: Question | None) -> dict[str, Any]:
    """What the boxes hold when a question is opened to be changed."""
    if asked is None:
        return {}
    typed: dict[str, Any] = {
        name: getattr(asked, name) for name in ("kind", "with_other", "at_most", "least", "most", "required")
    }
    for code in form.languages:
        words = asked.words.get(code, Words())
        labels = [choice.words.get(code, Words()).label for choice in asked.choices]
        typed |= {f"label_{code}": words.label, f"hint_{code}": words.hint, f"choices_{code}": "\n".join(labels)}
    group = next((one for one in form.groups if one.name == asked.group), None)
    words = group.words if group else {}
    return (
        typed
        | {f"heading_{code}": words.get(code, Words()).label for code in form.languages[1:]}
        | _typed_condition(form, asked)
        | {
            "heading": label_of(form, group.words) if group else "",
            "seen": digest(asked),
        }
    )


def _typed_condition(form: Form, asked: Question) -> dict[str, Any]:
    condition = asked.relevant
    if condition is None:
        return {}
    about = next((one for one in form.questions if one.name == condition.question), None)
    if about and about.kind is Kind.NUMBER:
        coded = BETWEEN.join((condition.question, condition.operator, ""))
        return {"condition": coded, "condition_number": condition.value}
    return {"condition": BETWEEN.join((condition.question, condition.operator, condition.value))}


def _conditions(form: Form, asked: Question | None) -> list[Any]:
    """« Toujours », then what each question before may have been answered."""
    found: list[Any] = [("", _("Toujours"))]
    for one in form.questions:
        if asked and one.name == asked.name:
            break
        if offered := _offered(form, one):
            found.append((label_of(form, one.words), offered))
    return found


def _offered(form: Form, about: Question) -> list[tuple[str, str]]:
    if about.kind is Kind.NUMBER:
        said = label_of(form, about.words)
        return [
            (BETWEEN.join((about.name, operator, "")), str(text) % {"question": said})
            for operator, text in NUMBERS.items()
        ]
    if about.kind not in CHOSEN:
        return []
    values = {name: str(AGREEING.get(name, _("Autre"))) for name in about.values}
    values |= {choice.name: label_of(form, choice.words) for choice in about.choices}
    values[Said.UNSURE] = str(_("Je ne sais pas"))
    values[Said.UNWILLING] = str(_("Je préfère ne pas répondre"))
    return [
        (BETWEEN.join((about.name, operator, value)), str(text) % {"answer": answer})
        for operator, text in (
            (Operator.IS, _("si la réponse est « %(answer)s »")),
            (Operator.IS_NOT, _("si la réponse n’est pas « %(answer)s »")),
        )
        for value, answer in values.items()
    ]
