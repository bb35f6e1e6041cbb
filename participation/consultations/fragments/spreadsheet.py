"""What is said of a spreadsheet: what became of each row, and why, in plain words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.consultations.engine.xlsform import Row, Unreadable

WHOLE = {
    "too_big": gettext_lazy("Le fichier est trop lourd : %(detail)s Mo au plus."),
    "too_big_unpacked": gettext_lazy("Une fois ouvert, le fichier est trop lourd : %(detail)s Mo au plus."),
    "not_a_spreadsheet": gettext_lazy(
        "Ce fichier n’est pas un tableur. Enregistrez le questionnaire au format .xlsx ou .xls."
    ),
    "not_excel": gettext_lazy("Nous ne lisons pas ce format. Enregistrez le questionnaire au format .xlsx."),
    "broken": gettext_lazy(
        "Le fichier est abîmé, ou protégé par un mot de passe. Ouvrez-le, et enregistrez-le au format .xlsx."
    ),
    "too_many_sheets": gettext_lazy("Le tableur a trop de feuilles : %(detail)s au plus."),
    "too_many_rows": gettext_lazy("La feuille est trop longue : %(detail)s lignes au plus."),
    "too_many_columns": gettext_lazy("La feuille est trop large : %(detail)s colonnes au plus."),
    "too_many_merged": gettext_lazy("Trop de cases sont fusionnées. Séparez-les."),
    "no_survey": gettext_lazy(
        "Il n’y a pas de feuille « survey » : c’est là que sont les questions. Les feuilles du fichier : %(detail)s."
    ),
    "no_column": gettext_lazy("Il n’y a pas de colonne « %(detail)s »."),
    "nothing_taken": gettext_lazy("Aucune question n’a pu être prise. Rien n’est enregistré."),
}
"""Why nothing of a file is taken."""
REASONS = {
    "": gettext_lazy("prise"),
    "appearance": gettext_lazy("prise, sans l’apparence « %(detail)s » : nos écrans montrent une question à la fois"),
    # Sheets and columns
    "sheet_unknown": gettext_lazy(
        "nous ne lisons pas cette feuille, seulement « survey », « choices » et « settings »"
    ),
    "sheet_twice": gettext_lazy("une autre feuille a déjà ce nom"),
    "column_unknown": gettext_lazy("nous ne connaissons pas la colonne « %(detail)s » : ses cases ne sont pas prises"),
    "column_left": gettext_lazy(
        "nos questionnaires n’ont pas « %(detail)s » : les cases de cette colonne ne sont pas prises"
    ),
    "column_twice": gettext_lazy(
        "la colonne « %(detail)s » dit la même chose qu’une colonne avant elle : elle n’est pas prise"
    ),
    "column_untitled": gettext_lazy("la colonne %(detail)s n’a pas de titre : ses cases ne sont pas prises"),
    "column_language": gettext_lazy("nous ne comprenons pas la langue de la colonne « %(detail)s »"),
    "too_many_languages": gettext_lazy("il y a trop de langues : la colonne « %(detail)s » n’est pas prise"),
    "settings_twice": gettext_lazy("il n’y a qu’une ligne de réglages : celle du haut"),
    # Cells
    "formula": gettext_lazy("la case %(detail)s est une formule. Nous ne calculons rien : écrivez le résultat"),
    "error_cell": gettext_lazy("la case %(detail)s montre une erreur de calcul"),
    "date_cell": gettext_lazy("la case %(detail)s est une date. Mettez la case au format « texte »"),
    "cell_too_long": gettext_lazy("le texte de la case %(detail)s est trop long : 2 000 signes au plus"),
    "merged": gettext_lazy("la case %(detail)s est fusionnée avec une autre. Séparez-les"),
    # What names a row
    "no_type": gettext_lazy("la case « type » est vide"),
    "no_name": gettext_lazy("la case « name » est vide"),
    "no_list_name": gettext_lazy("la case « list_name » est vide"),
    "name": gettext_lazy(
        "le nom « %(detail)s » ne va pas : une lettre, puis des lettres sans accent, des chiffres ou _ . -, 60 au plus"
    ),
    "twice": gettext_lazy("ce nom est déjà pris à la ligne %(detail)s"),
    "no_label": gettext_lazy("il n’y a pas de texte dans la première langue (%(detail)s)"),
    "file_name": gettext_lazy("« %(detail)s » n’est pas un nom de fichier : sans dossier, par exemple « photo.png »"),
    "quotes_answer": gettext_lazy("le texte reprend une autre réponse avec ${…} : nos questionnaires ne le font pas"),
    # Kinds of question
    "type_unknown": gettext_lazy("nous ne connaissons pas le type « %(detail)s »"),
    "type_place": gettext_lazy("nous ne demandons pas où est la personne (« %(detail)s »)"),
    "type_date": gettext_lazy("nos questionnaires n’ont pas de question « %(detail)s » : posez-la avec un texte"),
    "type_file": gettext_lazy("nos questionnaires ne demandent pas de photo, de son ou de fichier (« %(detail)s »)"),
    "type_decimal": gettext_lazy(
        "nos questionnaires n’ont que des nombres entiers : utilisez « integer » (« %(detail)s »)"
    ),
    "type_watched": gettext_lazy("nous ne relevons ni l’heure, ni le téléphone, ni la personne (« %(detail)s »)"),
    "type_phone": gettext_lazy("nous ne demandons pas de numéro de téléphone dans une consultation (« %(detail)s »)"),
    "type_computed": gettext_lazy("nos questionnaires ne calculent rien (« %(detail)s »)"),
    "type_barcode": gettext_lazy("nos questionnaires ne lisent pas de code-barres"),
    "type_rank": gettext_lazy("ranger des réponses dans l’ordre est trop difficile sur un téléphone : faites choisir"),
    "type_acknowledge": gettext_lazy("nos questionnaires n’ont pas de case à cocher seule : utilisez oui ou non"),
    "type_title": gettext_lazy("« %(detail)s » est un réglage : écrivez-le dans la feuille « settings »"),
    "type_cascade": gettext_lazy("une liste qui dépend d’une autre réponse : nos questionnaires n’en ont pas"),
    "type_from_file": gettext_lazy(
        "les réponses viennent d’un autre fichier : écrivez-les dans la feuille « choices »"
    ),
    "type_select": gettext_lazy(
        "« %(detail)s » : écrivez « select_one » ou « select_multiple », puis le nom de la liste"
    ),
    # Headings
    "repeat": gettext_lazy("des questions qui se répètent : nos questionnaires n’en ont pas"),
    "repeat_count": gettext_lazy("des questions qui se répètent : nos questionnaires n’en ont pas"),
    "nested": gettext_lazy("un titre dans un autre titre, celui de la ligne %(detail)s : il n’y a qu’un niveau"),
    "in_refused": gettext_lazy("à l’intérieur de la ligne %(detail)s, qui est refusée"),
    "never_closed": gettext_lazy("ce titre n’a pas de fin : il manque une ligne « end group »"),
    "end_alone": gettext_lazy("cette fin n’a pas de début"),
    "group_empty": gettext_lazy("aucune question n’a été prise sous ce titre"),
    "matrix": gettext_lazy("plusieurs questions en tableau : trop difficile à lire. Posez-les une à une"),
    # What a question does
    "required": gettext_lazy("nous lisons seulement « yes » ou « no » pour « required », pas « %(detail)s »"),
    "calculation": gettext_lazy("nos questionnaires ne calculent rien (« %(detail)s »)"),
    "choice_filter": gettext_lazy("une liste qui dépend d’une autre réponse : nos questionnaires n’en ont pas"),
    "read_only": gettext_lazy("une question à laquelle on ne peut pas répondre : utilisez « note »"),
    "disabled": gettext_lazy("la question est désactivée dans le tableur"),
    "trigger": gettext_lazy("nos questionnaires ne calculent rien (« %(detail)s »)"),
    "other_program": gettext_lazy("la question demande un autre programme (« %(detail)s »)"),
    "constraint": gettext_lazy(
        "nous ne comprenons pas la limite « %(detail)s ». Pour un nombre : . >= 0 and . <= 30."
        " Pour plusieurs réponses : count-selected(.) <= 3"
    ),
    "pp_kind": gettext_lazy(
        "« %(detail)s » ne va pas dans « pp_kind » : yes_no ou statement, avec une liste yes et no"
    ),
    "at_most": gettext_lazy("on ne peut pas choisir %(detail)s réponses dans cette liste"),
    "least_above_most": gettext_lazy("le plus petit nombre est plus grand que le plus grand"),
    # The one condition
    "condition_complicated": gettext_lazy(
        "la condition « %(detail)s » : nous lisons seulement une réponse et une valeur"
    ),
    "condition_question": gettext_lazy("la condition parle de « %(detail)s », qui n’est pas une question prise avant"),
    "condition_several": gettext_lazy(
        "« %(detail)s » a plusieurs réponses : écrivez selected(${%(detail)s}, 'la réponse')"
    ),
    "condition_value": gettext_lazy("la condition attend « %(detail)s », qui n’est pas une réponse de cette question"),
    "condition_kind": gettext_lazy("la condition ne peut pas porter sur les mots de « %(detail)s »"),
    "two_conditions": gettext_lazy("la question et son titre ont chacun une condition : une seule est possible"),
    # Lists
    "list_unknown": gettext_lazy("la liste « %(detail)s » n’est pas dans la feuille « choices »"),
    "list_broken": gettext_lazy("la ligne %(detail)s de la liste est refusée dans la feuille « choices »"),
    "list_unused": gettext_lazy("aucune question prise n’utilise la liste « %(detail)s »"),
    "empty": gettext_lazy("il n’y a pas encore de question"),
    "too_few_choices": gettext_lazy("il faut au moins 2 réponses"),
    "faces": gettext_lazy("il faut de 3 à 5 visages"),
    "choice_name": gettext_lazy(
        "le nom « %(detail)s » ne va pas : des lettres sans accent, des chiffres ou _ . -, sans espace, 60 au plus"
    ),
    "choice_reserved": gettext_lazy("le nom « %(detail)s » est réservé : cette réponse est toujours proposée"),
    "choice_no_label": gettext_lazy("la réponse « %(detail)s » n’a pas de texte dans la première langue"),
    "choice_twice": gettext_lazy("la réponse « %(detail)s » est deux fois dans la liste"),
    "choice_same": gettext_lazy("la réponse « %(detail)s » est deux fois dans la liste"),
    "too_many_choices": gettext_lazy("la liste est trop longue : %(detail)s réponses au plus"),
    "too_many_questions": gettext_lazy("il y a trop de questions : %(detail)s au plus"),
}
"""What became of a row."""
LONGEST_DETAIL = 120


def say_reason(row: Row) -> str:
    return str(REASONS[row.reason]) % {"detail": _shortened(row.detail)}


def say_place(row: Row) -> str:
    """« survey, ligne 4 »."""
    if not row.number:
        return row.sheet
    return _("%(sheet)s, ligne %(number)s") % {"sheet": row.sheet, "number": row.number}


def say_row(row: Row) -> str:
    """One line for one row: its place, what became of it, why."""
    place, reason = say_place(row), say_reason(row)
    if row.taken:
        return f"{place} : {reason}"
    return _("%(place)s : refusée, %(reason)s") % {"place": place, "reason": reason}


def say_unreadable(error: Unreadable) -> str:
    """Why nothing is taken, with the place when there is one."""
    sentence = str(WHOLE[error.what]) % {"detail": _shortened(error.detail)}
    if not error.sheet:
        return sentence
    return f"{say_place(Row(error.sheet, error.number, False))} : {sentence}"


@dataclass(frozen=True)
class Stretch:
    """Rows in a row with the same fate, for a page: « lignes 3 à 12 »."""

    sheet: str
    first: int
    last: int
    taken: bool
    reason: str


def stretches(rows: Iterable[Row]) -> Iterator[Stretch]:
    """rows: all of them, in their order: those of one fate that stand together make one stretch."""
    for (sheet, taken, reason), same in groupby(rows, key=lambda row: (row.sheet, row.taken, say_reason(row))):
        numbers = [row.number for row in same]
        yield Stretch(sheet, numbers[0], numbers[-1], taken, reason)


def _shortened(detail: str) -> str:
    return detail if len(detail) <= LONGEST_DETAIL else f"{detail[:LONGEST_DETAIL]}…"
