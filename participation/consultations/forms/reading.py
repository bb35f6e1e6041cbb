"""From what a browser sent to an answer, or to a sentence that says what to do."""

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.refusals import Refusal
from participation.consultations.engine.answers import Answer, Unfit, answer_to, said
from participation.consultations.engine.form import Kind, Question, Said


class AnswerRefused(Refusal):
    """Not an answer to this question."""


def read_answer(question: Question, sent: QueryDict) -> Answer | None:
    """The answer in `r` (and « autre »), or the one of `s`, which every question takes; None where nothing was said.

    Raises AnswerRefused.
    """
    if sent.get("s") in set(Said):
        return said(Said(sent["s"]))
    try:
        answer = answer_to(question, sent.getlist("r"), words=sent.get("autre", ""))
    except Unfit as unfit:
        raise AnswerRefused(say_unfit(question, unfit)) from unfit
    if answer is None and question.is_asked and question.kind not in (Kind.SHORT, Kind.LONG):
        raise AnswerRefused(_("Choisissez une des réponses.") if question.kind is not Kind.NUMBER else _no_number())
    if answer is None and question.required:
        raise AnswerRefused(_("Répondez, ou dites « Je préfère ne pas répondre »."))
    return answer


def say_unfit(question: Question, unfit: Unfit) -> str:
    if unfit.what == "too_many":
        return ngettext(
            "Choisissez %(most)s réponse au plus.", "Choisissez %(most)s réponses au plus.", unfit.detail["most"]
        ) % {"most": unfit.detail["most"]}
    if unfit.what == "too_long":
        return _("Votre texte est trop long : %(typed)s signes. Il en faut %(most)s au plus.") % unfit.detail
    return {
        "no_number": _("Tapez le numéro de la réponse : de 1 à %(most)s, ou le signe ? ou -."),
        "unknown_number": _("La réponse %(typed)s n’est pas sur la feuille. Les numéros vont de 1 à %(most)s."),
        "words_of_nothing": _("Des mots ne vont qu’avec « Autre »."),
        "unknown_choice": _("Choisissez une des réponses."),
        "not_a_number": _no_number(),
        "too_small": _("Ce nombre est trop petit. Écrivez %(least)s ou plus."),
        "too_big": _("Ce nombre est trop grand. Écrivez %(most)s ou moins."),
        "unreadable": _("Votre texte contient un signe illisible. Effacez ce signe."),
    }[unfit.what] % unfit.detail


def _no_number() -> str:
    return _("Écrivez un nombre, avec des chiffres. Par exemple : 3.")
