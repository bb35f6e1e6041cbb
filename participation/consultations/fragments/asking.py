"""What a screen shows of a question, of an answer, and of where somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.consultations.engine.answers import Answer, screens
from participation.consultations.engine.form import FALC, OTHER, Form, Kind, Question, Said, Texts, Words
from participation.consultations.models import Consultation, Draft, KeptSheet, Mark, Questionnaire
from participation.consultations.rules import Letter, Who, glance

from .tongues import FRENCH, Tongue, tongue, tongue_of

LANGUAGES = {
    "fr": "Français",
    FALC: "Français facile",
    "ar": "العربية",
    "en": "English",
    "uk": "Українська",
    "es": "Español",
}
"""Names of languages, each in itself. Another code is shown as it is."""
ALWAYS = ("agree", "disagree", "unsure", "unwilling", "yes", "no", "other")
"""What every questionnaire offers in its own language, as long as it is one of these; in French otherwise."""
SAID = {
    "ar": ("نعم، أوافق", "لا، لا أوافق", "لا أعرف", "أفضل ألا أجيب", "نعم", "لا", "غير ذلك"),
    "en": ("Yes, I agree", "No, I disagree", "I don’t know", "I prefer not to answer", "Yes", "No", "Other"),
    "es": ("Sí, de acuerdo", "No, en desacuerdo", "No lo sé", "Prefiero no responder", "Sí", "No", "Otro"),
    "pt": ("Sim, concordo", "Não, não concordo", "Não sei", "Prefiro não responder", "Sim", "Não", "Outro"),
    "uk": ("Так, підтримую", "Ні, не підтримую", "Не знаю", "Не хочу відповідати", "Так", "Ні", "Інше"),
}
FACE_ICONS = {
    3: ("mood-sad", "mood-neutral", "mood-smile"),
    4: ("mood-cry", "mood-sad", "mood-smile", "mood-happy"),
    5: ("mood-cry", "mood-sad", "mood-neutral", "mood-smile", "mood-happy"),
}


@dataclass(frozen=True)
class Choice:
    """One answer on the screen."""

    value: str
    text: str
    icon: str = ""
    image: str = ""
    tongue: Tongue = FRENCH


def words(form: Form, texts: Texts, language: str = "") -> Words:
    """In this language; what it does not say is said in the first one."""
    first = texts.get(form.languages[0], Words()) if form.languages else Words()
    here = texts.get(language, first)
    return Words(
        here.label or first.label, here.hint or first.hint, here.image or first.image, here.audio or first.audio
    )


def label(form: Form, texts: Texts, language: str = "") -> str:
    return words(form, texts, language).label


def choices_of(form: Form, question: Question, language: str = "") -> list[Choice]:
    """What may be chosen, in order. « Je ne sais pas » is always there, and weighs as much as the others."""
    always, its = always_said(language), tongue_always(language)
    unsure = Choice(Said.UNSURE, always["unsure"], "question-mark", tongue=its)
    if question.kind in (Kind.STATEMENT, Kind.YES_NO):
        yes, no = ("agree", "disagree") if question.kind is Kind.STATEMENT else ("yes", "no")
        both = (Choice("yes", always[yes], "check", tongue=its), Choice("no", always[no], "x", tongue=its))
        return [*both, unsure]
    icons = FACE_ICONS.get(len(question.choices), ()) if question.kind is Kind.FACES else ()
    said = [words(form, choice.words, language) for choice in question.choices]
    found = [
        Choice(
            choice.name,
            text.label,
            icons[place] if icons else "",
            text.image,
            tongue_of(form, choice.words, language),
        )
        for place, (choice, text) in enumerate(zip(question.choices, said, strict=True))
    ]
    return [*found, Choice(Said.UNSURE, always["unsure"], tongue=its)] if question.choices else found


def always_said(language: str = "") -> dict[str, str]:
    """The answers that are always there, in this language."""
    french = (_("Oui, d’accord"), _("Non, pas d’accord"), _("Je ne sais pas"), _("Je préfère ne pas répondre"))
    said = SAID.get(language) or (*french, _("Oui"), _("Non"), _("Autre"))
    return dict(zip(ALWAYS, said, strict=True))


def tongue_always(language: str = "") -> Tongue:
    """In which language they are."""
    return tongue(language) if language in SAID else FRENCH


def say_answer(form: Form, question: Question, answer: Answer, *, words: str = "", language: str = "") -> str:
    """An answer in words, as it was on the screen. words: the free words, where they are kept apart."""
    if "s" in answer:
        return _("Je ne sais pas") if answer["s"] == Said.UNSURE else _("Je préfère ne pas répondre")
    if "n" in answer:
        return str(answer["n"])
    if "t" in answer:
        return words or (answer["t"] if isinstance(answer["t"], str) else _("Un texte"))
    texts = {choice.value: choice.text for choice in choices_of(form, question, language)}
    other = answer.get("o") or words
    texts[OTHER] = _("Autre : %(words)s") % {"words": other} if other else texts.get(OTHER, _("Autre"))
    return ", ".join(texts.get(value, value) for value in answer["v"])


def form_of(consultation: Consultation, letter: Letter | None) -> Form:
    """The version that she answers: the one she began, else the one in use; an empty one before there is any."""
    versions = Questionnaire.objects.filter(consultation=consultation)
    version = versions.get(number=letter.questionnaire) if letter else consultation.questionnaire_in_use()
    return version.form if version else Form()


@dataclass(frozen=True)
class Progress:
    """Where somebody is: how many questions there are for her, how many she answered, the number of the next one.

    next_number: place in the questionnaire, 1 for the first; None when only the message is left. sent: it has left.
    gone: it has left without a name, and cannot be changed.
    """

    total: int
    answered: int
    next_number: int | None
    sent: bool = False
    gone: bool = False

    @property
    def started(self) -> bool:
        return self.answered > 0

    @property
    def left(self) -> int:
        return self.total - self.answered


def progress(consultation: Consultation, who: Who | None) -> Progress:
    """She goes on after the last question she answered; nothing is left once all have an answer."""
    letter, sent = glance(consultation, who) if who and consultation.is_open else (None, False)
    return progress_of(consultation, letter, sent)


def progress_of(consultation: Consultation, letter: Letter | None, sent: bool) -> Progress:
    form = form_of(consultation, letter)
    answers = letter.answers if letter else {}
    shown = [one for one in screens(form, answers) if one.is_asked]
    places = {one.name: number for number, one in enumerate(form.questions, start=1)}
    answered = [one for one in shown if one.name in answers]
    last = max((places[one.name] for one in answered), default=0)
    after = (number for number, one in enumerate(form.questions, start=1) if number > last and one in shown)
    following = next(after, None) if len(answered) < len(shown) else None
    if not answers and form.questions:
        following = 1  # a note that comes first is read first
    return Progress(len(shown), len(answered), following, sent, sent and consultation.is_anonymous)


def people_who_answered(consultation: Consultation) -> int:
    """How many took part: a number, without any name. Counted while it is open, written down when it closes."""
    if consultation.took_part is not None:
        return consultation.took_part
    begun = Draft.objects.filter(consultation=consultation, sealed__isnull=False)
    if consultation.is_anonymous:
        return begun.count() + Mark.objects.filter(consultation=consultation).count()
    kept = KeptSheet.objects.filter(consultation=consultation).count()
    return begun.filter(sheet=None).count() + kept
