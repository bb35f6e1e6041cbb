"""What a member of the committee types: her college, themes, choices, notes, numbers of cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit.ids import new_id
from participation.consultations.engine.piles import LONGEST_LINE, Pile, read_pile
from participation.consultations.models import LONGEST_NAME, LONGEST_NOTE, LONGEST_RULE, College, Theme
from participation.plans.forms.base import TextField

NONE = "aucun"
"""What is sent for « no theme goes with it »."""


class CollegeForm(forms.Form):
    college = forms.ChoiceField(
        label=gettext_lazy("Au comité, vous êtes"),
        help_text=gettext_lazy("Vous seul ou vous seule le dites. Vous pouvez le changer."),
        choices=College,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choisissez une réponse."),
            "invalid_choice": gettext_lazy("Choisissez une réponse."),
        },
    )


class ThemeForm(forms.Form):
    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, required=False)
    name = TextField(
        label=gettext_lazy("Le thème"),
        help_text=gettext_lazy("Un ou deux mots. Par exemple : horaires."),
        longest=LONGEST_NAME,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Écrivez le thème.")},
    )
    rule = TextField(
        label=gettext_lazy("Ce qu’on y met"),
        help_text=gettext_lazy("Une phrase. Par exemple : quand on parle d’un jour ou d’une heure d’ouverture."),
        longest=LONGEST_RULE,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Écrivez ce qu’on met dans ce thème.")},
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_rule(self) -> str:
        return " ".join(self.cleaned_data["rule"].split())


class ThemesForm(forms.Form):
    """Which themes go with a message. Nothing is ticked beforehand but what she chose herself."""

    themes = forms.MultipleChoiceField(
        label=gettext_lazy("De quoi parle ce message ?"),
        help_text=gettext_lazy("Vous pouvez choisir plusieurs thèmes."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choisissez un thème, ou « Aucun thème ne va »."),
            "invalid_choice": gettext_lazy("Choisissez dans la liste."),
        },
    )

    def __init__(
        self, data=None, *, themes: Sequence[Theme], chosen: Collection[UUID] | None = None, **options
    ) -> None:
        """chosen: what was chosen before; None when nothing was."""
        before = [] if chosen is None else [str(pk) for pk in chosen] or [NONE]
        super().__init__(data, initial={"themes": before}, **options)
        offered = [(str(theme.pk), f"{theme.number}. {theme.name}\n{theme.rule}") for theme in themes]
        self.fields["themes"].choices = [*offered, (NONE, _("Aucun thème ne va"))]

    def clean_themes(self) -> list[UUID]:
        chosen = self.cleaned_data["themes"]
        if NONE in chosen and len(chosen) > 1:
            raise ValidationError(_("Choisissez des thèmes, ou « Aucun thème ne va ». Pas les deux."))
        return [UUID(one) for one in chosen if one != NONE]


class SettleForm(ThemesForm):
    """What is decided after talking."""

    vu = forms.IntegerField(min_value=0, max_value=2**15, widget=forms.HiddenInput)

    def __init__(self, *args, seen: int = 0, **options) -> None:
        super().__init__(*args, **options)
        self.initial["vu"] = seen
        self.fields["themes"].label = _("Que décidez-vous ensemble ?")


class NoteForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    dissent = forms.BooleanField(
        label=gettext_lazy("Je ne suis pas d’accord avec ce qui est décidé"),
        help_text=gettext_lazy("Votre désaccord reste écrit à côté de la décision."),
        required=False,
    )
    text = TextField(
        label=gettext_lazy("Votre note"),
        help_text=gettext_lazy("Les autres membres du comité la lisent quand les deux lectures sont faites."),
        longest=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Écrivez votre note.")},
    )

    def __init__(self, *args, may_dissent: bool = False, **options) -> None:
        super().__init__(*args, **options)
        if not may_dissent:
            del self.fields["dissent"]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].strip()
        if not text:
            raise ValidationError(_("Écrivez votre note."))
        return text


class PilesForm(forms.Form):
    """One line of numbers for each theme, one for those that none goes with. `self.piles`: what was read."""

    def __init__(self, data=None, *, themes: Sequence[Theme], known: Collection[int], **options) -> None:
        super().__init__(data, **options)
        self.known, self.piles = known, {}
        self.names = {**{f"theme-{theme.number}": theme for theme in themes}, NONE: None}
        for name, theme in self.names.items():
            self.fields[name] = TextField(
                label=f"{theme.number}. {theme.name}" if theme else _("Aucun thème ne va"),
                longest=LONGEST_LINE,
                required=False,
                widget=forms.TextInput({"autocomplete": "off", "dir": "ltr"}),
            )

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        read = {name: read_pile(said.get(name, ""), self.known) for name in self.names}
        for name, pile in read.items():
            for sentence in faults(pile, self.known):
                self.add_error(name, sentence)
        if both := _in_a_theme_too(read):
            wrong = ngettext(
                "Le numéro %(numbers)s est aussi dans un thème.",
                "Les numéros %(numbers)s sont aussi dans un thème.",
                len(both),
            )
            self.add_error(NONE, wrong % {"numbers": _listed(both)})
        if not any(pile.numbers for pile in read.values()) and not self.errors:
            raise ValidationError(_("Écrivez au moins un numéro."))
        self.piles = {theme.pk if theme else None: read[name].numbers for name, theme in self.names.items()}


def _in_a_theme_too(read: Mapping[str, Pile]) -> list[int]:
    in_themes = {number for name, pile in read.items() if name != NONE for number in pile.numbers}
    return sorted(in_themes.intersection(read[NONE].numbers))


def faults(pile: Pile, known: Collection[int]) -> list[str]:
    """What cannot be taken of a line, a sentence each."""
    found = []
    if pile.unread:
        wrong = _("« %(word)s » n’est pas un numéro. Écrivez par exemple : 3, 7, 12-15.")
        found.append(wrong % {"word": pile.unread[0]})
    if pile.backwards:
        wrong = _("« %(word)s » va à l’envers. Écrivez le plus petit numéro d’abord.")
        found.append(wrong % {"word": pile.backwards[0]})
    if pile.unknown:
        wrong = ngettext(
            "Il n’y a pas de message %(numbers)s.", "Il n’y a pas de messages %(numbers)s.", len(pile.unknown)
        )
        found.append(wrong % {"numbers": _listed(pile.unknown)})
    if pile.unknown and known:
        found.append(_("Les numéros vont de %(first)s à %(last)s.") % {"first": min(known), "last": max(known)})
    if pile.twice:
        wrong = ngettext(
            "Le numéro %(numbers)s est écrit deux fois.",
            "Les numéros %(numbers)s sont écrits deux fois.",
            len(pile.twice),
        )
        found.append(wrong % {"numbers": _listed(pile.twice)})
    return found


def _listed(numbers: Sequence[object]) -> str:
    return ", ".join(map(str, numbers))
